package org.tongtian.kit.event;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes facts to their streams, many with one round trip. It holds commands back on its connection
 * until they are complete, so the connection must be its own, and it must be used by one thread.
 */
final class FactWriter {

  private static final long STREAM_LENGTH = 200_000;
  private static final int AT_ONCE = 256;

  private final String source;
  private final StatefulRedisConnection<String, String> redis;
  private final FactStreams streams;

  FactWriter(
      String source, StatefulRedisConnection<String, String> ownConnection, FactStreams streams) {
    this.source = source;
    this.redis = ownConnection;
    this.streams = streams;
  }

  /**
   * Adds the facts in their order and returns once Redis has them all. Each stream takes its facts
   * in one transaction: a failure may leave some of them published, but never a later fact of a
   * subject without the earlier one.
   *
   * @throws RedisException when some may not have arrived; all are to be sent again
   */
  void write(List<Fact> facts) {
    for (int from = 0; from < facts.size(); from += AT_ONCE) {
      writeAtOnce(facts.subList(from, Math.min(from + AT_ONCE, facts.size())));
    }
  }

  private void writeAtOnce(List<Fact> facts) {
    Map<String, List<Fact>> byStream = new LinkedHashMap<>();
    for (Fact fact : facts) {
      String stream = streams.stream(source, FactStreams.partitionOf(fact.subject()));
      byStream.computeIfAbsent(stream, none -> new ArrayList<>()).add(fact);
    }
    List<RedisFuture<TransactionResult>> done = new ArrayList<>();
    redis.setAutoFlushCommands(false);
    try {
      byStream.forEach((stream, some) -> done.add(transaction(stream, some)));
      redis.flushCommands();
    } finally {
      redis.setAutoFlushCommands(true);
    }
    done.forEach(this::await);
  }

  private RedisFuture<TransactionResult> transaction(String stream, List<Fact> facts) {
    RedisAsyncCommands<String, String> commands = redis.async();
    var _ = commands.multi(); // every refusal shows at the end of the transaction
    for (Fact fact : facts) {
      var _ =
          commands.xadd(
              stream,
              XAddArgs.Builder.maxlen(STREAM_LENGTH).approximateTrimming(),
              FactStreams.fields(fact));
    }
    return commands.exec();
  }

  private void await(RedisFuture<TransactionResult> exec) {
    TransactionResult result =
        LettuceFutures.awaitOrCancel(exec, redis.getTimeout().toMillis(), TimeUnit.MILLISECONDS);
    if (result.wasDiscarded()) {
      throw new RedisException("Redis discarded facts");
    }
    result.stream()
        .filter(Throwable.class::isInstance)
        .findFirst()
        .ifPresent(
            refused -> {
              throw new RedisException("Redis refused a fact", (Throwable) refused);
            });
  }

  /** Whether the streams are still those that were written to before. */
  boolean knowsStreams() {
    return redis.sync().get(streams.epoch(source)) != null;
  }

  /** Marks the streams, so that their loss is seen. */
  void markStreams(String epoch) {
    redis.sync().set(streams.epoch(source), epoch);
  }
}
