package org.tongtian.catalog.product;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.catalog.stock.SellingTerms;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** The catalogue for the shop, and for the co-operative that sells. */
@RestController
@RequestMapping("/api/catalog")
class ProductController {

  private final ProductService products;
  private final IdempotentOperations operations;

  ProductController(ProductService products, IdempotentOperations operations) {
    this.products = products;
    this.operations = operations;
  }

  /** A new price of a lot, per unit. */
  record NewPrice(Money price) {}

  /**
   * What was harvested.
   *
   * @param date Asia/Shanghai
   * @param quantity in the lot's unit; zero where all failed
   */
  record Harvested(LocalDate date, Quantity quantity) {}

  /** What is on sale, newest first; public. */
  @GetMapping("/products")
  Listing<ProductCard> products(
      @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
    return products.cards(after, limit);
  }

  /** One product with its packs and lots; public. 404 {@code catalog.product_unknown}. */
  @GetMapping("/products/{id}")
  ProductView product(@PathVariable String id) {
    return products.product(id);
  }

  /** One lot with what can be bought of it now; public. 404 {@code catalog.lot_unknown}. */
  @GetMapping("/lots/{id}")
  LotView lot(@PathVariable String id) {
    return products.lot(id);
  }

  /** The caller's co-operative's products with the stock of each lot, newest first. */
  @GetMapping("/mine/products")
  Listing<ProductView> mine(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    return products.own(cooperativeOf(caller), after, limit);
  }

  /**
   * Lists a product of the caller's co-operative with its first lot (promise C1), under a contract
   * in force that the co-operative is party to (promise S1). 409 {@code
   * catalog.contract_not_in_force}, {@code catalog.contract_of_others}, 503 {@code
   * catalog.contract_unreachable}.
   */
  @PostMapping("/products")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ProductView> list(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody NewProduct wanted) {
    String cooperativeId = cooperativeOf(caller);
    return operations.create(
        caller,
        key,
        "catalog.product.list",
        wanted,
        ProductView.class,
        product -> "/api/catalog/products/" + product.id(),
        operationId -> products.list(wanted, cooperativeId, operationId));
  }

  /**
   * Puts another harvest of a pack on sale. 404 {@code catalog.sku_unknown}, 403 {@code
   * catalog.not_yours}.
   */
  @PostMapping("/skus/{skuId}/lots")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<LotView> addLot(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String skuId,
      @RequestBody LotTerms terms) {
    String cooperativeId = cooperativeOf(caller);
    return operations.create(
        caller,
        key,
        "catalog.lot.add:" + skuId,
        terms,
        LotView.class,
        lot -> "/api/catalog/lots/" + lot.id(),
        operationId -> products.addLot(skuId, terms, cooperativeId, operationId));
  }

  /**
   * Changes a lot's price per unit; what is reserved keeps the price it was reserved at. 404 {@code
   * catalog.lot_unknown}, 403 {@code catalog.not_yours}.
   */
  @PutMapping("/lots/{id}/price")
  ResponseEntity<LotView> reprice(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @RequestBody NewPrice wanted) {
    String cooperativeId = cooperativeOf(caller);
    return operations.once(
        caller,
        key,
        "catalog.lot.price:" + id,
        wanted,
        HttpStatus.OK,
        LotView.class,
        operationId -> products.reprice(id, wanted.price(), cooperativeId));
  }

  /**
   * Sets when a lot may be bought and how much one buyer may have; what is left out is no limit.
   * What is reserved stays reserved. 400 {@code catalog.window_invalid}, {@code
   * catalog.limit_per_buyer_invalid}, 404 {@code catalog.lot_unknown}, 403 {@code
   * catalog.not_yours}.
   */
  @PutMapping("/lots/{id}/terms")
  ResponseEntity<LotView> setTerms(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @RequestBody SellingTerms wanted) {
    String cooperativeId = cooperativeOf(caller);
    return operations.once(
        caller,
        key,
        "catalog.lot.terms:" + id,
        wanted,
        HttpStatus.OK,
        LotView.class,
        operationId -> products.setTerms(id, wanted, cooperativeId));
  }

  /**
   * Records the harvest of a lot that was sold before it (promise C7): from then on it is the lot's
   * stock, be it more or less than was expected. 400 {@code catalog.harvest_day_invalid}, {@code
   * catalog.harvest_quantity_invalid}, 404 {@code catalog.lot_unknown}, 403 {@code
   * catalog.not_yours}, 409 {@code catalog.no_presale}, {@code catalog.harvest_recorded}.
   */
  @PostMapping("/lots/{id}/harvest")
  ResponseEntity<LotView> harvest(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @RequestBody Harvested harvested) {
    String cooperativeId = cooperativeOf(caller);
    return operations.once(
        caller,
        key,
        "catalog.lot.harvest:" + id,
        harvested,
        HttpStatus.OK,
        LotView.class,
        operationId -> products.harvest(id, harvested.date(), harvested.quantity(), cooperativeId));
  }

  private static String cooperativeOf(Caller caller) {
    return caller.require(Role.COOP_MANAGER).requireParty();
  }
}
