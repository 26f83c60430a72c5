package org.tongtian.orders.order;

import java.time.Instant;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What an order of goods that are not harvested yet has besides (promise C7, ADR 25): it is paid in
 * two parts. The deposit is a prepayment (订金) and goes back whole wherever the balance isn't paid.
 *
 * @param lotId the lot whose harvest it waits for, also where its buyer took goods of another lot
 * @param terms as they were when it was placed
 * @param deposit paid at once; the rest is the balance
 * @param depositedAt when the deposit came, by the channel's clock; null before
 * @param balanceBefore when the balance must have come; null until the goods are allotted
 * @param balancePaidAt when the balance came, by the channel's clock; null before
 * @param offer goods of another grade; null where none were offered
 */
@Pure
public record Presale(
    String lotId,
    PresaleTerms terms,
    Money deposit,
    Instant depositedAt,
    Instant balanceBefore,
    Instant balancePaidAt,
    Offer offer) {

  private static final int PERCENT = 100;

  /**
   * Goods of another lot of the same product, offered since the harvest fell short.
   *
   * @param unitPrice the lower one of both lots; the buyer never pays more
   * @param money what the order costs with them
   * @param answerBefore without an answer by then the deposit goes back
   * @param taken whether the buyer took them
   */
  public record Offer(
      String lotId,
      Grade grade,
      Money unitPrice,
      LineMoney money,
      Instant offeredAt,
      Instant answerBefore,
      boolean taken) {}

  /**
   * The presale of a new order.
   *
   * @param price what its goods and their delivery cost, at least two fen
   */
  public static Presale begun(String lotId, PresaleTerms terms, LineMoney price) {
    return new Presale(lotId, terms, deposit(terms, price), null, null, null, null);
  }

  /**
   * The deposit: so many per cent of the goods' price, a part of a fen asked for with it; a fen at
   * least is left for the balance.
   */
  public static Money deposit(PresaleTerms terms, LineMoney price) {
    long goods = price.afterCoupons().amount();
    long part = Math.ceilDiv(Math.multiplyExact(goods, terms.depositPercent()), PERCENT);
    return Money.cny(Math.min(part, price.paid().amount() - 1));
  }

  Presale deposited(Instant at) {
    return new Presale(lotId, terms, deposit, at, balanceBefore, balancePaidAt, offer);
  }

  Presale balanceDue(Instant before) {
    return new Presale(lotId, terms, deposit, depositedAt, before, null, offer);
  }

  Presale balancePaid(Instant at) {
    return new Presale(lotId, terms, deposit, depositedAt, balanceBefore, at, offer);
  }

  Presale offering(Offer made) {
    return new Presale(lotId, terms, deposit, depositedAt, null, null, made);
  }

  Presale taking(Instant before) {
    Offer taken =
        new Offer(
            offer.lotId,
            offer.grade,
            offer.unitPrice,
            offer.money,
            offer.offeredAt,
            offer.answerBefore,
            true);
    return new Presale(lotId, terms, deposit, depositedAt, before, null, taken);
  }

  /** Whether its goods are of the harvest it waited for. */
  public boolean isAllotted() {
    return balanceBefore != null && (offer == null || !offer.taken);
  }

  /** Whether it waits for its buyer's answer. */
  public boolean isOffered() {
    return offer != null && !offer.taken;
  }
}
