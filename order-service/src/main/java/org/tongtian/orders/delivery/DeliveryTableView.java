package org.tongtian.orders.delivery;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.address.Province;
import org.tongtian.orders.address.Provinces;

/**
 * A co-operative's delivery as everybody may read it.
 *
 * @param rows empty where there is no table: then delivery is free everywhere and its days are
 *     unknown
 * @param notServed provinces in no row; empty where there is no table
 * @param freeFrom null for none
 * @param version 0 where there is no table
 */
@Pure
record DeliveryTableView(
    String cooperativeId,
    List<DeliveryRow> rows,
    List<Province> notServed,
    Money freeFrom,
    long version) {

  static DeliveryTableView of(DeliveryTable table) {
    List<Province> notServed =
        Provinces.all().stream().filter(each -> table.rowOf(each.code()).isEmpty()).toList();
    return new DeliveryTableView(
        table.cooperativeId(), table.rows(), notServed, table.freeFrom(), table.version());
  }

  static DeliveryTableView none(String cooperativeId) {
    return new DeliveryTableView(cooperativeId, List.of(), List.of(), null, 0);
  }
}
