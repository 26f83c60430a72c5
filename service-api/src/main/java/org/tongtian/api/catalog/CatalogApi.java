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
   * Reserves stock atomically (promise O2). Refusals: {@code catalog.lot_unknown} (404), {@code
   * catalog.quantity_invalid} (400), {@code catalog.not_enough_stock} (409), {@code
   * catalog.stock_rebuilding} (503).
   */
  @PostMapping("/internal/catalog/reservations")
  ReservedStock reserve(@RequestBody ReserveStock command);

  /**
   * Gives a reservation back at once, e.g. when the order could not be stored; repeating it or
   * naming an unknown one changes nothing.
   */
  @PostMapping("/internal/catalog/reservations/{id}/release")
  void release(@PathVariable("id") String reservationId);

  /** Cards of the named products, unknown ones left out. */
  @GetMapping("/internal/catalog/products")
  List<ProductCard> products(@RequestParam("ids") List<String> ids);
}
