package org.tongtian.catalog.stock;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.redis.RedisSettings;

/**
 * The live counts in Redis. Per lot, under one hash tag: a hash with the count, its epoch, the
 * server process that holds it, the lot's price and terms, each token's quantity, and what each
 * buyer has where that is limited; and the tokens by expiry. Each change is one script.
 */
@Component
class LiveCounts {

  private static final Duration LOCKED = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int EXPIRED_AT_ONCE = 200;

  private final StatefulRedisConnection<String, String> redis;
  private final RedisSettings settings;
  private final Script take;
  private final Script giveBack;
  private final Script settle;
  private final Script restock;
  private final Script install;
  private final Script epoch;
  private final Script unlock;
  private final Script counted;

  private record Script(String text, String sha) {}

  LiveCounts(StatefulRedisConnection<String, String> redis, RedisSettings settings) {
    this.redis = redis;
    this.settings = settings;
    this.take = script("take");
    this.giveBack = script("give-back");
    this.settle = script("settle");
    this.restock = script("restock");
    this.install = script("install");
    this.epoch = script("epoch");
    this.unlock = script("unlock");
    this.counted = script("counted");
  }

  /**
   * Takes for a claim.
   *
   * @param owner whoever asks; what was found to be somebody else's is kept from being rolled back
   */
  Taking take(Claim claim, String owner, Instant now) {
    return taking(
        claim.lotId(),
        claim.reservationId(),
        claim.quantity(),
        claim.expiresAt(),
        claim.buyerId(),
        owner,
        String.valueOf(now.toEpochMilli()));
  }

  /** Takes again for an order that was paid; the window was asked when it was first taken. */
  Taking takeAgain(Reservation retaken) {
    return taking(
        retaken.lotId(),
        retaken.token(),
        retaken.quantity(),
        retaken.expiresAt(),
        retaken.buyerId(),
        "",
        "");
  }

  private Taking taking(
      String lotId,
      String token,
      Quantity quantity,
      Instant expiresAt,
      String buyerId,
      String owner,
      String now) {
    List<?> answer =
        (List<?>)
            run(
                take,
                ScriptOutputType.MULTI,
                keys(lotId),
                token,
                String.valueOf(quantity.thousandths()),
                String.valueOf(expiresAt.toEpochMilli()),
                buyerId,
                owner,
                now);
    long counted = Long.parseLong((String) answer.get(1));
    long number = Long.parseLong((String) answer.get(2));
    Money price = Money.cny(Long.parseLong((String) answer.get(3)));
    return switch ((String) answer.get(0)) {
      case "TAKEN" -> new Taking.Token(counted, price, true);
      case "KNOWN" -> new Taking.Token(counted, price, false);
      case "SHORT" -> new Taking.TooLittle(new Quantity(Math.max(0, number)));
      case "LIMIT" -> new Taking.OverLimit(new Quantity(Math.max(0, number)));
      case "EARLY" -> new Taking.NotOpen(Instant.ofEpochMilli(number));
      case "LATE" -> new Taking.Closed();
      case "OVERFULL" -> new Taking.Overfull();
      case "OTHER" -> new Taking.Other();
      default -> new Taking.Uncounted();
    };
  }

  /** Returns what the token took, once; whether the count changed. */
  boolean giveBack(String lotId, String token) {
    return number(giveBack, keys(lotId), token) == 1;
  }

  /** As {@link #giveBack}, unless somebody but that owner has asked for the token too. */
  boolean rollBack(String lotId, String token, String owner) {
    return number(giveBack, keys(lotId), token, owner) == 1;
  }

  /** Drops the tokens of sold goods. */
  void settle(String lotId, Collection<String> tokens) {
    number(settle, keys(lotId), tokens.toArray(String[]::new));
  }

  /** Whether refunded goods went back into the count of that epoch; not if there is another. */
  boolean restock(String lotId, long epochOfCount, Quantity quantity, String buyerId) {
    return number(
            restock,
            keys(lotId),
            String.valueOf(epochOfCount),
            String.valueOf(quantity.thousandths()),
            buyerId)
        == 1;
  }

  void install(Count count) {
    LotStock lot = count.lot();
    SellingTerms terms = lot.terms();
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(lot.epoch()));
    arguments.add(String.valueOf(count.available().thousandths()));
    arguments.add(String.valueOf(lot.price().amount()));
    arguments.add(terms.opensAt() == null ? "" : String.valueOf(terms.opensAt().toEpochMilli()));
    arguments.add(terms.closesAt() == null ? "" : String.valueOf(terms.closesAt().toEpochMilli()));
    arguments.add(terms.perBuyer() == null ? "" : String.valueOf(terms.perBuyer().thousandths()));
    arguments.add(String.valueOf(count.held().size()));
    for (Reservation each : count.held()) {
      arguments.add(each.token());
      arguments.add(String.valueOf(each.quantity().thousandths()));
      arguments.add(String.valueOf(each.expiresAt().toEpochMilli()));
      arguments.add(each.buyerId());
    }
    count
        .byBuyer()
        .forEach(
            (buyer, quantity) -> {
              arguments.add(buyer);
              arguments.add(String.valueOf(quantity.thousandths()));
            });
    redis.sync().sadd(counted(), lot.id());
    number(install, keys(lot.id()), arguments.toArray(String[]::new));
  }

  /** Epoch of the lot's count, −1 where there is none to rely on. */
  long epoch(String lotId) {
    return number(epoch, keys(lotId));
  }

  /**
   * What the lot's count of that epoch says is free, below zero where too much was sold; null where
   * there is no such count to rely on.
   */
  Quantity counted(String lotId, long epochOfLot) {
    Object available =
        run(counted, ScriptOutputType.VALUE, keys(lotId), String.valueOf(epochOfLot));
    return available == null ? null : new Quantity(Long.parseLong((String) available));
  }

  boolean lock(String lotId, String owner) {
    return redis.sync().set(lockKey(lotId), owner, SetArgs.Builder.nx().px(LOCKED)) != null;
  }

  void unlock(String lotId, String owner) {
    number(unlock, new String[] {lockKey(lotId)}, owner);
  }

  /** What is available of each lot, lots without a count left out. */
  Map<String, Quantity> available(Collection<String> lotIds) {
    RedisAsyncCommands<String, String> commands = redis.async();
    Map<String, RedisFuture<String>> asked = new LinkedHashMap<>();
    lotIds.forEach(id -> asked.put(id, commands.hget(keys(id)[0], "available")));
    LettuceFutures.awaitAll(PATIENCE, asked.values().toArray(RedisFuture[]::new));
    Map<String, Quantity> known = new LinkedHashMap<>();
    asked.forEach(
        (id, answer) -> {
          String available = answer.isDone() ? answer.toCompletableFuture().join() : null;
          if (available != null) {
            known.put(id, new Quantity(Math.max(0, Long.parseLong(available))));
          }
        });
    return known;
  }

  /** Lots that have a count and may have tokens. */
  Set<String> countedLots() {
    return redis.sync().smembers(counted());
  }

  /** Tokens that expired by then, by lot, a limited number of each; lots without are left out. */
  Map<String, List<String>> expired(Collection<String> lotIds, Instant by) {
    RedisAsyncCommands<String, String> commands = redis.async();
    Range<Long> past = Range.create(0L, by.toEpochMilli());
    Map<String, RedisFuture<List<String>>> asked = new LinkedHashMap<>();
    for (String lotId : lotIds) {
      asked.put(lotId, commands.zrangebyscore(keys(lotId)[1], past, Limit.from(EXPIRED_AT_ONCE)));
    }
    LettuceFutures.awaitAll(PATIENCE, asked.values().toArray(RedisFuture[]::new));
    Map<String, List<String>> expired = new LinkedHashMap<>();
    asked.forEach(
        (lotId, answer) -> {
          List<String> tokens = answer.isDone() ? answer.toCompletableFuture().join() : List.of();
          if (!tokens.isEmpty()) {
            expired.put(lotId, tokens);
          }
        });
    return expired;
  }

  private long number(Script script, String[] keys, String... arguments) {
    return (Long) run(script, ScriptOutputType.INTEGER, keys, arguments);
  }

  private Object run(Script script, ScriptOutputType output, String[] keys, String... arguments) {
    try {
      return redis.sync().evalsha(script.sha(), output, keys, arguments);
    } catch (RedisNoScriptException unknown) {
      return redis.sync().eval(script.text(), output, keys, arguments);
    }
  }

  private String[] keys(String lotId) {
    String count = settings.key("stock:{" + lotId + "}");
    return new String[] {count, count + ":expiries"};
  }

  private String lockKey(String lotId) {
    return settings.key("stock:{" + lotId + "}:lock");
  }

  private String counted() {
    return settings.key("stock:counted");
  }

  private Script script(String name) {
    try (InputStream file = LiveCounts.class.getResourceAsStream(name + ".lua")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Script(text, redis.sync().digest(text));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
