package org.tongtian.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.models.stream.PendingMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.redis.RedisSettings;
import org.tongtian.local.stores.EmbeddedStores;
import tools.jackson.databind.json.JsonMapper;

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
  private final FactWriter writer = new FactWriter(SOURCE, redis.connect(), streams);
  private final OutboxRelay relay =
      new OutboxRelay(SOURCE, database, writer, Clock.systemUTC(), meters);
  private final ParkedFacts parked = new ParkedFacts(database, Clock.systemUTC());
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<FactConsumer> consumers = new ArrayList<>();

  /** An aggregate with its outbox. */
  public record Thing(@BsonId String id, List<Fact> outbox) {}

  /** A payload. */
  record Told(Instant at) {}

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
  void manyAggregatesArePublishedTogetherEachInOrder() {
    relay.watch("things");
    List<Thing> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String subject = "s" + i;
      all.add(new Thing(subject, List.of(fact(subject, "1"), fact(subject, "2"))));
    }
    things().insertMany(all);
    all.forEach(thing -> relay.wake("things", thing.id()));
    relay.start();

    await(() -> things().countDocuments(new Document("outbox.fid", new Document("$gt", ""))) == 0);

    Map<String, List<String>> told = new TreeMap<>();
    inStreams()
        .forEach(f -> told.computeIfAbsent(f.subject(), n -> new ArrayList<>()).add(f.data()));
    assertThat(told).hasSize(300);
    assertThat(told.values()).allSatisfy(data -> assertThat(data).containsExactly("1", "2"));
    assertThat(meters.counter("tongtian.facts.published").count()).isEqualTo(600);
  }

  @Test
  void aFailureBeforeTheStreamsLeavesEverythingInTheOutbox() {
    // A stream of another kind: Redis refuses every fact for it, as it does when it is full.
    connection.sync().set(streams.stream(SOURCE, FactStreams.partitionOf("a")), "in the way");
    things().insertOne(new Thing("a", List.of(fact("a", "1"), fact("a", "2"))));

    assertThatThrownBy(() -> writer.write(things().find().first().outbox()))
        .isInstanceOf(RedisException.class);
    relay.watch("things");
    relay.start();
    await(() -> database.getCollection("published_facts").countDocuments() == 2);
    assertThat(things().find().first().outbox()).hasSize(2);

    connection.sync().del(streams.stream(SOURCE, FactStreams.partitionOf("a")));
    await(() -> things().find().first().outbox().isEmpty());
    assertThat(inStreams()).extracting(Fact::data).containsExactly("1", "2");
  }

  private List<Fact> inStreams() {
    List<Fact> facts = new ArrayList<>();
    for (int partition = 0; partition < FactStreams.PARTITIONS; partition++) {
      connection.sync().xrange(streams.stream(SOURCE, partition), Range.unbounded()).stream()
          .map(FactStreams::fact)
          .forEach(facts::add);
    }
    return facts;
  }

  @Test
  void whatFailsEightTimesIsParkedWithItsReasonAndHoldsUpNobody() {
    relay.watch("things");
    relay.start();
    FactConsumer failing =
        consume(
            fact -> {
              seen.add(fact.data());
              if (fact.data().equals("bad")) {
                throw new IllegalStateException("does not fit");
              }
            });
    things().insertOne(new Thing("a", List.of(fact("a", "bad"), fact("a", "good"))));
    relay.wake("things", "a");
    await(() -> seen.contains("bad"));
    while (parked.waiting() == 0) {
      int before = Collections.frequency(seen, "bad");
      failing.stop(); // what it holds is given to it again at its next start
      failing.start();
      await(() -> Collections.frequency(seen, "bad") > before || parked.waiting() == 1);
    }

    assertThat(Collections.frequency(seen, "bad")).isGreaterThanOrEqualTo(FactConsumer.TRIES);
    assertThat(parked.list())
        .singleElement()
        .satisfies(each -> assertThat(each.error()).contains("does not fit"));
    await(() -> pending() == 0);
    assertThat(seen).contains("good");
  }

  @Test
  void whatIsNoFactIsParkedAtOnceAndTheStreamGoesOn() {
    String stream = streams.stream(SOURCE, FactStreams.partitionOf("a"));
    List<Map<String, String>> garbage = new ArrayList<>();
    garbage.add(Map.of("nothing", "of a fact"));
    for (String field : List.of("id", "type", "source", "subject", "time", "data")) {
      Map<String, String> holed = new TreeMap<>(FactStreams.fields(fact("a", "{}")));
      holed.remove(field);
      garbage.add(holed);
    }
    Map<String, String> timeless = new TreeMap<>(FactStreams.fields(fact("a", "{}")));
    timeless.put("time", "yesterday");
    garbage.add(timeless);
    connection.sync().xadd(stream, FactStreams.fields(fact("a", "first")));
    garbage.forEach(each -> connection.sync().xadd(stream, each));
    connection.sync().xadd(stream, FactStreams.fields(fact("a", "last")));

    consume(fact -> seen.add(fact.data()));

    await(() -> seen.contains("last") && pending() == 0);
    assertThat(seen).containsExactly("first", "last");
    assertThat(parked.list())
        .hasSize(garbage.size())
        .allSatisfy(each -> assertThat(each.fact().type()).isEqualTo(ParkedFacts.UNREADABLE))
        .allSatisfy(each -> assertThat(each.fact().source()).isEqualTo(SOURCE))
        .anySatisfy(each -> assertThat(each.error()).contains("yesterday"))
        .anySatisfy(each -> assertThat(each.fact().data()).contains("of a fact"));
    assertThat(parked.waiting()).isEqualTo(garbage.size());
  }

  @Test
  void payloadThatCanNotBeReadIsParkedAfterItsTriesAndTheStreamGoesOn() {
    String stream = streams.stream(SOURCE, FactStreams.partitionOf("a"));
    List<String> unreadable = List.of("{", "null", "[]", "{\"at\":{}}", "7");
    unreadable.forEach(data -> connection.sync().xadd(stream, FactStreams.fields(fact("a", data))));
    Fact readable = fact("a", "{\"at\":\"2026-11-22T03:00:00Z\"}");
    connection.sync().xadd(stream, FactStreams.fields(readable));
    Facts facts = new Facts(SOURCE, JsonMapper.builder().build(), Clock.systemUTC());
    FactConsumer reading = consume(fact -> seen.add(facts.read(fact, Told.class).at().toString()));
    await(() -> seen.contains("2026-11-22T03:00:00Z"));
    while (parked.waiting() < unreadable.size()) {
      reading.stop(); // what it holds is given to it again at its next start
      reading.start();
      long before = parked.waiting();
      long tries = tries();
      await(() -> tries() > tries || parked.waiting() > before);
    }
    await(() -> pending() == 0);
    assertThat(parked.list()).extracting(each -> each.fact().data()).containsAll(unreadable);
    assertThat(seen).containsExactly("2026-11-22T03:00:00Z");
  }

  private long tries() {
    String stream = streams.stream(SOURCE, FactStreams.partitionOf("a"));
    return connection.sync().xpending(stream, "group", Range.unbounded(), Limit.from(10)).stream()
        .mapToLong(PendingMessage::getRedeliveryCount)
        .sum();
  }

  @Test
  void theNumberOfParkedFactsIsKnownWithoutAskingTheStore() {
    parked.park("group", fact("a", "x"), new IllegalStateException("does not fit"));
    assertThat(parked.waiting()).isEqualTo(1);

    ParkedFacts elsewhere = new ParkedFacts(database, Clock.systemUTC());
    assertThat(elsewhere.waiting()).isZero();
    assertThat(elsewhere.count()).isEqualTo(1);
    elsewhere.remove(parked.list().getFirst().id());
    assertThat(elsewhere.waiting()).isZero();
    assertThat(parked.waiting()).isEqualTo(1);
    parked.count();
    assertThat(parked.waiting()).isZero();
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
    return new Fact(Ids.next(), "type", SOURCE, subject, Instant.EPOCH, data);
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
