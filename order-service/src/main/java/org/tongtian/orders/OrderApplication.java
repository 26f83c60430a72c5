package org.tongtian.orders;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The order service: checkout, payment, shipment, receipt (promises O1 and O2). */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
@EnableScheduling
public class OrderApplication {

  /** Starts the service as a process of its own. */
  public static void main(String[] args) {
    start(args);
  }

  /** Starts the service, also beside others in one JVM. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(OrderApplication.class)
        .properties("spring.config.name=order-service")
        .run(args);
  }
}
