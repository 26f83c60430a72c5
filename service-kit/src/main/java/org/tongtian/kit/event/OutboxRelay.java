package org.tongtian.kit.event;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the facts that aggregates carry in their field {@code outbox} and then clears them. A
 * published fact is first copied to the collection {@code published_facts}; after a loss of Redis
 * everything of the last days is published again from there, so no fact is ever lost.
 */
public final class OutboxRelay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration REPUBLISHED = Duration.ofDays(7);
  private static final long STREAM_LENGTH = 200_000;

  private final String source;
  private final MongoDatabase database;
  private final MongoCollection<PublishedFact> published;
  private final StatefulRedisConnection<String, String> redis;
  private final FactStreams streams;
  private final Clock clock;
  private final Counter counter;
  private final Set<String> collections = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Wake> wakes = new LinkedBlockingQueue<>();
  private volatile Thread worker;

  private record Wake(String collection, String id) {}

  OutboxRelay(
      String source,
      MongoDatabase database,
      StatefulRedisConnection<String, String> redis,
      FactStreams streams,
      Clock clock,
      MeterRegistry meters) {
    this.source = source;
    this.database = database;
    this.published = database.getCollection("published_facts", PublishedFact.class);
    this.redis = redis;
    this.streams = streams;
    this.clock = clock;
    this.counter = Counter.builder("tongtian.facts.published").register(meters);
  }

  /** Watches a collection whose documents carry an {@code outbox}; call once at start. */
  public void watch(String collection) {
    collections.add(collection);
    database.getCollection(collection).createIndex(new Document("outbox.fid", 1));
  }

  /** Says that the document with that id has facts to publish; a missed call only delays them. */
  public void wake(String collection, String id) {
    wakes.add(new Wake(collection, id));
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("outbox-" + source).unstarted(this::run);
    worker.start(); // only once it is known, or a quick thread finds itself not running and ends
  }

  @Override
  public void stop() {
    Thread running = worker;
    worker = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  private void run() {
    Instant nextSweep = clock.instant();
    while (isRunning()) {
      try {
        if (!clock.instant().isBefore(nextSweep)) {
          nextSweep = clock.instant().plus(SWEEP);
          publishAgainAfterLoss();
          sweep();
        }
        Wake wake = wakes.poll(500, TimeUnit.MILLISECONDS);
        if (wake != null) {
          publish(wake.collection(), wake.id());
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        LOG.warn("Facts wait for the next round: {}", failure.toString());
        pauseAfterFailure();
      }
    }
  }

  private void pauseAfterFailure() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    for (String collection : collections) {
      for (Document found :
          database
              .getCollection(collection)
              .find(new Document("outbox.fid", new Document("$gt", "")))
              .projection(new Document("_id", 1))) {
        publish(collection, found.getString("_id"));
      }
    }
  }

  private void publish(String collection, String id) {
    MongoCollection<OutboxView> aggregates = database.getCollection(collection, OutboxView.class);
    OutboxView view =
        aggregates.find(new Document("_id", id)).projection(new Document("outbox", 1)).first();
    if (view == null || view.outbox() == null || view.outbox().isEmpty()) {
      return;
    }
    remember(view.outbox());
    view.outbox().forEach(this::send);
    List<String> sent = view.outbox().stream().map(Fact::factId).toList();
    aggregates.updateOne(
        new Document("_id", id),
        new Document(
            "$pull", new Document("outbox", new Document("fid", new Document("$in", sent)))));
    counter.increment(sent.size());
  }

  private void remember(List<Fact> facts) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<PublishedFact> copies =
        facts.stream().map(fact -> new PublishedFact(fact.factId(), fact, now)).toList();
    try {
      published.insertMany(copies, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException partly) {
      boolean onlyRepeated =
          partly.getWriteErrors().stream().allMatch(error -> error.getCode() == 11000);
      if (!onlyRepeated) {
        throw partly;
      }
    }
  }

  private void send(Fact fact) {
    redis
        .sync()
        .xadd(
            streams.stream(source, FactStreams.partitionOf(fact.subject())),
            XAddArgs.Builder.maxlen(STREAM_LENGTH).approximateTrimming(),
            FactStreams.fields(fact));
  }

  private void publishAgainAfterLoss() {
    if (redis.sync().get(streams.epoch(source)) != null) {
      return;
    }
    Instant since = clock.instant().minus(REPUBLISHED);
    long count = 0;
    for (PublishedFact copy :
        published
            .find(new Document("publishedAt", new Document("$gte", since)))
            .sort(new Document("_id", 1))) {
      send(copy.fact());
      count++;
    }
    redis.sync().set(streams.epoch(source), clock.instant().toString());
    if (count > 0) {
      LOG.warn("Redis had lost its streams; published {} facts again", count);
    }
  }
}
