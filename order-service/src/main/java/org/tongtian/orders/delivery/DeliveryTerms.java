package org.tongtian.orders.delivery;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Address;

/** What a co-operative's delivery costs and how long it takes, as the checkout needs it. */
public interface DeliveryTerms {

  /**
   * The fee and the expected arrival of one order. Refuses with 409 {@code delivery.not_served}
   * where the co-operative does not deliver to that region.
   *
   * @param parcel what is sent
   */
  Delivery quote(Parcel parcel);

  /**
   * Goods of one co-operative for one address.
   *
   * @param grams weight of the goods that a fee is asked for, in their packing; zero where the
   *     price of all of them includes delivery, and then there is no fee
   * @param goods price of the goods after coupons, for free delivery from a certain sum on
   * @param readyFrom the day the goods are there to be packed, Asia/Shanghai; in the past where
   *     they are harvested
   */
  record Parcel(
      NamedParty cooperative,
      Address to,
      long grams,
      Money goods,
      LocalDate readyFrom,
      Instant placedAt) {}

  /**
   * The terms for it.
   *
   * @param fee zero where delivery is free
   * @param arrivesFrom first day it is expected on, Asia/Shanghai; null where it is not known
   * @param arrivesUntil last day of it; null where it is not known
   */
  record Delivery(Money fee, LocalDate arrivesFrom, LocalDate arrivesUntil) {}
}
