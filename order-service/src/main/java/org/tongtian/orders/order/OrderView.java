package org.tongtian.orders.order;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.carrier.CarrierView;

/**
 * An order as its buyer or its co-operative sees it.
 *
 * @param room null where it was not bought in a live room
 * @param address masked where the viewer need not know it
 * @param shipment null until shipped
 * @param payment null for everyone but the buyer
 */
public record OrderView(
    String id,
    String number,
    OrderState state,
    OrderLine line,
    Money total,
    NamedParty cooperative,
    RoomView room,
    Address address,
    ContractView contract,
    Instant placedAt,
    Instant payBefore,
    ShipmentView shipment,
    List<StateView> timeline,
    PaymentView payment) {

  /** The live room an order was bought in; what it is called live-service knows. */
  public record RoomView(String id) {}

  /** The contract version that settles the order. */
  public record ContractView(String id, int version) {}

  /** The parcel. */
  public record ShipmentView(CarrierView carrier, String trackingNumber, Instant shippedAt) {}

  /** A state and when it began. */
  public record StateView(OrderState state, Instant at) {}

  /**
   * The payment.
   *
   * @param payUrl where the buyer confirms, relative to the gateway
   */
  public record PaymentView(String transactionId, String payUrl, PaymentState state) {}

  /** What the buyer sees: everything. */
  public static OrderView forBuyer(Order order) {
    OrderPayment payment = order.payment();
    return of(
        order,
        order.address(),
        new PaymentView(payment.transactionId(), payment.payUrl(), payment.state()));
  }

  /** What the co-operative sees: the address only while the parcel needs it. */
  public static OrderView forCooperative(Order order) {
    boolean ships = order.state() == OrderState.PAID || order.state() == OrderState.SHIPPED;
    return of(order, ships ? order.address() : order.address().masked(), null);
  }

  private static OrderView of(Order order, Address address, PaymentView payment) {
    return new OrderView(
        order.id(),
        order.number(),
        order.state(),
        order.line(),
        order.total(),
        order.cooperative(),
        order.roomId() == null ? null : new RoomView(order.roomId()),
        address,
        new ContractView(order.contract().contractId(), order.contract().version()),
        order.placedAt(),
        order.payBefore(),
        shipment(order.shipment()),
        order.timeline().stream().map(e -> new StateView(e.state(), e.at())).toList(),
        payment);
  }

  private static ShipmentView shipment(Shipment shipment) {
    return shipment == null
        ? null
        : new ShipmentView(
            CarrierView.of(shipment.carrier()), shipment.trackingNumber(), shipment.shippedAt());
  }
}
