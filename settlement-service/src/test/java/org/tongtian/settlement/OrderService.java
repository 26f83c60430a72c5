package org.tongtian.settlement;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.BesidePrice;
import tools.jackson.databind.json.JsonMapper;

/** Says what order-service says, through the real Redis streams. */
public final class OrderService {

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;
  private final Facts facts;

  public OrderService(
      StatefulRedisConnection<String, String> redis, RedisSettings settings, JsonMapper json) {
    this.redis = redis;
    this.settings = settings;
    this.facts = new Facts("order-service", json, Clock.systemUTC());
  }

  /** An order of one line: so many jin at 6.50 ¥. */
  public static OrderSummary order(Samples samples, String hash, int jin) {
    return order(samples, List.of(line(samples.contractId, hash, jin)));
  }

  /** An order of these lines. */
  public static OrderSummary order(Samples samples, List<SoldLine> lines) {
    return new OrderSummary(
        Ids.next(),
        "TT261122-4K7Q2M",
        Ids.next(),
        Ids.next(),
        "王**",
        new NamedParty(samples.cooperative.id(), samples.cooperative.name()),
        Money.cny(lines.stream().mapToLong(line -> line.paid().amount()).sum()),
        Instant.now(),
        lines);
  }

  /** A line of so many jin at 6.50 ¥, without coupons and delivery fee. */
  public static SoldLine line(String contractId, String hash, int jin) {
    return line(contractId, hash, jin, BesidePrice.NOTHING);
  }

  /** The same with coupons and a delivery fee. */
  public static SoldLine line(String contractId, String hash, int jin, BesidePrice beside) {
    return new SoldLine(
        Ids.next(),
        Ids.next(),
        Ids.next(),
        new Text("红芯红薯", "Red-heart sweet potato"),
        Ids.next(),
        Quantity.of(jin),
        Unit.JIN,
        "FIRST",
        Money.cny(650),
        Money.cny(650L * jin),
        Money.cny(beside.cooperativeCoupon()),
        Money.cny(beside.platformCoupon()),
        Money.cny(beside.delivery()),
        Money.cny(beside.paid(650L * jin)),
        contractId,
        1,
        hash,
        null,
        null,
        null);
  }

  /** Id of the sale that the first line of the order is. */
  public static String saleOf(OrderSummary order) {
    return order.lines().getFirst().lineId();
  }

  /** Its only line, sold live by that host and carried over so many legs. */
  public static OrderSummary soldBy(OrderSummary order, String hostId, Integer legs) {
    SoldLine line = order.lines().getFirst();
    return new OrderSummary(
        order.orderId(),
        order.number(),
        order.purchaseId(),
        order.buyerId(),
        order.buyerMasked(),
        order.cooperative(),
        order.paid(),
        order.placedAt(),
        List.of(
            new SoldLine(
                line.lineId(),
                line.reservationId(),
                line.productId(),
                line.productName(),
                line.lotId(),
                line.quantity(),
                line.unit(),
                line.grade(),
                line.unitPrice(),
                line.goods(),
                line.cooperativeCoupon(),
                line.platformCoupon(),
                line.delivery(),
                line.paid(),
                line.contractId(),
                line.contractVersion(),
                line.contractHash(),
                legs,
                line.roomId(),
                hostId)));
  }

  public Fact paid(OrderSummary order) {
    return facts.about(order.orderId(), new OrderPaid(order, Instant.now()));
  }

  /** So much of the list price of a line went back, and of what it has beside it. */
  public Fact refunded(OrderSummary order, String lineId, long goods, BesidePrice beside) {
    return refunded(order, List.of(line(lineId, goods, beside)));
  }

  /** One refund of several lines. */
  public Fact refunded(OrderSummary order, List<RefundedLine> lines) {
    return facts.about(order.orderId(), new OrderRefunded(order, Ids.next(), lines, Instant.now()));
  }

  /** A line's part of a refund. */
  public static RefundedLine line(String lineId, long goods, BesidePrice beside) {
    return new RefundedLine(
        lineId,
        Money.cny(goods),
        Money.cny(beside.cooperativeCoupon()),
        Money.cny(beside.platformCoupon()),
        Money.cny(beside.delivery()),
        Money.cny(beside.paid(goods)),
        Quantity.ZERO);
  }

  public Fact received(OrderSummary order) {
    return facts.about(order.orderId(), new OrderReceived(order, Instant.now()));
  }

  public Fact cancelled(OrderSummary order) {
    return facts.about(order.orderId(), new OrderCancelled(order, Instant.now()));
  }

  /** Publishes in this order, as the outbox relay of order-service does. */
  public void publish(Fact... published) {
    for (Fact fact : published) {
      int partition = Math.floorMod(fact.subject().hashCode(), 4);
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("specversion", "1.0");
      fields.put("id", fact.factId());
      fields.put("type", fact.type());
      fields.put("source", fact.source());
      fields.put("subject", fact.subject());
      fields.put("time", fact.time().toString());
      fields.put("data", fact.data());
      redis.sync().xadd(settings.key("facts:order-service:" + partition), fields);
    }
  }
}
