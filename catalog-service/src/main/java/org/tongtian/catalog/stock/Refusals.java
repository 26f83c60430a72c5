package org.tongtian.catalog.stock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** The refusals that several steps of a reservation share. */
final class Refusals {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private Refusals() {}

  static Refusal notEnough(Claim claim, Quantity left) {
    return conflict(claim, "catalog.not_enough_stock", left.toString(), unitOf(claim));
  }

  static Refusal overLimit(Claim claim, Quantity allowed) {
    return conflict(claim, "catalog.over_limit", allowed.toString(), unitOf(claim));
  }

  static Refusal notOpen(Claim claim, Instant opensAt) {
    return conflict(claim, "catalog.not_open_yet", MINUTES.format(opensAt))
        .with("opensAt", opensAt.toString());
  }

  static Refusal conflict(Claim claim, String code, Object... arguments) {
    return Refusal.of(HttpStatus.CONFLICT, code, claim.field(), arguments);
  }

  /** The lot is being counted; answered with Retry-After. */
  static Refusal later() {
    return Refusal.unavailable("catalog.stock_rebuilding");
  }

  private static String unitOf(Claim claim) {
    return claim.unit().name().in(LocaleContextHolder.getLocale().toLanguageTag());
  }
}
