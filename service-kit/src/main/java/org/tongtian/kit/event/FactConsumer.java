package org.tongtian.kit.event;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tongtian.kit.id.Ids;

/**
 * Reads one service's facts for another: a consumer group over all partitions, one thread each. A
 * fact that failed stays pending and is tried again, also by another instance when this one died;
 * after too many tries it is parked.
 */
final class FactConsumer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FactConsumer.class);
  private static final Duration BLOCK = Duration.ofSeconds(1);
  private static final Duration CLAIM_AFTER = Duration.ofSeconds(15);
  private static final int BATCH = 128;
  static final int TRIES = 8;

  private final String group;
  private final FactSubscription subscription;
  private final RedisClient client;
  private final FactStreams streams;
  private final ParkedFacts parked;
  private final Counter handled;
  private final String name = Ids.next();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean running;

  FactConsumer(
      String group,
      FactSubscription subscription,
      RedisClient client,
      FactStreams streams,
      ParkedFacts parked,
      MeterRegistry meters) {
    this.group = group;
    this.subscription = subscription;
    this.client = client;
    this.streams = streams;
    this.parked = parked;
    this.handled =
        Counter.builder("tongtian.facts.handled")
            .tag("source", subscription.source())
            .register(meters);
  }

  @Override
  public void start() {
    running = true;
    for (int partition = 0; partition < FactStreams.PARTITIONS; partition++) {
      String stream = streams.stream(subscription.source(), partition);
      workers.add(
          Thread.ofVirtual().name("facts-" + group + "-" + stream).start(() -> run(stream)));
    }
  }

  @Override
  public void stop() {
    running = false;
    workers.forEach(Thread::interrupt);
    for (Thread worker : workers) {
      try {
        worker.join(Duration.ofSeconds(3));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    workers.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(String stream) {
    while (running) {
      try (StatefulRedisConnection<String, String> connection = client.connect()) {
        connection.setTimeout(BLOCK.plusSeconds(5));
        consume(connection.sync(), stream);
      } catch (RuntimeException failure) {
        if (running) {
          LOG.warn("Reading {} goes on in a second: {}", stream, failure.toString());
          pause();
        }
      }
    }
  }

  private void consume(RedisCommands<String, String> redis, String stream) {
    createGroup(redis, stream);
    handleAll(redis, stream, ownPending(redis, stream));
    long nextClaim = System.nanoTime() + CLAIM_AFTER.toNanos();
    while (running) {
      handleAll(redis, stream, readNew(redis, stream));
      if (System.nanoTime() > nextClaim) {
        handleAll(redis, stream, claimIdle(redis, stream));
        nextClaim = System.nanoTime() + CLAIM_AFTER.toNanos();
      }
    }
  }

  private void createGroup(RedisCommands<String, String> redis, String stream) {
    try {
      redis.xgroupCreate(
          StreamOffset.from(stream, "0"), group, XGroupCreateArgs.Builder.mkstream());
    } catch (RedisBusyException alreadyThere) {
      LOG.debug("Group {} of {} exists", group, stream);
    }
  }

  private List<StreamMessage<String, String>> ownPending(
      RedisCommands<String, String> redis, String stream) {
    return read(redis, XReadArgs.Builder.count(BATCH), StreamOffset.from(stream, "0"));
  }

  private List<StreamMessage<String, String>> readNew(
      RedisCommands<String, String> redis, String stream) {
    return read(
        redis, XReadArgs.Builder.block(BLOCK).count(BATCH), StreamOffset.lastConsumed(stream));
  }

  @SuppressWarnings("unchecked") // Lettuce takes the one offset as a generic varargs array
  private List<StreamMessage<String, String>> read(
      RedisCommands<String, String> redis, XReadArgs args, StreamOffset<String> offset) {
    return redis.xreadgroup(Consumer.from(group, name), args, offset);
  }

  private List<StreamMessage<String, String>> claimIdle(
      RedisCommands<String, String> redis, String stream) {
    return redis
        .xautoclaim(
            stream,
            new XAutoClaimArgs<String>()
                .consumer(Consumer.from(group, name))
                .minIdleTime(CLAIM_AFTER)
                .startId("0-0")
                .count(BATCH))
        .getMessages();
  }

  private void handleAll(
      RedisCommands<String, String> redis,
      String stream,
      List<StreamMessage<String, String>> messages) {
    if (messages == null || messages.isEmpty()) {
      return;
    }
    if (handledTogether(messages)) {
      redis.xack(stream, group, messages.stream().map(StreamMessage::getId).toArray(String[]::new));
      handled.increment(messages.size());
      return;
    }
    for (StreamMessage<String, String> message : messages) {
      handleOne(redis, stream, message);
    }
  }

  private boolean handledTogether(List<StreamMessage<String, String>> messages) {
    try {
      return subscription.handledAsBatch(messages.stream().map(FactStreams::fact).toList());
    } catch (RuntimeException failure) {
      LOG.warn("A batch is taken fact by fact: {}", failure.toString());
      return false;
    }
  }

  private void handleOne(
      RedisCommands<String, String> redis, String stream, StreamMessage<String, String> message) {
    Optional<Fact> fact = readable(stream, message);
    if (fact.isEmpty() || handled(redis, stream, message.getId(), fact.get())) {
      redis.xack(stream, group, message.getId());
    }
  }

  /** The fact; a message that is none is parked at once, since it will never be another. */
  private Optional<Fact> readable(String stream, StreamMessage<String, String> message) {
    try {
      return Optional.of(FactStreams.fact(message));
    } catch (UnreadableFactException unreadable) {
      parked.park(group, subscription.source(), stream, message, unreadable);
      LOG.error("Parked message {} of {}", message.getId(), stream, unreadable);
      return Optional.empty();
    }
  }

  /** Whether the fact needs no further try: it was handled, or it has failed often enough. */
  private boolean handled(
      RedisCommands<String, String> redis, String stream, String messageId, Fact fact) {
    try {
      subscription.handle(fact);
      handled.increment();
      return true;
    } catch (RuntimeException failure) {
      if (deliveries(redis, stream, messageId) < TRIES) {
        LOG.warn("{} {} is tried again", fact.type(), fact.factId(), failure);
        return false;
      }
      parked.park(group, fact, failure);
      LOG.error("Parked {} {}", fact.type(), fact.factId(), failure);
      return true;
    }
  }

  private long deliveries(RedisCommands<String, String> redis, String stream, String id) {
    return redis.xpending(stream, group, Range.create(id, id), Limit.from(1)).stream()
        .mapToLong(pending -> pending.getRedeliveryCount())
        .max()
        .orElse(1);
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
