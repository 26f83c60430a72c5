package org.tongtian.settlement;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.text.Text;
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

  /** An order of so many jin at 6.50 ¥. */
  public static OrderSummary order(Samples samples, String hash, int jin) {
    return new OrderSummary(
        Ids.next(),
        "TT261122-4K7Q2M",
        Ids.next(),
        "王**",
        Ids.next(),
        new Text("红芯红薯", "Red-heart sweet potato"),
        Ids.next(),
        Quantity.of(jin),
        Unit.JIN,
        "FIRST",
        Money.cny(650),
        Money.cny(650L * jin),
        new NamedParty(samples.cooperative.id(), samples.cooperative.name()),
        samples.contractId,
        1,
        hash,
        null,
        Instant.now(),
        null,
        null);
  }

  /** The same order, sold live by that host and carried over so many legs. */
  public static OrderSummary soldBy(OrderSummary order, String hostId, Integer legs) {
    return new OrderSummary(
        order.orderId(),
        order.number(),
        order.buyerId(),
        order.buyerMasked(),
        order.productId(),
        order.productName(),
        order.lotId(),
        order.quantity(),
        order.unit(),
        order.grade(),
        order.unitPrice(),
        order.paid(),
        order.cooperative(),
        order.contractId(),
        order.contractVersion(),
        order.contractHash(),
        order.roomId(),
        order.placedAt(),
        hostId,
        legs);
  }

  public Fact paid(OrderSummary order) {
    return facts.about(order.orderId(), new OrderPaid(order, Instant.now()));
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
