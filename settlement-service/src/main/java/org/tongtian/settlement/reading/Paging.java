package org.tongtian.settlement.reading;

import java.util.List;
import java.util.function.Function;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/** How lists are read in pages of 1 to 100. */
@Pure
public final class Paging {

  private static final int LARGEST_PAGE = 100;

  private Paging() {}

  /**
   * A page of a list.
   *
   * @param next cursor of the page after this one, null on the last
   */
  public record Part<T>(List<T> items, String next) {

    /** The items as they are shown. */
    public <R> List<R> shown(Function<? super T, R> view) {
      return items.stream().map(view).toList();
    }
  }

  /**
   * The limit.
   *
   * @throws Refusal 400 unless it is 1 to 100
   */
  public static int checked(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
    return limit;
  }

  /**
   * The beginning of what is left of a list.
   *
   * @param rest what follows the page before, or more than the limit of it
   * @param cursor of an item
   * @throws Refusal 400 unless the limit is 1 to 100
   */
  public static <T> Part<T> first(List<T> rest, Function<? super T, String> cursor, int limit) {
    checked(limit);
    if (rest.size() <= limit) {
      return new Part<>(rest, null);
    }
    List<T> page = rest.subList(0, limit);
    return new Part<>(page, cursor.apply(page.getLast()));
  }

  /**
   * A page of a whole list.
   *
   * @param id of an item, its cursor
   * @param after id of the last item of the page before, null for the first page
   * @throws Refusal 400 unless the limit is 1 to 100, and where no item has the id
   */
  public static <T> Part<T> after(
      String after, List<T> all, Function<? super T, String> id, int limit) {
    return first(
        all.subList(after == null ? 0 : placeAfter(after, all, id), all.size()), id, limit);
  }

  private static <T> int placeAfter(String after, List<T> all, Function<? super T, String> id) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(after)) {
        return i + 1;
      }
    }
    throw Refusal.invalid("request.field_invalid", "after", "after");
  }
}
