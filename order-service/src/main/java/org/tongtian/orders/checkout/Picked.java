package org.tongtian.orders.checkout;

import java.time.LocalDate;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.order.OrderLine;

/**
 * A line on its way through the checkout: goods of a lot, reserved or only offered.
 *
 * @param lineId id of the line to be, also of its reservation
 * @param contractId the contract that will settle it
 * @param roomId as the buyer says, or null
 * @param presale null for goods that are there
 * @param contract null until bound
 * @param hostId who sells it live; null until asked, and where nobody does
 */
@Pure
record Picked(
    String lineId,
    NamedParty cooperative,
    OrderLine.Goods goods,
    Quantity quantity,
    Money unitPrice,
    Money price,
    String contractId,
    String roomId,
    PresaleTerms presale,
    ContractInForce contract,
    String hostId) {

  /** Goods that were reserved. */
  static Picked of(PlacePurchase.Goods wanted, ReservedStock stock) {
    return new Picked(
        stock.reservationId(),
        stock.cooperative(),
        OrderLine.Goods.of(stock),
        stock.quantity(),
        stock.unitPrice(),
        stock.amount(),
        stock.contractId(),
        wanted.roomId(),
        stock.presale(),
        null,
        null);
  }

  /** Goods that are only asked about. */
  static Picked of(PlacePurchase.Goods wanted, LotOffer offer) {
    return new Picked(
        offer.lotId(),
        offer.cooperative(),
        new OrderLine.Goods(
            offer.productId(),
            offer.productName(),
            offer.picture(),
            offer.skuId(),
            offer.lotId(),
            offer.grade(),
            offer.unit(),
            null,
            offer.gramsPerUnit(),
            offer.harvestDate()),
        wanted.quantity(),
        offer.unitPrice(),
        offer.unitPrice().times(wanted.quantity()),
        offer.contractId(),
        wanted.roomId(),
        offer.presale(),
        null,
        null);
  }

  Picked with(ContractInForce bound) {
    return copy(bound, hostId);
  }

  Picked withHost(String host) {
    return copy(contract, host);
  }

  private Picked copy(ContractInForce bound, String host) {
    return new Picked(
        lineId,
        cooperative,
        goods,
        quantity,
        unitPrice,
        price,
        contractId,
        roomId,
        presale,
        bound,
        host);
  }

  /** The day that can be relied on for its goods: of a presale, the last one of the window. */
  LocalDate readyOn() {
    return presale == null ? goods.harvestDate() : presale.harvestUntil();
  }

  /** Weight in its packing, grams. */
  long grams() {
    return goods.grams(quantity);
  }

  /** The line as coupons see it. */
  CouponLine forCoupons() {
    return new CouponLine(
        lineId,
        cooperative.id(),
        goods.productId(),
        price,
        contract.cooperativeCoupons(),
        contract.platformCoupons());
  }
}
