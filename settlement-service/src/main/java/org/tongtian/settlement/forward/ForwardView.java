package org.tongtian.settlement.forward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Signature;
import org.tongtian.settlement.debt.Debt;

/**
 * A forward order as its sides see it.
 *
 * @param hash of the terms, what a side signs
 * @param canonical the text whose hash that is
 * @param signedBy party ids
 * @param accepted quantity so far
 * @param value of it so far
 * @param charges what follows from the order, what is paid of it and why
 * @param endingNow what breaking it now would cost either side; null where it is not in force
 */
record ForwardView(
    String id,
    ForwardState state,
    String contractId,
    NamedParty buyer,
    NamedParty seller,
    Text product,
    String unit,
    String grade,
    Quantity quantity,
    LocalDate from,
    LocalDate to,
    Money floor,
    Ratio markup,
    Money deposit,
    Instant depositPaidAt,
    Ratio sellerPenalty,
    Ratio buyerPenalty,
    Ratio tolerance,
    int payWithinDays,
    String hash,
    String canonical,
    List<String> signedBy,
    List<String> cancelWishes,
    Quantity accepted,
    Money value,
    List<DeliveryView> deliveries,
    List<ChargeView> charges,
    Ending ending,
    EndingNow endingNow) {

  /**
   * What it would cost a side to break the order now (Civil Code, art. 587, 588).
   *
   * @param missing of the agreed quantity
   * @param depositBack that the seller would give back, where it withdraws
   * @param sellerPays beside that
   * @param depositLost by the buyer, where it withdraws
   * @param buyerPays beside that
   */
  record EndingNow(
      Quantity missing, Money depositBack, Money sellerPays, Money depositLost, Money buyerPays) {

    private static EndingNow of(ForwardOrder order) {
      if (!order.state().isInForce()) {
        return null;
      }
      Settling seller =
          Settling.of(order.terms(), order.deliveries(), Ending.Cause.SELLER_WITHDREW);
      Settling buyer = Settling.of(order.terms(), order.deliveries(), Ending.Cause.BUYER_WITHDREW);
      return new EndingNow(
          new Quantity(seller.missing()),
          Money.cny(seller.backToBuyer()),
          Money.cny(seller.sellerOwes()),
          Money.cny(buyer.depositLeft()),
          Money.cny(buyer.buyerOwes()));
    }
  }

  /**
   * A delivery.
   *
   * @param value what it costs
   * @param fromDeposit of that, what the deposit has paid already
   */
  record DeliveryView(
      String id,
      LocalDate on,
      String grade,
      Quantity quantity,
      Quantity accepted,
      Money marketPrice,
      String marketSource,
      String remark,
      Money value,
      Money fromDeposit,
      Text reason,
      Instant at) {}

  /** What one side owes the other. */
  record ChargeView(
      String id,
      String from,
      String to,
      Money amount,
      Money paid,
      Money outstanding,
      Text reason,
      Instant dueSince) {

    static ChargeView of(Debt debt) {
      return new ChargeView(
          debt.id(),
          debt.from(),
          debt.to(),
          Money.cny(debt.amount()),
          Money.cny(debt.paid()),
          Money.cny(debt.outstanding()),
          debt.reason(),
          debt.dueSince());
    }
  }

  /** A page of orders, newest first. */
  record Page(List<ForwardView> items, String next) {}

  static ForwardView of(ForwardOrder order, List<Debt> debts) {
    ForwardTerms terms = order.terms();
    return new ForwardView(
        terms.id(),
        order.state(),
        terms.book(),
        terms.buyer(),
        terms.seller(),
        terms.product(),
        terms.unit(),
        terms.grade(),
        new Quantity(terms.quantity()),
        terms.from(),
        terms.to(),
        Money.cny(terms.floor()),
        terms.markup(),
        Money.cny(terms.deposit()),
        order.depositPaidAt(),
        terms.sellerPenalty(),
        terms.buyerPenalty(),
        terms.tolerance(),
        terms.payWithinDays(),
        order.hash(),
        terms.canonical(),
        order.signatures().stream().map(Signature::party).toList(),
        order.cancelWishes(),
        new Quantity(ForwardPrice.accepted(order.deliveries())),
        Money.cny(new ForwardPrice(terms).value(order.deliveries())),
        deliveries(order),
        debts.stream().map(ChargeView::of).toList(),
        order.ending(),
        EndingNow.of(order));
  }

  private static List<DeliveryView> deliveries(ForwardOrder order) {
    ForwardPrice price = new ForwardPrice(order.terms());
    List<DeliveryView> views = new ArrayList<>();
    for (int i = 0; i < order.deliveries().size(); i++) {
      Delivery delivery = order.deliveries().get(i);
      ForwardPrice.Cost cost = price.cost(order.deliveries(), i);
      views.add(
          new DeliveryView(
              delivery.id(),
              delivery.on(),
              delivery.grade(),
              new Quantity(delivery.quantity()),
              new Quantity(delivery.accepted()),
              delivery.marketPrice() == null ? null : Money.cny(delivery.marketPrice()),
              delivery.marketSource(),
              delivery.remark(),
              Money.cny(cost.value()),
              Money.cny(cost.fromDeposit()),
              ForwardReason.delivery(order.terms(), delivery, cost),
              delivery.at()));
    }
    return views;
  }
}
