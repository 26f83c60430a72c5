package org.tongtian.kit.idempotency;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongtian.kit.mongo.MongoAutoConfiguration;
import org.tongtian.kit.security.SecurityAutoConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Idempotent operations with their hourly sweep. */
@AutoConfiguration(after = {MongoAutoConfiguration.class, SecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableScheduling
public class IdempotencyAutoConfiguration {

  @Bean
  IdempotentOperations idempotentOperations(MongoDatabase database, JsonMapper json, Clock clock) {
    return new IdempotentOperations(database, json, clock);
  }

  @Bean
  KeySweep keySweep(IdempotentOperations operations) {
    return new KeySweep(operations);
  }

  /** Runs the sweep. */
  static final class KeySweep {
    private final IdempotentOperations operations;

    KeySweep(IdempotentOperations operations) {
      this.operations = operations;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sweep() {
      operations.sweep();
    }
  }
}
