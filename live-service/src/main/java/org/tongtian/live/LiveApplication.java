package org.tongtian.live;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.ConfigurableApplicationContext;

/** Live rooms: their life, their channel and their video. */
@SpringBootApplication
@EnableFeignClients
@ConfigurationPropertiesScan
public class LiveApplication {

  public static void main(String... args) {
    start(args);
  }

  /** Starts the service; several services may run in one JVM. */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(LiveApplication.class)
        .properties("spring.config.name=live-service")
        .run(args);
  }
}
