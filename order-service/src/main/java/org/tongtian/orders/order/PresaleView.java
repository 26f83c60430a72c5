package org.tongtian.orders.order;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.money.Money;

/**
 * The presale part of an order, as its buyer and its co-operative see it (promise C7).
 *
 * @param deposit paid at once; goes back whole wherever the balance isn't paid
 * @param balance the rest, with the delivery fee
 * @param depositedAt when the deposit came; null before
 * @param balanceBefore when the balance must have come; null until the goods are allotted
 * @param offer goods of another grade that wait for the buyer's answer, or that were taken; null
 *     where none were offered
 */
public record PresaleView(
    LocalDate harvestFrom,
    LocalDate harvestUntil,
    int depositPercent,
    int balanceDays,
    Money deposit,
    Money balance,
    Instant depositedAt,
    Instant balanceBefore,
    OfferView offer) {

  /**
   * Goods of another lot.
   *
   * @param total what the order costs with them, never more than before
   * @param balance what is left to pay with them
   * @param taken whether the buyer took them
   */
  public record OfferView(
      String lotId,
      Grade grade,
      Money unitPrice,
      Money total,
      Money balance,
      Instant answerBefore,
      boolean taken) {}

  /** Null for an order that is none. */
  static PresaleView of(Order order) {
    Presale presale = order.presale();
    if (presale == null) {
      return null;
    }
    PresaleTerms terms = presale.terms();
    return new PresaleView(
        terms.harvestFrom(),
        terms.harvestUntil(),
        terms.depositPercent(),
        terms.balanceDays(),
        presale.deposit(),
        order.balance(),
        presale.depositedAt(),
        presale.balanceBefore(),
        presale.offer() == null ? null : of(presale, presale.offer()));
  }

  private static OfferView of(Presale presale, Presale.Offer offer) {
    Money total = offer.money().paid();
    return new OfferView(
        offer.lotId(),
        offer.grade(),
        offer.unitPrice(),
        total,
        total.minus(presale.deposit()),
        offer.answerBefore(),
        offer.taken());
  }
}
