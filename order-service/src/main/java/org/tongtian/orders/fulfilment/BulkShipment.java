package org.tongtian.orders.fulfilment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;

/**
 * Ships many orders at once, each all that is left of it, each for itself: one that can't be sent
 * holds up no other.
 */
@Service
class BulkShipment {

  private final OrderService orders;
  private final FulfilmentService fulfilment;
  private final Problems problems;

  /**
   * A pasted table.
   *
   * @param text a line for each parcel: order number; carrier; tracking number
   */
  record Wish(String text) {}

  /** What became of each line. */
  record Result(int sent, List<Outcome> lines) {}

  /**
   * What became of a line.
   *
   * @param line from 1, as it stands in the text
   * @param orderId null where there is no such order
   * @param code why it was not sent; null where it was
   * @param detail the same as a sentence
   */
  record Outcome(
      int line, String number, String orderId, boolean sent, String code, String detail) {}

  BulkShipment(OrderService orders, FulfilmentService fulfilment, Problems problems) {
    this.orders = orders;
    this.fulfilment = fulfilment;
    this.problems = problems;
  }

  /** Ships the lines in their order; running it again under the same id doubles nothing. */
  Result ship(String operationId, Caller caller, String text) {
    List<ShipmentLines.Line> lines = ShipmentLines.of(text);
    Map<String, Order> byNumber =
        orders.ofNumbers(lines.stream().map(ShipmentLines.Line::orderNumber).toList()).stream()
            .collect(Collectors.toMap(Order::number, Function.identity()));
    List<Outcome> outcomes =
        lines.stream()
            .map(line -> ship(operationId, caller, line, byNumber.get(line.orderNumber())))
            .toList();
    return new Result((int) outcomes.stream().filter(Outcome::sent).count(), outcomes);
  }

  private Outcome ship(String operationId, Caller caller, ShipmentLines.Line line, Order found) {
    String known = null;
    try {
      if (found == null) {
        throw Refusal.notFound("order.unknown");
      }
      Order order = OrderAccess.asCooperative(caller, found);
      known = order.id();
      String parcelId = Ids.derived(operationId, Integer.toString(line.line()));
      // Read again: a line before may have sent the same order.
      fulfilment.shipRest(parcelId, orders.require(order.id()), line.label());
      return new Outcome(line.line(), line.orderNumber(), known, true, null, null);
    } catch (Refusal refused) {
      String detail = problems.of(refused).getDetail();
      return new Outcome(line.line(), line.orderNumber(), known, false, refused.code(), detail);
    }
  }
}
