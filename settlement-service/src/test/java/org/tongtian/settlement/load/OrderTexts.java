package org.tongtian.settlement.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts of order-service about one seller's orders. Their JSON is cut into pieces once, so that
 * making them costs next to nothing of the time that is measured.
 */
final class OrderTexts {

  private static final String ORDER = "aaaaaaaa-0000-7000-8000-00000000000a";
  private static final String REFUND = "aaaaaaaa-0000-7000-8000-00000000000b";
  private static final long FEN = 987_654_321;
  private static final int JIN = 777;

  private final String[] paid;
  private final String[] received;
  private final String[] refunded;

  /** An order that was paid. */
  record Order(String id, int seller, long gross) {}

  OrderTexts(Sellers.Seller seller, JsonMapper json) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    OrderSummary order = order(seller, now);
    paid = pieces(json.writeValueAsString(new OrderPaid(order, now)));
    received = pieces(json.writeValueAsString(new OrderReceived(order, now)));
    RefundedLine line =
        new RefundedLine(
            ORDER,
            Money.cny(FEN),
            Money.cny(0),
            Money.cny(0),
            Money.cny(0),
            Money.cny(FEN),
            Quantity.ZERO);
    refunded =
        pieces(json.writeValueAsString(new OrderRefunded(order, REFUND, List.of(line), now)));
  }

  /** An order of one line, whose id is that of the line. */
  private static OrderSummary order(Sellers.Seller seller, Instant now) {
    SoldLine line =
        new SoldLine(
            ORDER,
            ORDER,
            Ids.next(),
            new Text("红芯红薯", "Red-heart sweet potato"),
            Ids.next(),
            Quantity.of(JIN),
            Unit.JIN,
            null,
            Money.cny(650),
            Money.cny(FEN),
            Money.cny(0),
            Money.cny(0),
            Money.cny(0),
            Money.cny(FEN),
            seller.contract(),
            1,
            seller.hash(),
            null,
            null,
            null);
    return new OrderSummary(
        ORDER,
        "TT261122-4K7Q2M",
        Ids.next(),
        Ids.next(),
        "王**",
        new NamedParty(seller.cooperative().id(), seller.cooperative().name()),
        Money.cny(FEN),
        now,
        List.of(line));
  }

  private static String[] pieces(String text) {
    return text.split("(?=" + ORDER + "|" + REFUND + "|" + FEN + ")", -1);
  }

  private static String with(String[] pieces, String order, String refund, long fen) {
    StringBuilder text = new StringBuilder(1200);
    for (String piece : pieces) {
      if (piece.startsWith(ORDER)) {
        text.append(order).append(piece, ORDER.length(), piece.length());
      } else if (piece.startsWith(REFUND)) {
        text.append(refund).append(piece, REFUND.length(), piece.length());
      } else if (piece.startsWith(Long.toString(FEN))) {
        text.append(fen).append(piece, Long.toString(FEN).length(), piece.length());
      } else {
        text.append(piece);
      }
    }
    return text.toString();
  }

  Fact paid(Order order) {
    return fact(OrderPaid.class, order, with(paid, order.id(), "", order.gross()));
  }

  Fact received(Order order) {
    return fact(OrderReceived.class, order, with(received, order.id(), "", order.gross()));
  }

  Fact refunded(Order order, long fen) {
    return fact(OrderRefunded.class, order, with(refunded, order.id(), Ids.next(), fen));
  }

  private static Fact fact(Class<? extends Record> type, Order order, String data) {
    return new Fact(
        Ids.next(), Fact.typeOf(type), "order-service", order.id(), Instant.now(), data);
  }
}
