package org.tongtian.orders.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.carrier.CarrierView;

/**
 * An order as its buyer or its co-operative sees it.
 *
 * @param purchaseId the purchase that pays for it; null for everyone but the buyer
 * @param money what all of it costs, part by part
 * @param total what the buyer pays
 * @param refunded what went back to the buyer, or is on its way
 * @param address masked where the viewer need not know it
 * @param note what the buyer asks of the co-operative, null for nothing
 * @param arrivesFrom first day it is expected on, null where nobody can say
 * @param arrivesUntil last day of it, null as above
 * @param receiveBefore when it counts as received by itself, null until shipped
 * @param presale what it has besides where its goods were not harvested yet; else null
 * @param receiptExtended whether the buyer has asked for more time already; it is given once
 */
public record OrderView(
    String id,
    String number,
    String purchaseId,
    OrderState state,
    List<LineView> lines,
    LineMoney money,
    Money total,
    Money refunded,
    NamedParty cooperative,
    Address address,
    String note,
    LocalDate arrivesFrom,
    LocalDate arrivesUntil,
    Instant placedAt,
    Instant payBefore,
    Instant receiveBefore,
    boolean receiptExtended,
    PresaleView presale,
    List<ParcelView> parcels,
    List<StateView> timeline) {

  /**
   * A line.
   *
   * @param picture name of a drawing of the web app
   * @param toShip what is still to be sent
   * @param room null where it was not bought in a live room
   */
  public record LineView(
      String id,
      String productId,
      Text productName,
      String picture,
      String lotId,
      Grade grade,
      Unit unit,
      Quantity quantity,
      Money unitPrice,
      LineMoney money,
      Money paid,
      Money refunded,
      LocalDate harvestDate,
      Quantity toShip,
      RoomView room,
      ContractView contract) {}

  /** The live room a line was bought in; what it is called live-service knows. */
  public record RoomView(String id) {}

  /** The contract version that settles a line. */
  public record ContractView(String id, int version) {}

  /**
   * A parcel.
   *
   * @param deliveredAt when its carrier told that it was delivered, null until then
   */
  public record ParcelView(
      String id,
      CarrierView carrier,
      String trackingNumber,
      Instant shippedAt,
      Instant deliveredAt,
      List<Parcel.Content> contents) {}

  /** A state, when it began, and why where that needs saying. */
  public record StateView(OrderState state, Instant at, TimelineReason reason) {}

  /** What the buyer sees: everything. */
  public static OrderView forBuyer(Order order) {
    return of(order, order.delivery().address(), order.purchaseId());
  }

  /** What the co-operative sees: the address only while a parcel needs it. */
  public static OrderView forCooperative(Order order) {
    boolean ships = order.state() == OrderState.PAID || order.state() == OrderState.SHIPPED;
    Address address = order.delivery().address();
    return of(order, ships ? address : address.masked(), null);
  }

  private static OrderView of(Order order, Address address, String purchaseId) {
    Delivery delivery = order.delivery();
    return new OrderView(
        order.id(),
        order.number(),
        purchaseId,
        order.state(),
        order.lines().stream().map(OrderView::line).toList(),
        order.lines().stream().map(OrderLine::money).reduce(LineMoney.NOTHING, LineMoney::plus),
        order.total(),
        order.refunded(),
        order.cooperative(),
        address,
        delivery.note(),
        delivery.arrivesFrom(),
        delivery.arrivesUntil(),
        order.placedAt(),
        order.payBefore(),
        order.receiveBefore(),
        order.receiptExtendedAt() != null,
        PresaleView.of(order),
        order.parcels().stream().map(OrderView::parcel).toList(),
        order.timeline().stream().map(e -> new StateView(e.state(), e.at(), e.reason())).toList());
  }

  private static LineView line(OrderLine line) {
    OrderLine.Goods goods = line.goods();
    return new LineView(
        line.id(),
        goods.productId(),
        goods.productName(),
        goods.picture(),
        goods.lotId(),
        goods.grade(),
        goods.unit(),
        line.quantity(),
        line.unitPrice(),
        line.money(),
        line.money().paid(),
        line.progress().refunded().paid(),
        goods.harvestDate(),
        line.toShip(),
        line.sale().roomId() == null ? null : new RoomView(line.sale().roomId()),
        new ContractView(line.sale().contract().contractId(), line.sale().contract().version()));
  }

  private static ParcelView parcel(Parcel parcel) {
    return new ParcelView(
        parcel.id(),
        CarrierView.of(parcel.carrier()),
        parcel.trackingNumber(),
        parcel.shippedAt(),
        parcel.deliveredAt(),
        parcel.contents());
  }
}
