package org.tongtian.orders.order;

import java.time.LocalDate;

/**
 * How an order gets to its buyer.
 *
 * @param phoneTail the last four digits of the receiver's phone, by which orders are found
 * @param note what the buyer asks of the co-operative; null for nothing
 * @param arrivesFrom first day it is expected on, Asia/Shanghai; null where nobody can say
 * @param arrivesUntil last day of it, null as above
 */
public record Delivery(
    Address address, String phoneTail, String note, LocalDate arrivesFrom, LocalDate arrivesUntil) {

  private static final int TAIL = 4;

  /** The delivery to an address. */
  public static Delivery to(
      Address address, String note, LocalDate arrivesFrom, LocalDate arrivesUntil) {
    String phone = address.phone();
    return new Delivery(
        address, phone.substring(phone.length() - TAIL), note, arrivesFrom, arrivesUntil);
  }

  /** The same, expected on other days; both null where nobody can say. */
  public Delivery arriving(LocalDate from, LocalDate until) {
    return new Delivery(address, phoneTail, note, from, until);
  }
}
