package org.tongtian.catalog.product;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.catalog.stock.LotNow;
import org.tongtian.catalog.stock.LotStock;
import org.tongtian.catalog.stock.StockFigures;
import org.tongtian.catalog.stock.StockService;

/** Puts products, lots and live stock together: a few queries for a whole page, however long. */
@Component
class ProductViews {

  private final ProductRepository repository;
  private final StockService stock;

  ProductViews(ProductRepository repository, StockService stock) {
    this.repository = repository;
    this.stock = stock;
  }

  List<ProductCard> cards(List<Product> products) {
    List<Lot> lots = lotsOf(products);
    Map<String, LotNow> now = stock.now(ids(lots));
    Map<String, List<Lot>> byProduct = lots.stream().collect(Collectors.groupingBy(Lot::productId));
    return products.stream()
        .map(each -> card(each, byProduct.getOrDefault(each.id(), List.of()), now))
        .filter(Objects::nonNull)
        .toList();
  }

  /** For everybody: without the co-operative's stock figures. */
  List<ProductView> publicly(List<Product> products) {
    return views(products, ids -> Map.of());
  }

  /** For the co-operative that sells them. */
  List<ProductView> withStock(List<Product> products) {
    return views(products, stock::figures);
  }

  LotView publicly(Lot lot, Product product) {
    return view(lot, product, stock.now(List.of(lot.id())), Map.of());
  }

  LotView withStock(Lot lot, Product product) {
    List<String> id = List.of(lot.id());
    return view(lot, product, stock.now(id), stock.figures(id));
  }

  private List<ProductView> views(
      List<Product> products, Function<Collection<String>, Map<String, StockFigures>> figuresOf) {
    List<Lot> lots = lotsOf(products);
    Map<String, LotNow> now = stock.now(ids(lots));
    Map<String, StockFigures> figures = figuresOf.apply(ids(lots));
    Map<String, Product> byId = new HashMap<>();
    products.forEach(product -> byId.put(product.id(), product));
    Map<String, List<LotView>> bySku =
        lots.stream()
            .map(lot -> view(lot, byId.get(lot.productId()), now, figures))
            .collect(Collectors.groupingBy(LotView::skuId));
    return products.stream().map(product -> view(product, bySku)).toList();
  }

  private static ProductView view(Product product, Map<String, List<LotView>> bySku) {
    return new ProductView(
        product.id(),
        product.name(),
        product.description(),
        product.picture(),
        product.origin(),
        product.season(),
        product.cooperative(),
        product.contractId(),
        product.legsOrOne(),
        product.skus().stream()
            .map(
                sku ->
                    new ProductView.SkuView(
                        sku.id(), sku.name(), sku.unit(), bySku.getOrDefault(sku.id(), List.of())))
            .toList());
  }

  private static LotView view(
      Lot lot, Product product, Map<String, LotNow> onSale, Map<String, StockFigures> figures) {
    LotNow now = onSale.get(lot.id());
    LotStock stock = now.stock();
    Sku sku = product.sku(lot.skuId());
    return new LotView(
        lot.id(),
        lot.productId(),
        lot.skuId(),
        thereFrom(lot, stock),
        Grades.byCode(lot.gradeCode()).orElseThrow(),
        stock.price(),
        sku.unit(),
        sku.gramsPerUnit(),
        now.available(),
        stock.terms().opensAt(),
        stock.terms().closesAt(),
        stock.terms().perBuyer(),
        stock.presaleNow(),
        figures.get(lot.id()),
        figures.containsKey(lot.id()) ? stock.harvest() : null);
  }

  private static ProductCard card(Product product, List<Lot> lots, Map<String, LotNow> onSale) {
    Lot lot = OnSale.of(lots, onSale);
    if (lot == null) {
      return null;
    }
    LotNow now = onSale.get(lot.id());
    LotStock stock = now.stock();
    return new ProductCard(
        product.id(),
        product.name(),
        product.picture(),
        product.origin(),
        product.cooperative(),
        product.sku(lot.skuId()).unit(),
        Grades.byCode(lot.gradeCode()).orElseThrow(),
        stock.price(),
        now.available(),
        thereFrom(lot, stock),
        product.contractId(),
        lot.id(),
        lot.skuId(),
        stock.terms().opensAt(),
        stock.terms().closesAt(),
        stock.terms().perBuyer(),
        stock.presaleNow());
  }

  /** When it was harvested; of a presale, the first day of the window until it is. */
  static LocalDate thereFrom(Lot lot, LotStock stock) {
    return stock.harvest() == null ? lot.harvestDate() : stock.harvest().day();
  }

  private List<Lot> lotsOf(List<Product> products) {
    return products.isEmpty()
        ? List.of()
        : repository.lotsOf(products.stream().map(Product::id).toList());
  }

  private static List<String> ids(List<Lot> lots) {
    return lots.stream().map(Lot::id).toList();
  }
}
