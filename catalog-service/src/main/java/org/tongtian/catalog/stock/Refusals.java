package org.tongtian.catalog.stock;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** The refusals that several steps of a reservation share. */
final class Refusals {

  private Refusals() {}

  static Refusal notEnough(Claim claim, Quantity left) {
    String unit = claim.unit().name().in(LocaleContextHolder.getLocale().toLanguageTag());
    return Refusal.of(
        HttpStatus.CONFLICT, "catalog.not_enough_stock", claim.field(), left.toString(), unit);
  }

  /** The lot is being counted; answered with Retry-After. */
  static Refusal later() {
    return Refusal.unavailable("catalog.stock_rebuilding");
  }
}
