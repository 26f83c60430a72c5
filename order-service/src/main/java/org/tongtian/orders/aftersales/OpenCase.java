package org.tongtian.orders.aftersales;

import java.util.List;
import org.tongtian.kit.money.Quantity;

/**
 * What a buyer asks for.
 *
 * @param text their words, at most 500 code points; may be null
 * @param lines at least one, each line once
 * @param photoIds uploaded before for this order, at most six; needed for a refund without return
 */
record OpenCase(
    String orderId,
    CaseKind kind,
    CaseReason reason,
    String text,
    List<Line> lines,
    List<String> photoIds) {

  /**
   * A line of it.
   *
   * @param quantity in the line's unit
   * @param percent share of damage of that quantity, 1 to 100; 100 where it is all about it
   */
  record Line(String lineId, Quantity quantity, Integer percent) {}
}
