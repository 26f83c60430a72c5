package org.tongtian.kit.event;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * everything of the last days is published again from there, so no fact is ever lost. What waits is
 * published together: a few round trips for many aggregates, the facts of each in their order.
 */
public final class OutboxRelay implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration REPUBLISHED = Duration.ofDays(7);
  private static final int BATCH = 128;

  /**
   * Where much happens, what happens within this is published together: here and at everybody who
   * reads it, one fact costs nearly as much as ten.
   */
  private static final Duration TOGETHER = Duration.ofMillis(100);

  private final String source;
  private final MongoDatabase database;
  private final MongoCollection<PublishedFact> published;
  private final FactWriter streams;
  private final Clock clock;
  private final Counter counter;
  private final Set<String> collections = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Wake> wakes = new LinkedBlockingQueue<>();
  private volatile Thread worker;
  private long publishedAt = System.nanoTime() - TOGETHER.toNanos();

  private record Wake(String collection, String id) {}

  OutboxRelay(
      String source,
      MongoDatabase database,
      FactWriter streams,
      Clock clock,
      MeterRegistry meters) {
    this.source = source;
    this.database = database;
    this.published = database.getCollection("published_facts", PublishedFact.class);
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
          letOthersCome();
          withWaiting(wake).forEach(this::publish);
          publishedAt = System.nanoTime();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        LOG.warn("Facts wait for the next round: {}", failure.toString());
        pauseAfterFailure();
      }
    }
  }

  /** A fact that comes alone goes at once; one that follows another waits a little for more. */
  private void letOthersCome() throws InterruptedException {
    long left = TOGETHER.toNanos() - (System.nanoTime() - publishedAt);
    if (left > 0 && wakes.size() < BATCH) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private void pauseAfterFailure() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The wake and those that came meanwhile, by collection, each document once. */
  private Map<String, Set<String>> withWaiting(Wake first) {
    List<Wake> waiting = new ArrayList<>();
    waiting.add(first);
    wakes.drainTo(waiting, BATCH - 1);
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    for (Wake wake : waiting) {
      ids.computeIfAbsent(wake.collection(), none -> new LinkedHashSet<>()).add(wake.id());
    }
    return ids;
  }

  private void sweep() {
    for (String collection : collections) {
      List<String> some = new ArrayList<>();
      for (Document found :
          database
              .getCollection(collection)
              .find(new Document("outbox.fid", new Document("$gt", "")))
              .projection(new Document("_id", 1))) {
        some.add(found.getString("_id"));
        if (some.size() == BATCH) {
          publish(collection, some);
          some.clear();
        }
      }
      publish(collection, some);
    }
  }

  /** Publishes the outboxes of these documents, then clears what was published from all of them. */
  private void publish(String collection, Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    MongoCollection<OutboxView> aggregates = database.getCollection(collection, OutboxView.class);
    List<String> owners = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (OutboxView view :
        aggregates.find(withIds(ids)).projection(new Document("outbox", 1)).batchSize(BATCH)) {
      if (view.outbox() != null && !view.outbox().isEmpty()) {
        owners.add(view.id());
        facts.addAll(view.outbox());
      }
    }
    if (facts.isEmpty()) {
      return;
    }
    remember(facts);
    streams.write(facts);
    clear(aggregates, owners, facts);
    counter.increment(facts.size());
  }

  private static void clear(
      MongoCollection<OutboxView> aggregates, List<String> owners, List<Fact> sent) {
    Document published =
        new Document("fid", new Document("$in", sent.stream().map(Fact::factId).toList()));
    aggregates.updateMany(
        withIds(owners), new Document("$pull", new Document("outbox", published)));
  }

  private static Document withIds(Collection<String> ids) {
    return ids.size() == 1
        ? new Document("_id", ids.iterator().next())
        : new Document("_id", new Document("$in", List.copyOf(ids)));
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

  private void publishAgainAfterLoss() {
    if (streams.knowsStreams()) {
      return;
    }
    Instant since = clock.instant().minus(REPUBLISHED);
    long count = 0;
    List<Fact> some = new ArrayList<>();
    for (PublishedFact copy :
        published
            .find(new Document("publishedAt", new Document("$gte", since)))
            .sort(new Document("_id", 1))) {
      some.add(copy.fact());
      if (some.size() == BATCH) {
        streams.write(some);
        count += some.size();
        some.clear();
      }
    }
    streams.write(some);
    count += some.size();
    streams.markStreams(clock.instant().toString());
    if (count > 0) {
      LOG.warn("Redis had lost its streams; published {} facts again", count);
    }
  }
}
