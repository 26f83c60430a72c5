package org.tongtian.kit.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a service does with another's facts. Handlers must be idempotent by {@link Fact#factId()}:
 * every fact can come again. A handler that throws gets the fact again later; what keeps failing is
 * parked where an operator sees it.
 */
public final class FactSubscription {

  private final String source;
  private final Map<String, Consumer<Fact>> handlers = new HashMap<>();
  private Consumer<List<Fact>> batchHandler;

  private FactSubscription(String source) {
    this.source = source;
  }

  /** A subscription to the facts of a service, named as in {@code spring.application.name}. */
  public static FactSubscription to(String source) {
    return new FactSubscription(source);
  }

  /** Handles one kind of fact; facts of other kinds are passed over. */
  public <T extends Record> FactSubscription on(
      Class<T> payload, Facts facts, BiConsumer<Fact, T> handler) {
    handlers.put(Fact.typeOf(payload), fact -> handler.accept(fact, facts.read(fact, payload)));
    return this;
  }

  /**
   * Handles whole batches in stream order, all kinds included; a batch that throws is given again
   * fact by fact, so that one bad fact does not hold up the others.
   */
  public FactSubscription inBatches(Consumer<List<Fact>> handler) {
    batchHandler = handler;
    return this;
  }

  String source() {
    return source;
  }

  void handle(Fact fact) {
    if (batchHandler != null) {
      batchHandler.accept(List.of(fact));
      return;
    }
    Consumer<Fact> handler = handlers.get(fact.type());
    if (handler != null) {
      handler.accept(fact);
    }
  }

  /** Whether the whole batch was handled at once. */
  boolean handledAsBatch(List<Fact> facts) {
    if (batchHandler == null || facts.size() < 2) {
      return false;
    }
    batchHandler.accept(facts);
    return true;
  }
}
