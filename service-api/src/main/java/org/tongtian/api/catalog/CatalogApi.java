package org.tongtian.api.catalog;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What other services ask of catalog-service. */
public interface CatalogApi {

  /**
   * Reserves stock atomically for each lot (promise O2), and for all of them or none. Refusals,
   * with the field {@code goods[i]}: {@code catalog.lot_unknown} (404), {@code
   * catalog.quantity_invalid} (400), {@code catalog.not_enough_stock}, {@code catalog.over_limit},
   * {@code catalog.not_open_yet}, {@code catalog.sale_over}, {@code catalog.reservation_released}
   * (409), {@code catalog.stock_rebuilding}, {@code catalog.crowded} (503: come back under the same
   * ids). Answers in the order asked for.
   */
  @PostMapping("/internal/catalog/reservations")
  List<ReservedStock> reserve(@RequestBody ReserveGoods command);

  /**
   * Gives reservations back at once, e.g. when the order could not be stored; repeating it or
   * naming an unknown one changes nothing.
   */
  @PostMapping("/internal/catalog/reservations/release")
  void release(@RequestBody ReleaseGoods command);

  /** What a basket needs to know of the named lots, unknown ones left out. */
  @GetMapping("/internal/catalog/offers")
  List<LotOffer> offers(@RequestParam("lots") List<String> lotIds);

  /**
   * The same of every lot of a product, the newest harvest first: what a buyer can be offered in
   * place of a lot that fell short. Empty for an unknown product.
   */
  @GetMapping("/internal/catalog/products/{id}/offers")
  List<LotOffer> offersOf(@PathVariable("id") String productId);

  /** Cards of the named products, unknown ones left out. */
  @GetMapping("/internal/catalog/products")
  List<ProductCard> products(@RequestParam("ids") List<String> ids);

  /** The most reservations or lots that one question may name or one page holds. */
  int MOST = 200;

  /**
   * The stock of the lots after that one, by id, for an auditor.
   *
   * @param after id of the last lot seen, null for the beginning
   * @param limit 1 to {@link #MOST}
   */
  @GetMapping("/internal/catalog/stock-accounts")
  List<StockAccount> stockAccounts(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam("limit") int limit);

  /** The stock of one lot; 404 {@code catalog.lot_unknown}. */
  @GetMapping("/internal/catalog/lots/{id}/stock-account")
  StockAccount stockAccount(@PathVariable("id") String lotId);

  /** The named reservations, unknown ones left out. */
  @PostMapping("/internal/catalog/reservations/standing")
  List<ReservationStanding> standing(@RequestBody List<String> reservationIds);

  /**
   * The reservations of a lot that take stock (held or sold), by id, after that one.
   *
   * @param after id of the last one seen, null for the beginning
   * @param limit 1 to {@link #MOST}
   */
  @GetMapping("/internal/catalog/lots/{id}/reservations")
  List<ReservationStanding> reservationsOf(
      @PathVariable("id") String lotId,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam("limit") int limit);

  /**
   * What was expected and harvested of a lot sold before its harvest, and what of it was sold
   * (promise C7). Where less was harvested than is sold, the difference is a shortfall which
   * order-service settles with the buyers; each refund that says so ({@code
   * RefundedLine.restocked}) lowers what is sold. 404 {@code catalog.lot_unknown}; 409 {@code
   * catalog.no_presale} for a lot that was there when it was listed.
   */
  @GetMapping("/internal/catalog/lots/{id}/harvest")
  HarvestReport harvest(@PathVariable("id") String lotId);
}
