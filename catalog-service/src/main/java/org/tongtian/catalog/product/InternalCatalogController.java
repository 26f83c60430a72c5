package org.tongtian.catalog.product;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.api.catalog.ReleaseGoods;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.api.party.NamedParty;
import org.tongtian.catalog.stock.StockAudit;
import org.tongtian.catalog.stock.StockService;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** The catalogue for other services, and for setting a market up. */
@RestController
class InternalCatalogController implements CatalogApi {

  private final ProductService products;
  private final Buying buying;
  private final StockService stock;
  private final StockAudit audit;

  InternalCatalogController(
      ProductService products, Buying buying, StockService stock, StockAudit audit) {
    this.products = products;
    this.buying = buying;
    this.stock = stock;
    this.audit = audit;
  }

  /** What is registered of a co-operative. */
  record CooperativeName(Text name) {}

  @Override
  public List<ReservedStock> reserve(ReserveGoods command) {
    return buying.reserve(command);
  }

  @Override
  public void release(ReleaseGoods command) {
    stock.release(command.reservationIds());
  }

  @Override
  public List<LotOffer> offers(List<String> lotIds) {
    return buying.offers(notTooMany(lotIds, "lots"));
  }

  @Override
  public List<LotOffer> offersOf(String productId) {
    return buying.offersOf(productId);
  }

  @Override
  public List<StockAccount> stockAccounts(String after, int limit) {
    return audit.accounts(after, limit);
  }

  @Override
  public StockAccount stockAccount(String lotId) {
    return audit.account(lotId);
  }

  @Override
  public List<ReservationStanding> standing(List<String> reservationIds) {
    return audit.standing(notTooMany(reservationIds, "reservationIds"));
  }

  @Override
  public List<ReservationStanding> reservationsOf(String lotId, String after, int limit) {
    return audit.reservationsOf(lotId, after, limit);
  }

  @Override
  public HarvestReport harvest(String lotId) {
    return audit.harvest(lotId);
  }

  @Override
  public List<ProductCard> products(List<String> ids) {
    return products.cards(notTooMany(ids, "ids"));
  }

  private static List<String> notTooMany(List<String> ids, String field) {
    if (ids.size() > MOST) {
      throw Refusal.invalid("catalog.limit_invalid", field, String.valueOf(MOST));
    }
    return ids;
  }

  @PutMapping("/internal/catalog/products/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putInPlace(@PathVariable String id, @RequestBody ProductDraft draft) {
    products.putInPlace(id, draft);
  }

  @PutMapping("/internal/catalog/cooperatives/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void register(@PathVariable String id, @RequestBody CooperativeName cooperative) {
    products.register(new NamedParty(id, cooperative.name()));
  }
}
