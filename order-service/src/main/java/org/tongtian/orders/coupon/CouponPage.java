package org.tongtian.orders.coupon;

import java.util.List;
import java.util.function.Function;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * One page of coupons.
 *
 * @param next the cursor of the next page, null on the last
 */
@Pure
record CouponPage<T>(List<T> items, String next) {

  private static final int MOST = 100;

  /**
   * The page of those found.
   *
   * @param found up to one more than the limit, which tells whether there is a next page
   */
  static <S, T> CouponPage<T> of(
      List<S> found, int limit, Function<S, String> id, Function<List<S>, List<T>> view) {
    List<S> shown = found.subList(0, Math.min(limit, found.size()));
    return new CouponPage<>(
        view.apply(shown), found.size() > limit ? id.apply(shown.getLast()) : null);
  }

  /** Refuses what no page has: 400 {@code request.field_invalid}. */
  static void require(String after, int limit) {
    if (after != null && !Ids.isId(after)) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
  }
}
