package org.tongtian.orders.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.remote.Guarded;

/** The breaker around whichever channel is in use, and what a caller hears when it is open. */
@Component
public class ChannelBreaker {

  private final Guarded guarded;

  ChannelBreaker(CircuitBreakerRegistry breakers) {
    this.guarded =
        new Guarded(breakers.circuitBreaker("payment-channel"), ChannelBreaker::channelUnreachable);
  }

  /** Makes the call; refusals pass, every other failure counts and becomes the fallback. */
  public <T> T guarded(Supplier<T> call) {
    return guarded.ask(call);
  }

  /**
   * The fallback: the caller is told to come back; open questions are asked again by the poller.
   */
  private static Refusal channelUnreachable() {
    return Refusal.unavailable("payment.channel_unreachable");
  }
}
