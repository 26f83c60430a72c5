package org.tongtian.catalog.product;

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
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Money;
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

  @GetMapping("/products")
  Listing<ProductCard> products(
      @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
    return products.cards(after, limit);
  }

  @GetMapping("/products/{id}")
  ProductView product(@PathVariable String id) {
    return products.product(id);
  }

  @GetMapping("/lots/{id}")
  LotView lot(@PathVariable String id) {
    return products.lot(id);
  }

  @GetMapping("/mine/products")
  Listing<ProductView> mine(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    return products.own(cooperativeOf(caller), after, limit);
  }

  @PostMapping("/products")
  ResponseEntity<ProductView> list(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody NewProduct wanted) {
    String cooperativeId = cooperativeOf(caller);
    return operations.once(
        caller,
        key,
        "catalog.product.list",
        wanted,
        HttpStatus.CREATED,
        ProductView.class,
        operationId -> products.list(wanted, cooperativeId, operationId));
  }

  @PostMapping("/skus/{skuId}/lots")
  ResponseEntity<LotView> addLot(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String skuId,
      @RequestBody LotTerms terms) {
    String cooperativeId = cooperativeOf(caller);
    return operations.once(
        caller,
        key,
        "catalog.lot.add:" + skuId,
        terms,
        HttpStatus.CREATED,
        LotView.class,
        operationId -> products.addLot(skuId, terms, cooperativeId, operationId));
  }

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

  private static String cooperativeOf(Caller caller) {
    return caller.require(Role.COOP_MANAGER).requireParty();
  }
}
