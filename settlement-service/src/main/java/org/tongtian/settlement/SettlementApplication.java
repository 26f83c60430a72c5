package org.tongtian.settlement;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Contracts, the split of every sale, the books, and the statements that parties read. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SettlementApplication {

  /** Starts the service with its own configuration file, also beside others in one JVM. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(SettlementApplication.class)
        .properties("spring.config.name=settlement-service")
        .run(args);
  }

  /** Starts the service alone. */
  public static void main(String[] args) {
    start(args);
  }
}
