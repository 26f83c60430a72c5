package org.tongtian.orders.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;

/** The breaker around whichever channel is in use, and what a caller hears when it is open. */
@Component
public class ChannelBreaker {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelBreaker.class);

  private final CircuitBreaker breaker;

  ChannelBreaker(CircuitBreakerRegistry breakers) {
    this.breaker = breakers.circuitBreaker("payment-channel");
  }

  /** Makes the call; refusals pass, every other failure counts and becomes the fallback. */
  public <T> T guarded(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw channelUnreachable(failure);
    }
  }

  /**
   * The fallback: the caller is told to come back; open questions are asked again by the poller.
   */
  private static Refusal channelUnreachable(RuntimeException failure) {
    LOG.warn("The payment channel does not answer: {}", failure.toString());
    return Refusal.unavailable("payment.channel_unreachable");
  }
}
