package org.tongtian.orders.worklist;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.carrier.CarrierView;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Parcel;

/**
 * The label of one parcel, with the whole address: the parcel needs it.
 *
 * @param carrier null where it was not sent yet
 * @param trackingNumber null where it was not sent yet
 * @param grams weight of the contents in their packing
 * @param note what the buyer asks; null for nothing
 */
@Pure
record Label(
    String orderId,
    String number,
    NamedParty cooperative,
    Address address,
    String note,
    CarrierView carrier,
    String trackingNumber,
    long grams,
    List<Item> contents) {

  /** So much of some goods. */
  record Item(Text productName, Grade grade, Unit unit, Quantity quantity) {}

  /** Whether labels of the order may be printed: its parcels still need the address. */
  static boolean isNeeded(Order order) {
    return order.state() == OrderState.PAID || order.state() == OrderState.SHIPPED;
  }

  /**
   * The labels of an order: one for what is left to be sent; where all was sent, one for each
   * parcel.
   */
  static List<Label> of(Order order) {
    if (order.state() == OrderState.PAID) {
      Map<OrderLine, Quantity> rest =
          order.lines().stream()
              .filter(line -> line.toShip().isPositive())
              .collect(Collectors.toMap(Function.identity(), OrderLine::toShip));
      return List.of(label(order, null, rest));
    }
    return order.parcels().stream()
        .map(parcel -> label(order, parcel, contents(order, parcel)))
        .toList();
  }

  private static Map<OrderLine, Quantity> contents(Order order, Parcel parcel) {
    Map<String, Quantity> packed =
        parcel.contents().stream()
            .collect(Collectors.toMap(Parcel.Content::lineId, Parcel.Content::quantity));
    return order.lines().stream()
        .filter(line -> packed.containsKey(line.id()))
        .collect(Collectors.toMap(Function.identity(), line -> packed.get(line.id())));
  }

  private static Label label(Order order, Parcel parcel, Map<OrderLine, Quantity> contents) {
    List<Item> items =
        order.lines().stream()
            .filter(contents::containsKey)
            .map(line -> item(line, contents.get(line)))
            .toList();
    return new Label(
        order.id(),
        order.number(),
        order.cooperative(),
        order.delivery().address(),
        order.delivery().note(),
        parcel == null ? null : CarrierView.of(parcel.carrier()),
        parcel == null ? null : parcel.trackingNumber(),
        contents.entrySet().stream().mapToLong(part -> part.getKey().grams(part.getValue())).sum(),
        items);
  }

  private static Item item(OrderLine line, Quantity quantity) {
    OrderLine.Goods goods = line.goods();
    return new Item(goods.productName(), goods.grade(), goods.unit(), quantity);
  }
}
