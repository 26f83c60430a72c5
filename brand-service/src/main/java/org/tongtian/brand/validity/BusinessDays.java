package org.tongtian.brand.validity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Which business day it is. */
@Component
public class BusinessDays {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Clock clock;

  /**
   * @param clock tells the instant; the day is that of Asia/Shanghai
   */
  public BusinessDays(Clock clock) {
    this.clock = clock;
  }

  /** Today in Asia/Shanghai. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
