package org.tongtian.orders.delivery;

import java.util.List;
import org.tongtian.kit.money.Money;

/**
 * A table as sent; every part may be missing until {@link TableRules} accepted it.
 *
 * @param freeFrom null for never
 * @param version the version that the sender saw, 0 where there was none
 */
record ChangeDeliveryTable(List<Row> rows, Money freeFrom, Long version) {

  /** A row as sent. */
  record Row(
      List<String> provinces,
      Integer firstGrams,
      Money firstFee,
      Integer nextGrams,
      Money nextFee,
      Integer daysFrom,
      Integer daysUntil) {

    DeliveryRow accepted() {
      return new DeliveryRow(
          provinces, firstGrams, firstFee, nextGrams, nextFee, daysFrom, daysUntil);
    }
  }
}
