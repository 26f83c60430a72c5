package org.tongtian.local.carrier;

import java.io.IOException;
import java.time.Duration;

/**
 * The simulated carrier as a process of its own. Environment: {@code MONGODB_URI}, {@code PORT}
 * (8092), {@code CARRIER_SECRET}, {@code CARRIER_PACE} (PT20S).
 */
public final class SimulatedCarrierMain {

  private static final String DEFAULT_MONGO = "mongodb://127.0.0.1:27117";
  private static final String DEFAULT_PORT = "8092";
  private static final String DEFAULT_PACE = "PT20S";

  private SimulatedCarrierMain() {}

  /** Starts it and stays until the process is ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String secret = System.getenv("CARRIER_SECRET");
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException("CARRIER_SECRET is missing");
    }
    SimulatedCarrier carrier =
        SimulatedCarrier.start(
            System.getenv().getOrDefault("MONGODB_URI", DEFAULT_MONGO),
            Integer.parseInt(System.getenv().getOrDefault("PORT", DEFAULT_PORT)),
            secret,
            Duration.parse(System.getenv().getOrDefault("CARRIER_PACE", DEFAULT_PACE)));
    Runtime.getRuntime().addShutdownHook(new Thread(carrier::close, "stop-carrier"));
    Thread.currentThread().join();
  }
}
