package org.tongtian.catalog.product;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.catalog.stock.StockService;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** The catalogue for other services, and for setting a market up. */
@RestController
class InternalCatalogController implements CatalogApi {

  private static final int MOST_IDS = 100;

  private final ProductService products;
  private final StockService stock;

  InternalCatalogController(ProductService products, StockService stock) {
    this.products = products;
    this.stock = stock;
  }

  /** What is registered of a co-operative. */
  record CooperativeName(Text name) {}

  @Override
  public ReservedStock reserve(ReserveStock command) {
    return products.reserve(command);
  }

  @Override
  public void release(String reservationId) {
    stock.release(reservationId);
  }

  @Override
  public List<ProductCard> products(List<String> ids) {
    if (ids.size() > MOST_IDS) {
      throw Refusal.invalid("catalog.limit_invalid", "ids");
    }
    return products.cards(ids);
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
