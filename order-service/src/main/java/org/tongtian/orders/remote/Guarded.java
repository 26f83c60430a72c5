package org.tongtian.orders.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.problem.Refusal;

/**
 * Calls of another system behind its breaker: its refusals pass as they are, every other failure
 * counts and becomes the refusal that the caller has named as its fallback.
 */
public final class Guarded {

  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private final CircuitBreaker breaker;
  private final Supplier<Refusal> fallback;

  /**
   * Behind that breaker.
   *
   * @param fallback what the caller hears where there is no answer
   */
  public Guarded(CircuitBreaker breaker, Supplier<Refusal> fallback) {
    this.breaker = breaker;
    this.fallback = fallback;
  }

  /** Makes the call. */
  public <T> T ask(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      LOG.warn("{} does not answer: {}", breaker.getName(), failure.toString());
      throw fallback.get();
    }
  }

  /** Makes a call that answers nothing. */
  public void tell(Runnable call) {
    boolean _ =
        ask(
            () -> {
              call.run();
              return true;
            });
  }
}
