package org.tongtian.orders.aftersales;

import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/** The bounds of a page. */
@Pure
final class CasePaging {

  private static final int MOST = 100;
  private static final Pattern POSITION = Pattern.compile("[0-9a-f]{16}-[0-9a-f-]{36}");

  private CasePaging() {}

  /** 400 {@code request.field_invalid} for a cursor that is none, or a page out of bounds. */
  static void require(String after, int limit) {
    if (after != null && !POSITION.matcher(after).matches()) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
  }
}
