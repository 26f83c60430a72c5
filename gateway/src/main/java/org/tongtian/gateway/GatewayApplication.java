package org.tongtian.gateway;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one door of the market: sign-in, routes, limits, breakers and the three web apps (G1). */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

  /** Starts the gateway; arguments are Spring Boot's. */
  public static void main(String[] args) {
    start(args);
  }

  /** Starts the gateway, also beside others in one JVM, and returns its running context. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(GatewayApplication.class)
        .web(WebApplicationType.REACTIVE)
        .properties("spring.config.name=gateway")
        .run(args);
  }
}
