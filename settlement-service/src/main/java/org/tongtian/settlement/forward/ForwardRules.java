package org.tongtian.settlement.forward;

import java.math.BigInteger;
import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Ratio;

/** What terms and deliveries of a forward order must keep; the first breach is refused. */
@Pure
final class ForwardRules {

  private static final long LARGEST_PRICE = 1_000_000_000;
  private static final long LARGEST_QUANTITY = 1_000_000_000_000L;
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_CODE = 32;
  private static final int LONGEST_CREDIT = 180;

  private ForwardRules() {}

  /**
   * Refuses terms that cannot be agreed.
   *
   * @throws Refusal {@code forward.terms_invalid}, {@code forward.same_party}, {@code
   *     forward.deposit_over_fifth} (400)
   */
  static void check(ForwardTerms terms) {
    if (terms.buyer().id().equals(terms.seller().id())) {
      throw Refusal.invalid("forward.same_party", "seller");
    }
    Unit unit =
        Unit.byCode(terms.unit())
            .orElseThrow(() -> Refusal.invalid("forward.terms_invalid", "unit", "unit"));
    need(isCode(terms.grade()), "grade");
    need(isQuantity(terms.quantity(), unit), "quantity");
    need(!terms.from().isAfter(terms.to()), "to");
    need(isPrice(terms.floor()), "floor");
    need(isRate(terms.markup()), "markup");
    need(isRate(terms.sellerPenalty()), "sellerPenalty");
    need(isRate(terms.buyerPenalty()), "buyerPenalty");
    need(isRate(terms.tolerance()), "tolerance");
    need(terms.payWithinDays() >= 0 && terms.payWithinDays() <= LONGEST_CREDIT, "payWithinDays");
    need(terms.deposit() >= 0, "deposit");
    if (terms.deposit() > new ForwardPrice(terms).atFloor(terms.quantity(), 20, 100)) {
      throw Refusal.invalid("forward.deposit_over_fifth", "deposit");
    }
  }

  /**
   * Refuses a delivery that the order cannot take.
   *
   * @param acceptedBefore thousandths
   * @param today business day
   * @throws Refusal {@code forward.delivery_invalid}, {@code forward.outside_window}, {@code
   *     forward.grade_differs}, {@code forward.more_than_agreed} (400)
   */
  static void check(ForwardTerms terms, Delivery delivery, long acceptedBefore, LocalDate today) {
    Unit unit = Unit.byCode(terms.unit()).orElseThrow();
    if (delivery.on().isBefore(terms.from()) || delivery.on().isAfter(terms.to())) {
      throw Refusal.invalid(
          "forward.outside_window", "on", terms.from().toString(), terms.to().toString());
    }
    needIn(!delivery.on().isAfter(today), "on");
    needIn(isQuantity(delivery.quantity(), unit), "quantity");
    needIn(
        delivery.accepted() >= 0
            && delivery.accepted() <= delivery.quantity()
            && unit.allows(new Quantity(delivery.accepted())),
        "accepted");
    needIn(isCode(delivery.grade()), "grade");
    if (delivery.accepted() > 0 && !delivery.grade().equals(terms.grade())) {
      throw Refusal.invalid("forward.grade_differs", "grade", terms.grade());
    }
    if (delivery.accepted() > terms.quantity() - acceptedBefore) {
      throw Refusal.invalid(
          "forward.more_than_agreed",
          "accepted",
          new Quantity(terms.quantity() - acceptedBefore).toString());
    }
    needIn(delivery.marketPrice() == null || isPrice(delivery.marketPrice()), "marketPrice");
    needIn((delivery.marketPrice() == null) == (delivery.marketSource() == null), "marketSource");
    needIn(isShort(delivery.marketSource()), "marketSource");
    needIn(isShort(delivery.remark()), "remark");
  }

  private static boolean isQuantity(long thousandths, Unit unit) {
    return thousandths > 0
        && thousandths <= LARGEST_QUANTITY
        && unit.allows(new Quantity(thousandths));
  }

  private static boolean isPrice(long fen) {
    return fen > 0 && fen <= LARGEST_PRICE;
  }

  private static boolean isCode(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_CODE;
  }

  private static boolean isShort(String text) {
    return text == null || (!text.isBlank() && text.length() <= LONGEST_TEXT);
  }

  private static boolean isRate(Ratio ratio) {
    return ratio.denominator() > 0
        && BigInteger.valueOf(ratio.denominator()).bitLength() <= 20
        && ratio.numerator() >= 0
        && ratio.numerator() <= ratio.denominator();
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("forward.terms_invalid", field, field);
    }
  }

  private static void needIn(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("forward.delivery_invalid", field, field);
    }
  }
}
