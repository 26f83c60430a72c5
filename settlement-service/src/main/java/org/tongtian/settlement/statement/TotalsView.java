package org.tongtian.settlement.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * The sums of a statement by product, live room or clause, largest {@code in} first.
 *
 * @param in of the whole statement; the items sum to it
 * @param out of the whole statement; the items sum to it
 */
record TotalsView(
    By by,
    LocalDate from,
    LocalDate to,
    Dating dated,
    Instant asOf,
    List<Item> items,
    Money in,
    Money out) {

  /** What lines are put together by. */
  enum By {
    PRODUCT,
    ROOM,
    CLAUSE
  }

  /**
   * Lines of the same product, room or clause.
   *
   * @param key id of the product (its Chinese name in old books) or room, or {@code v1#3}; null for
   *     lines of none
   * @param name of the product, or the clause's sentence; null where there is none
   * @param contractId of the clause, null for products and rooms
   * @param sales how many were paid
   * @param escrow what the lines left waiting
   */
  record Item(
      String key, Text name, String contractId, long sales, Money in, Money out, Money escrow) {}
}
