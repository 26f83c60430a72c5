package org.tongtian.orders.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.catalog.Grade;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;

/**
 * What is to be fetched from the store and packed: first by goods, then by order. It names no
 * person and no address; labels do.
 *
 * @param orders how many orders it is for
 * @param grams weight of all of it in its packing
 * @param more whether there was more than fits on one list
 */
@Pure
record PickList(int orders, long grams, List<Group> goods, List<Slip> slips, boolean more) {

  /**
   * Goods of one lot and grade.
   *
   * @param quantity how much of it in all, in the unit
   * @param grams weight of that in its packing, the sum of its parts
   * @param orders how many orders want some
   */
  record Group(
      String productId,
      Text productName,
      String picture,
      String lotId,
      Grade grade,
      Unit unit,
      LocalDate harvestDate,
      Quantity quantity,
      long grams,
      int orders) {}

  /**
   * What goes into the parcel of one order.
   *
   * @param note what the buyer asks; null for nothing
   */
  record Slip(String orderId, String number, String note, long grams, List<Item> items) {}

  /** So much of the goods of one lot. */
  record Item(String lotId, Text productName, Grade grade, Unit unit, Quantity quantity) {}

  /** What one order wants of a lot. */
  private record Want(OrderLine line, Quantity quantity, long grams) {}

  /** The list of what is left to be sent of these orders. */
  static PickList of(List<Order> orders, boolean more) {
    Map<String, List<Want>> byLot = new LinkedHashMap<>();
    List<Slip> slips = new ArrayList<>();
    for (Order order : orders) {
      List<Want> wants = wants(order);
      wants.forEach(want -> byLot.computeIfAbsent(keyOf(want), key -> new ArrayList<>()).add(want));
      if (!wants.isEmpty()) {
        slips.add(slip(order, wants));
      }
    }
    List<Group> groups =
        byLot.values().stream()
            .map(PickList::group)
            .sorted(
                Comparator.comparing((Group group) -> group.productName().zh())
                    .thenComparing(Group::productId)
                    .thenComparing(Group::lotId))
            .toList();
    long grams = groups.stream().mapToLong(Group::grams).sum();
    return new PickList(slips.size(), grams, groups, List.copyOf(slips), more);
  }

  private static List<Want> wants(Order order) {
    return order.lines().stream()
        .filter(line -> line.toShip().isPositive())
        .map(line -> new Want(line, line.toShip(), line.grams(line.toShip())))
        .toList();
  }

  /** A lot has one grade and unit, but what an order was sold by is what it gets. */
  private static String keyOf(Want want) {
    OrderLine.Goods goods = want.line().goods();
    String grade = goods.grade() == null ? "" : goods.grade().code();
    return goods.lotId() + " " + grade + " " + goods.unit().code();
  }

  private static Group group(List<Want> wants) {
    OrderLine.Goods goods = wants.getFirst().line().goods();
    return new Group(
        goods.productId(),
        goods.productName(),
        goods.picture(),
        goods.lotId(),
        goods.grade(),
        goods.unit(),
        goods.harvestDate(),
        wants.stream().map(Want::quantity).reduce(Quantity.ZERO, Quantity::plus),
        wants.stream().mapToLong(Want::grams).sum(),
        wants.size());
  }

  private static Slip slip(Order order, List<Want> wants) {
    return new Slip(
        order.id(),
        order.number(),
        order.delivery().note(),
        wants.stream().mapToLong(Want::grams).sum(),
        wants.stream().map(PickList::item).toList());
  }

  private static Item item(Want want) {
    OrderLine.Goods goods = want.line().goods();
    return new Item(
        goods.lotId(), goods.productName(), goods.grade(), goods.unit(), want.quantity());
  }
}
