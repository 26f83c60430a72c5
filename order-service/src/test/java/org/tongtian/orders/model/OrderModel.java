package org.tongtian.orders.model;

import static org.tongtian.orders.order.OrderState.CANCELLED;
import static org.tongtian.orders.order.OrderState.COMPLETED;
import static org.tongtian.orders.order.OrderState.PAID;
import static org.tongtian.orders.order.OrderState.PENDING_PAYMENT;
import static org.tongtian.orders.order.OrderState.RECEIVED;
import static org.tongtian.orders.order.OrderState.SHIPPED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineReason;

/**
 * What purchases, orders, stock and money should do: plain values, no store, no clock. Each command
 * answers the code of its refusal, null where it is taken.
 */
final class OrderModel {

  private final Map<String, Long> stock = new LinkedHashMap<>();
  private final List<Sale> sales = new ArrayList<>();

  /** A line: amounts in fen, quantities in whole packs. */
  static final class Line {
    final String id;
    final String lotId;
    final long ordered;
    final long unitPrice;
    long shipped;
    long withdrawn;
    long refunded;
    boolean released;

    Line(String id, String lotId, long ordered, long unitPrice) {
      this.id = id;
      this.lotId = lotId;
      this.ordered = ordered;
      this.unitPrice = unitPrice;
    }

    long paid() {
      return ordered * unitPrice;
    }

    long toShip() {
      return ordered - shipped - withdrawn;
    }

    long left() {
      return paid() - refunded;
    }
  }

  /** One co-operative's part. */
  static final class Part {
    final String id;
    final List<Line> lines;
    final List<String> told = new ArrayList<>();
    final Set<String> operations = new HashSet<>();
    OrderState state = PENDING_PAYMENT;
    TimelineReason reason;

    Part(String id, List<Line> lines) {
      this.id = id;
      this.lines = lines;
    }

    long total() {
      return lines.stream().mapToLong(Line::paid).sum();
    }

    long left() {
      return lines.stream().mapToLong(Line::left).sum();
    }

    boolean isAlive() {
      return state != CANCELLED;
    }

    private void becomes(OrderState next, TimelineReason why, String fact) {
      state = next;
      reason = why;
      if (fact != null) {
        told.add(fact);
      }
    }

    private boolean isSettled() {
      return lines.stream().allMatch(line -> line.released || line.left() == 0);
    }
  }

  /** A payment; the money came where it is paid, the service knows where it is heard. */
  static final class Payment {
    final String id;
    final List<Part> parts;
    final long amount;
    boolean open = true;
    boolean paid;
    boolean heard;
    long goesBack;

    Payment(String id, List<Part> parts) {
      this.id = id;
      this.parts = List.copyOf(parts);
      this.amount = parts.stream().mapToLong(Part::total).sum();
    }
  }

  /** A purchase. */
  static final class Sale {
    final String id;
    final List<Part> parts;
    final List<Payment> payments = new ArrayList<>();

    Sale(String id, List<Part> parts) {
      this.id = id;
      this.parts = parts;
      payments.add(new Payment(id, parts));
    }

    Payment inForce() {
      return payments.getLast();
    }

    List<Part> waiting() {
      return parts.stream().filter(part -> part.state == PENDING_PAYMENT).toList();
    }
  }

  void stock(String lotId, long packs) {
    stock.put(lotId, packs);
  }

  List<Sale> sales() {
    return sales;
  }

  boolean knows(String lotId) {
    return stock.containsKey(lotId);
  }

  /** What no order holds. */
  long free(String lotId) {
    long held =
        sales.stream()
            .flatMap(sale -> sale.parts.stream())
            .filter(Part::isAlive)
            .flatMap(part -> part.lines.stream())
            .filter(line -> line.lotId.equals(lotId))
            .mapToLong(line -> line.ordered - line.withdrawn)
            .sum();
    return stock.get(lotId) - held;
  }

  void placed(Sale sale) {
    sales.add(sale);
  }

  /** The channel's word that a payment was made reaches the service. */
  void hear(Sale sale, Payment payment) {
    payment.heard = true;
    if (payment != sale.inForce()) {
      payment.goesBack = payment.amount;
      return;
    }
    payment.open = false;
    for (Part part : payment.parts) {
      if (part.state == PENDING_PAYMENT) {
        part.becomes(PAID, null, "OrderPaid");
      } else if (part.reason == TimelineReason.EXPIRED && hasStock(part)) {
        part.becomes(PAID, TimelineReason.LATE_PAYMENT_TAKEN, "OrderPaid");
      } else if (part.reason == TimelineReason.EXPIRED || part.reason == TimelineReason.BY_BUYER) {
        part.becomes(CANCELLED, TimelineReason.LATE_PAYMENT_RETURNED, null);
        payment.goesBack += part.total();
      }
    }
  }

  private boolean hasStock(Part part) {
    return part.lines.stream().allMatch(line -> line.ordered <= free(line.lotId));
  }

  /** The buyer takes an unpaid order back; the rest gets a payment with that id. */
  String cancel(Sale sale, Part part, String nextPaymentId) {
    if (part.state == PENDING_PAYMENT) {
      close(sale);
    }
    if (part.state != PENDING_PAYMENT) {
      return "order.cannot_cancel";
    }
    part.becomes(CANCELLED, TimelineReason.BY_BUYER, "OrderCancelled");
    if (!sale.waiting().isEmpty()) {
      sale.payments.add(new Payment(nextPaymentId, sale.waiting()));
    }
    return null;
  }

  /** The time to pay is over. */
  void expire(Sale sale) {
    if (sale.waiting().isEmpty()) {
      return;
    }
    close(sale);
    sale.waiting()
        .forEach(part -> part.becomes(CANCELLED, TimelineReason.EXPIRED, "OrderCancelled"));
  }

  /** The channel is told to take no money any more, and says where it has. */
  private void close(Sale sale) {
    Payment payment = sale.inForce();
    if (payment.open && payment.paid) {
      hear(sale, payment);
    }
    payment.open = false;
  }

  /** The service asks the channel about the payment in force. */
  void ask(Sale sale) {
    Payment payment = sale.inForce();
    if (payment.open && payment.paid) {
      hear(sale, payment);
    } else if (payment.parts.stream().noneMatch(Part::isAlive)) {
      payment.open = false;
    }
  }

  /** A parcel with so many packs of each line. */
  String ship(Part part, String parcelId, Map<Line, Long> packs) {
    if (part.operations.contains(parcelId)) {
      return null;
    }
    if (part.state != PAID) {
      return "order.cannot_ship";
    }
    if (packs.entrySet().stream().anyMatch(each -> each.getValue() > each.getKey().toShip())) {
      return "shipment.more_than_ordered";
    }
    part.operations.add(parcelId);
    packs.forEach((line, more) -> line.shipped += more);
    if (part.lines.stream().allMatch(line -> line.toShip() == 0)) {
      part.becomes(SHIPPED, null, "OrderShipped");
    }
    return null;
  }

  String receive(Part part, TimelineReason why) {
    if (part.state != SHIPPED) {
      return "order.cannot_receive";
    }
    part.becomes(RECEIVED, why, "OrderReceived");
    completeIfSettled(part);
    return null;
  }

  /** Money of one line goes back, and so much of it is not sent any more. */
  String refund(Part part, String refundId, Line line, long fen, long notSent) {
    if (part.operations.contains(refundId)) {
      return null;
    }
    if (part.state == PENDING_PAYMENT || part.state == CANCELLED) {
      return "refund.not_paid";
    }
    if (fen > line.left() || notSent > line.toShip()) {
      return "refund.more_than_left";
    }
    part.operations.add(refundId);
    line.refunded += fen;
    line.withdrawn += notSent;
    part.told.add("OrderRefunded");
    if (part.state == PAID && part.lines.stream().allMatch(all -> all.withdrawn == all.ordered)) {
      part.becomes(CANCELLED, TimelineReason.REFUNDED, null);
    } else if (part.state == PAID && part.lines.stream().allMatch(all -> all.toShip() == 0)) {
      part.becomes(SHIPPED, null, "OrderShipped");
    } else {
      completeIfSettled(part);
    }
    return null;
  }

  /** Settlement released the split of a line. */
  void released(Part part, Line line) {
    boolean again = line.released;
    line.released = true;
    if (!again) {
      completeIfSettled(part);
    }
  }

  /** Nothing is left for settlement to release, since all was released or went back. */
  private static void completeIfSettled(Part part) {
    if (part.state == RECEIVED && part.isSettled()) {
      part.becomes(COMPLETED, null, null);
    }
  }
}
