package org.tongtian.orders.worklist;

import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * Which page somebody asks for.
 *
 * @param after position of the last order of the page before; null for the first page
 * @param limit from 1 to 100
 */
@Pure
record Paging(String after, int limit) {

  private static final int MOST = 100;
  private static final Pattern POSITION = Pattern.compile("[0-9a-f]{16}-[0-9a-f-]{36}");

  /** Refuses with 400 {@code request.field_invalid}. */
  Paging {
    if (after != null && !POSITION.matcher(after).matches()) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
  }

  /** One more than the page, which tells whether there is another. */
  int oneMore() {
    return limit + 1;
  }
}
