package org.tongtian.catalog.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.catalog.stock.Claim;
import org.tongtian.catalog.stock.Reservation;
import org.tongtian.catalog.stock.StockService;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;

/** What baskets ask: what lots would cost, and stock of them. */
@Service
class Buying {

  private final ProductRepository repository;
  private final StockService stock;

  Buying(ProductRepository repository, StockService stock) {
    this.repository = repository;
    this.stock = stock;
  }

  List<ReservedStock> reserve(ReserveGoods wanted) {
    List<ReservedStock> reserved = new ArrayList<>();
    try {
      for (int i = 0; i < wanted.goods().size(); i++) {
        reserved.add(reserve(wanted, wanted.goods().get(i), "goods[" + i + "]"));
      }
      return reserved;
    } catch (Refusal refusal) {
      reserved.forEach(each -> stock.release(each.reservationId()));
      throw refusal;
    }
  }

  private ReservedStock reserve(ReserveGoods all, ReserveGoods.Wanted wanted, String field) {
    Lot lot = Ids.isId(wanted.lotId()) ? repository.lot(wanted.lotId()) : null;
    if (lot == null) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "catalog.lot_unknown", field);
    }
    Product product = repository.product(lot.productId());
    Sku sku = product.sku(lot.skuId());
    Reservation held =
        stock.reserve(
            new Claim(
                wanted.reservationId(),
                lot.id(),
                sku.unit(),
                wanted.quantity(),
                all.buyerId(),
                lot.price(),
                all.expiresAt(),
                field));
    return new ReservedStock(
        held.id(),
        product.id(),
        product.name(),
        product.picture(),
        lot.skuId(),
        lot.id(),
        Grades.byCode(lot.gradeCode()).orElseThrow(),
        sku.unit(),
        held.quantity(),
        held.unitPrice(),
        held.unitPrice().times(held.quantity()),
        product.cooperative(),
        product.contractId(),
        product.legsOrOne(),
        sku.gramsPerUnit(),
        lot.harvestDate(),
        null);
  }

  List<LotOffer> offers(List<String> lotIds) {
    Map<String, Quantity> available = stock.available(lotIds);
    List<LotOffer> offers = new ArrayList<>();
    for (String lotId : lotIds) {
      Lot lot = repository.lot(lotId);
      if (lot != null) {
        offers.add(offer(lot, repository.product(lot.productId()), available));
      }
    }
    return offers;
  }

  private static LotOffer offer(Lot lot, Product product, Map<String, Quantity> available) {
    Sku sku = product.sku(lot.skuId());
    Unit unit = sku.unit();
    return new LotOffer(
        lot.id(),
        product.id(),
        product.name(),
        product.picture(),
        sku.id(),
        sku.name(),
        Grades.byCode(lot.gradeCode()).orElseThrow(),
        unit,
        lot.price(),
        available.getOrDefault(lot.id(), Quantity.ZERO),
        sku.gramsPerUnit(),
        lot.harvestDate(),
        null,
        null,
        null,
        product.cooperative(),
        product.contractId(),
        null);
  }
}
