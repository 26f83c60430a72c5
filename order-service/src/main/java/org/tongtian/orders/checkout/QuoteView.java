package org.tongtian.orders.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.LineMoney;

/**
 * What a purchase would cost.
 *
 * @param parts one for each co-operative
 * @param total the sum over the lines that can be bought
 * @param withDelivery whether the delivery fee is known and in it
 * @param couponProblem code of what stands in the way of the coupons, null for nothing; the sums
 *     are without them then
 * @param presale null for goods that are there
 */
record QuoteView(
    List<Part> parts,
    Money total,
    boolean withDelivery,
    String couponProblem,
    PresaleParts presale) {

  /**
   * In which two parts a presale is paid (promise C7).
   *
   * @param deposit paid at once
   * @param balance paid once the goods are there, delivery with it where that is known
   */
  record PresaleParts(PresaleTerms terms, Money deposit, Money balance) {}

  /**
   * A co-operative's part.
   *
   * @param grams weight of the goods that can be bought, in their packing, that the delivery fee is
   *     asked for
   * @param arrivesFrom first day it is expected on, null where nobody can say
   * @param problem code of what stands in its way as a whole, null for nothing
   */
  record Part(
      NamedParty cooperative,
      List<Line> lines,
      LineMoney money,
      Money total,
      long grams,
      LocalDate arrivesFrom,
      LocalDate arrivesUntil,
      String problem) {}

  /**
   * A line.
   *
   * @param available what can be bought now
   * @param opensAt when buying begins, null where it has begun
   * @param perBuyer what one buyer may have in all, null for as much as there is
   * @param presale the terms of goods that are not harvested yet; they are bought alone
   * @param problem code of what stands in its way, null for nothing
   */
  record Line(
      String lotId,
      String productId,
      Text productName,
      Text skuName,
      String picture,
      Grade grade,
      Unit unit,
      Quantity quantity,
      Quantity available,
      Quantity perBuyer,
      Instant opensAt,
      Instant closesAt,
      Money unitPrice,
      LineMoney money,
      Money paid,
      String roomId,
      PresaleTerms presale,
      String problem) {}
}
