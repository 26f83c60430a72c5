package org.tongtian.settlement.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that the test moves. */
public final class MovableClock extends Clock {

  private volatile Instant now = Instant.parse("2026-11-01T02:00:00Z");

  /** Puts it in the place of the service's clock. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Installed {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }

  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
