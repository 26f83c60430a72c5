package org.tongtian.kit.testing.broken.feature;

import java.time.Clock;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.broken.controller.LayeredThing;

/** Breaks two rules: deciding code that looks at a clock and makes ids, and a cycle of features. */
@Pure
public class ImpureRule {

  private final Clock clock = Clock.systemUTC();

  LayeredThing thing;

  /** Decides by the time of day. */
  public boolean decides() {
    return clock.millis() % 2 == 0;
  }

  /** Decides upon an id by chance. */
  public String names() {
    return Ids.next();
  }
}
