package org.tongtian.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.Shop;

/** What an audit sees of orders with one line each, and how it is spoiled. */
final class AuditedShop {

  private final Shop shop;

  AuditedShop(Shop shop) {
    this.shop = shop;
  }

  /** The order as it is stored. */
  Order order(String id) {
    return shop.orders.part(OrderService.class).require(id);
  }

  /** Its line. */
  OrderLine line(String orderId) {
    return order(orderId).lines().getFirst();
  }

  /** The stock that is taken for it. */
  String reservation(String orderId) {
    return line(orderId).progress().reservationId();
  }

  /** The books have a sale of so many fen, all of it in escrow. */
  void book(String orderId, long fen) {
    book(orderId, fen, fen, 0);
  }

  /** The books have a sale of so many fen, of which so many are in escrow and so many went back. */
  void book(String orderId, long fen, long escrow, long refunded) {
    Money none = Money.cny(0);
    shop.settlement.booked(
        new SaleMoney(
            line(orderId).id(),
            "contract",
            Money.cny(fen),
            none,
            Money.cny(escrow),
            none,
            Money.cny(refunded),
            none));
  }

  /** No book has a sale of that order. */
  void unbook(String orderId) {
    shop.settlement.notBooked(line(orderId).id());
  }

  /** The payment of a purchase was of so many fen. */
  void payment(String purchaseId, long fen) {
    collection("purchases")
        .updateOne(
            new Document("_id", purchaseId),
            new Document("$set", new Document("payment.amount.amount", fen)));
  }

  /** The order knows nothing of its payment any more. */
  void unpay(String orderId) {
    shop.rewrite(
        orderId,
        new Document("state", "PENDING_PAYMENT")
            .append(
                "timeline",
                List.of(shop.stored(orderId).getList("timeline", Document.class).getFirst())));
  }

  /** Nobody knows that the money of a purchase's payment came. */
  void neverCame(String purchaseId) {
    collection("purchases")
        .updateOne(
            new Document("_id", purchaseId),
            new Document(
                "$set", new Document("payment.state", "OPEN").append("payment.paidAt", null)));
  }

  /** A collection of the service's database. */
  MongoCollection<Document> collection(String name) {
    return shop.orders.database().getCollection(name);
  }

  /** These findings are one, of that kind and about that order, and it says both sides. */
  void assertOnly(
      List<Finding> findings, String orderId, Finding.Kind kind, String expected, String found) {
    assertThat(findings)
        .extracting(Finding::kind, Finding::subject, Finding::expected, Finding::found)
        .containsExactly(tuple(kind, order(orderId).number(), expected, found));
  }
}
