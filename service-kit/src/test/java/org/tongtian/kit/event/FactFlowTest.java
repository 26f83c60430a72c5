package org.tongtian.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.local.stores.EmbeddedStores;

/** Facts on their way from an aggregate's document through Redis to a handler, on real stores. */
class FactFlowTest {

  private static final String SOURCE = "source";

  private final String run = "f" + Ids.next().replace("-", "").substring(8, 24);
  private final MongoClient mongo = MongoClients.create(EmbeddedStores.shared().mongoUri());
  private final MongoDatabase database = mongo.getDatabase(run);
  private final RedisClient redis = RedisClient.create(EmbeddedStores.shared().redisUri());
  private final StatefulRedisConnection<String, String> connection = redis.connect();
  private final FactStreams streams = new FactStreams(new RedisSettings("unused", run + ":"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OutboxRelay relay =
      new OutboxRelay(SOURCE, database, connection, streams, Clock.systemUTC(), meters);
  private final ParkedFacts parked = new ParkedFacts(database, Clock.systemUTC());
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<FactConsumer> consumers = new ArrayList<>();

  /** An aggregate with its outbox. */
  public record Thing(@BsonId String id, List<Fact> outbox) {}

  @AfterEach
  void stop() {
    relay.stop();
    consumers.forEach(FactConsumer::stop);
    connection.close();
    redis.shutdown();
    database.drop();
    mongo.close();
  }

  @Test
  void aFactReachesItsHandlerOnceAndLeavesTheOutbox() {
    relay.watch("things");
    relay.start();
    consume(fact -> seen.add(fact.factId()));

    Fact fact = store("a");

    await(() -> seen.contains(fact.factId()));
    await(() -> things().find().first().outbox().isEmpty());
    assertThat(seen).containsExactly(fact.factId());
  }

  @Test
  void factsOfOneSubjectStayInOrder() {
    relay.watch("things");
    relay.start();
    consume(fact -> seen.add(fact.data()));
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      facts.add(fact("a", Integer.toString(i)));
    }
    things().insertOne(new Thing("a", facts));
    relay.wake("things", "a");

    await(() -> seen.size() == 50);
    assertThat(seen).containsExactlyElementsOf(facts.stream().map(Fact::data).toList());
  }

  @Test
  void afterALossOfRedisEverythingIsPublishedAgain() {
    relay.watch("things");
    relay.start();
    Fact fact = store("a");
    await(() -> things().find().first().outbox().isEmpty());

    connection.sync().keys(run + ":*").forEach(connection.sync()::del);
    consume(each -> seen.add(each.factId()));

    await(() -> seen.contains(fact.factId()));
  }

  @Test
  void aForgottenOutboxIsFoundBySweeping() {
    Fact fact = fact("a", "left by a crash");
    things().insertOne(new Thing("a", List.of(fact)));
    relay.watch("things");
    relay.start();
    consume(each -> seen.add(each.factId()));

    await(() -> seen.contains(fact.factId()));
  }

  @Test
  void anUnreadableFactIsParkedWithItsReason() {
    parked.park("group", fact("a", "x"), new IllegalStateException("does not fit"));

    assertThat(parked.list())
        .singleElement()
        .satisfies(each -> assertThat(each.error()).contains("does not fit"));
  }

  @Test
  void aDeadConsumersFactIsTakenOverByTheNext() {
    relay.watch("things");
    relay.start();
    FactConsumer failing =
        consume(
            fact -> {
              throw new IllegalStateException("this instance is broken");
            });
    Fact fact = store("a");
    await(() -> things().find().first().outbox().isEmpty());
    await(() -> pending() == 1);
    failing.stop();

    consume(each -> seen.add(each.factId()));

    await(() -> seen.contains(fact.factId()));
    await(() -> pending() == 0);
  }

  private long pending() {
    long sum = 0;
    for (int partition = 0; partition < FactStreams.PARTITIONS; partition++) {
      String stream = streams.stream(SOURCE, partition);
      if (connection.sync().exists(stream) == 1
          && !connection.sync().xinfoGroups(stream).isEmpty()) {
        sum += connection.sync().xpending(stream, "group").getCount();
      }
    }
    return sum;
  }

  private Fact store(String subject) {
    Fact fact = fact(subject, "{}");
    things().insertOne(new Thing(subject, List.of(fact)));
    relay.wake("things", subject);
    return fact;
  }

  private MongoCollection<Thing> things() {
    return database.getCollection("things", Thing.class);
  }

  private static Fact fact(String subject, String data) {
    return new Fact(Ids.next(), "type", SOURCE, subject, java.time.Instant.EPOCH, data);
  }

  private FactConsumer consume(java.util.function.Consumer<Fact> handler) {
    FactSubscription subscription =
        FactSubscription.to(SOURCE).inBatches(facts -> facts.forEach(handler));
    FactConsumer consumer = new FactConsumer("group", subscription, redis, streams, parked, meters);
    consumers.add(consumer);
    consumer.start();
    return consumer;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
      try {
        Thread.sleep(20);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
