package org.tongtian.catalog;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.ConfigurableApplicationContext;

/** Products, lots and their stock. */
@SpringBootApplication
@EnableFeignClients
public class CatalogApplication {

  /** Starts the service with its own configuration file, also beside others in one JVM. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(CatalogApplication.class)
        .properties("spring.config.name=catalog-service")
        .run(args);
  }

  /** Runs it as a process of its own. */
  public static void main(String[] args) {
    start(args);
  }
}
