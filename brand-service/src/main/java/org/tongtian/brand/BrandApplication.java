package org.tongtian.brand;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Regional brands, their licences and the certificates of products. */
@SpringBootApplication
public class BrandApplication {

  /** Starts the service with its own configuration file, also beside others in one JVM. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(BrandApplication.class)
        .properties("spring.config.name=brand-service")
        .run(args);
  }

  /** Runs it as a process of its own. */
  public static void main(String[] args) {
    start(args);
  }
}
