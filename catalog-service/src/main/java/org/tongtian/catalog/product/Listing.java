package org.tongtian.catalog.product;

import java.util.List;
import java.util.function.Function;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
record Listing<T>(List<T> items, String next) {

  private static final int MOST = 100;

  /** Refuses a page that nobody can have been told to ask for. */
  static void check(String after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("catalog.limit_invalid", "limit", String.valueOf(MOST));
    }
    if (after != null && !Ids.isId(after)) {
      throw Refusal.invalid("catalog.id_invalid", "after", "after");
    }
  }

  /** The page that begins what was found, which is one more than the limit where it goes on. */
  static Listing<Product> of(List<Product> found, int limit) {
    if (found.size() <= limit) {
      return new Listing<>(found, null);
    }
    return new Listing<>(found.subList(0, limit), found.get(limit - 1).id());
  }

  <R> Listing<R> showing(Function<List<T>, List<R>> views) {
    return new Listing<>(views.apply(items), next);
  }
}
