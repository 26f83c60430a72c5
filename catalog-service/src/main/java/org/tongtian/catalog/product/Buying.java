package org.tongtian.catalog.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.catalog.stock.Claim;
import org.tongtian.catalog.stock.Held;
import org.tongtian.catalog.stock.LotNow;
import org.tongtian.catalog.stock.LotStock;
import org.tongtian.catalog.stock.Reservation;
import org.tongtian.catalog.stock.StockService;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * What baskets ask: what lots would cost, and stock of them.
 *
 * <p>What goods are (their product, pack, grade and weight) never changes once they are listed, so
 * it is remembered and read once. What changes (price, terms, stock, harvest) is never remembered:
 * it comes from the count that the stock was taken from, whose epoch was checked after the
 * reservation was stored.
 */
@Service
class Buying {

  private static final int MOST_REMEMBERED = 20_000;

  private final ProductRepository repository;
  private final StockService stock;
  private final ConcurrentMap<String, Goods> remembered = new ConcurrentHashMap<>();

  /** What never changes about a lot. */
  private record Goods(Lot lot, Product product, Sku sku) {}

  Buying(ProductRepository repository, StockService stock) {
    this.repository = repository;
    this.stock = stock;
  }

  /** Answers in the order asked for; refusals as {@code CatalogApi.reserve} has them. */
  List<ReservedStock> reserve(ReserveGoods wanted) {
    if (wanted.goods() == null) {
      throw Refusal.invalid("catalog.reservation_invalid", "goods", "goods");
    }
    List<Goods> goods = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (ReserveGoods.Wanted each : wanted.goods()) {
      String field = "goods[" + claims.size() + "]";
      Goods found = goods(each.lotId(), field);
      goods.add(found);
      claims.add(
          new Claim(
              each.reservationId(),
              each.lotId(),
              found.sku().unit(),
              each.quantity(),
              wanted.buyerId(),
              wanted.expiresAt(),
              field));
    }
    List<Held> held = stock.reserve(claims);
    List<ReservedStock> reserved = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      reserved.add(reserved(goods.get(i), held.get(i)));
    }
    return reserved;
  }

  /** In the order asked for, unknown ones left out. */
  List<LotOffer> offers(List<String> lotIds) {
    Map<String, Lot> lots = new HashMap<>();
    repository.lots(lotIds).forEach(lot -> lots.put(lot.id(), lot));
    Map<String, Product> products = new HashMap<>();
    repository
        .products(lots.values().stream().map(Lot::productId).distinct().toList())
        .forEach(product -> products.put(product.id(), product));
    Map<String, LotNow> onSale = stock.now(lots.keySet());
    return lotIds.stream()
        .distinct()
        .map(lots::get)
        .filter(lot -> lot != null && products.containsKey(lot.productId()))
        .map(lot -> offer(lot, products.get(lot.productId()), onSale.get(lot.id())))
        .toList();
  }

  /** Of every lot of a product, the newest harvest first. */
  List<LotOffer> offersOf(String productId) {
    return offers(repository.lotsOf(List.of(productId)).stream().map(Lot::id).toList());
  }

  private Goods goods(String lotId, String field) {
    Goods known = lotId == null ? null : remembered.get(lotId);
    if (known != null) {
      return known;
    }
    Lot lot = Ids.isId(lotId) ? repository.lot(lotId) : null;
    Product product = lot == null ? null : repository.product(lot.productId());
    if (product == null) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "catalog.lot_unknown", field);
    }
    Goods goods = new Goods(lot, product, product.sku(lot.skuId()));
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(lotId, goods);
    return goods;
  }

  private static ReservedStock reserved(Goods goods, Held held) {
    Reservation reservation = held.reservation();
    LotStock onSale = held.lot();
    Product product = goods.product();
    Sku sku = goods.sku();
    return new ReservedStock(
        reservation.id(),
        product.id(),
        product.name(),
        product.picture(),
        sku.id(),
        goods.lot().id(),
        Grades.byCode(goods.lot().gradeCode()).orElseThrow(),
        sku.unit(),
        reservation.quantity(),
        reservation.unitPrice(),
        reservation.unitPrice().times(reservation.quantity()),
        product.cooperative(),
        product.contractId(),
        product.legsOrOne(),
        sku.gramsPerUnit(),
        ProductViews.thereFrom(goods.lot(), onSale),
        onSale.presaleNow());
  }

  private static LotOffer offer(Lot lot, Product product, LotNow now) {
    Sku sku = product.sku(lot.skuId());
    LotStock onSale = now.stock();
    return new LotOffer(
        lot.id(),
        product.id(),
        product.name(),
        product.picture(),
        sku.id(),
        sku.name(),
        Grades.byCode(lot.gradeCode()).orElseThrow(),
        sku.unit(),
        onSale.price(),
        now.available(),
        sku.gramsPerUnit(),
        ProductViews.thereFrom(lot, onSale),
        onSale.terms().opensAt(),
        onSale.terms().closesAt(),
        onSale.terms().perBuyer(),
        product.cooperative(),
        product.contractId(),
        onSale.presaleNow());
  }
}
