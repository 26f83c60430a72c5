package org.tongtian.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.book.BookService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two instances of the service share one database and one set of streams, in one JVM. */
class TwoInstancesTest {

  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

  @AfterEach
  void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void bothBookAndBothSeeTheSame() {
    String run = "t" + Ids.next().replace("-", "").substring(0, 20);
    SettlementClient one = start(run);
    SettlementClient other = start(run);
    Samples samples = new Samples();
    String hash =
        one.put("/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    OrderService orders = orders();
    List<OrderSummary> sold = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sold.add(OrderService.order(samples, hash, 2 + i));
    }
    long expected = sold.stream().mapToLong(order -> order.paid().amount()).sum();
    sold.forEach(order -> orders.publish(orders.paid(order)));
    Awaiting.until("all accrued", () -> sum(one, samples, "escrow") == expected);
    sold.forEach(order -> orders.publish(orders.received(order)));
    Awaiting.until("all released", () -> sum(one, samples, "in") == expected);
    assertThat(sum(other, samples, "in")).isEqualTo(expected);
    String farmer = farmer(samples);
    ObjectNode first = (ObjectNode) statement(one, farmer);
    ObjectNode second = (ObjectNode) statement(other, farmer);
    assertThat(second.remove("asOf")).as("each tells its own moment").isNotNull();
    first.remove("asOf");
    assertThat(second).isEqualTo(first);
    for (ConfigurableApplicationContext instance : instances) {
      assertThat(instance.getBean(BookService.class).audit(samples.contractId).fault()).isNull();
    }
  }

  private SettlementClient start(String run) {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    ServiceUnderTest.properties(run)
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    ConfigurableApplicationContext instance =
        SettlementApplication.start(arguments.toArray(String[]::new));
    instances.add(instance);
    int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    SettlementClient client = new SettlementClient(port);
    assertThat(client.get("/actuator/health/readiness", null).status()).isEqualTo(200);
    return client;
  }

  @SuppressWarnings("unchecked") // the kit's connection carries strings
  private OrderService orders() {
    ConfigurableApplicationContext instance = instances.getFirst();
    StatefulRedisConnection<String, String> redis = instance.getBean(StatefulRedisConnection.class);
    return new OrderService(
        redis, instance.getBean(RedisSettings.class), instance.getBean(JsonMapper.class));
  }

  private static long sum(SettlementClient client, Samples samples, String figure) {
    return samples.parties().stream()
        .map(party -> TestIssuer.shared().token(Role.HOST, "a-" + party.id(), party.id(), "某人"))
        .mapToLong(token -> statement(client, token).at("/" + figure + "/amount").asLong())
        .sum();
  }

  private static JsonNode statement(SettlementClient client, String token) {
    return client.get("/api/settlement/statement?limit=100", token).body();
  }

  private static String farmer(Samples samples) {
    return TestIssuer.shared().token(Role.FARMER, "farmer", samples.farmer.id(), "杨秀英");
  }
}
