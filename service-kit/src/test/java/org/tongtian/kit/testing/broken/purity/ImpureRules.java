package org.tongtian.kit.testing.broken.purity;

import com.mongodb.client.MongoCollection;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.springframework.context.ApplicationContext;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;

/** Deciding code that is not pure, each class for another reason. */
public interface ImpureRules {

  /** Looks at the time of day. */
  @Pure
  class ByTheClock {
    Clock clock;
  }

  /** Throws dice. */
  @Pure
  class ByChance {
    Random random;
  }

  /** Throws newer dice. */
  @Pure
  class ByNewerChance {
    RandomGenerator random;
  }

  /** Decides upon an id by chance. */
  @Pure
  class WithFreshIds {
    String name() {
      return Ids.next();
    }
  }

  /** Asks the framework. */
  @Pure
  class ByTheFramework {
    ApplicationContext context;
  }

  /** Reads the store. */
  @Pure
  class ByTheStore {
    MongoCollection<String> things;
  }

  /** Reads the cache. */
  @Pure
  class ByTheCache {
    RedisClient redis;
  }

  /** Writes a log. */
  @Pure
  class WithALog {
    Logger log;
  }
}
