package org.tongtian.orders.checkout;

import java.util.List;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Presale;

/** What a purchase of goods that are not harvested yet must be like (promise C7, ADR 25). */
@Pure
final class PresaleRules {

  /** The code where it is bought with other goods. */
  static final String ALONE = "order.presale_alone";

  /** The code where a coupon is to pay for it. */
  static final String NO_COUPONS = "order.presale_no_coupons";

  /** A fen for the deposit and one for the balance. */
  private static final long LEAST = 2;

  private PresaleRules() {}

  /**
   * It is the only line, and without coupons; else 409 {@code order.presale_alone}, {@code
   * order.presale_no_coupons}.
   */
  static void checkAlone(List<Picked> lines, PlacePurchase wish) {
    if (lines.stream().allMatch(line -> line.presale() == null)) {
      return;
    }
    if (lines.size() > 1) {
      throw Refusal.conflict(ALONE);
    }
    if (!wish.coupons().isEmpty()) {
      throw Refusal.conflict(NO_COUPONS);
    }
  }

  /** The two parts of a presale's price; null where the goods are there. */
  static QuoteView.PresaleParts parts(List<Picked> possible, List<QuoteView.Part> parts) {
    PresaleTerms terms = possible.isEmpty() ? null : possible.getFirst().presale();
    if (terms == null) {
      return null;
    }
    LineMoney price = parts.getFirst().money();
    Money deposit = Presale.deposit(terms, price);
    return new QuoteView.PresaleParts(terms, deposit, price.paid().minus(deposit));
  }

  /** It can be paid in two parts, else 409 {@code order.presale_too_small}. */
  static void checkParts(List<Priced> parts) {
    for (Priced part : parts) {
      boolean presale = part.lines().getFirst().picked().presale() != null;
      if (presale && part.total().amount() < LEAST) {
        throw Refusal.conflict("order.presale_too_small");
      }
    }
  }
}
