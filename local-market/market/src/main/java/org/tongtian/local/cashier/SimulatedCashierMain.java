package org.tongtian.local.cashier;

import java.io.IOException;
import java.net.InetAddress;

/**
 * The simulated cashier as a process of its own. Environment: {@code MONGODB_URI}, {@code PORT}
 * (8090), {@code BIND_ADDRESS} (127.0.0.1).
 */
public final class SimulatedCashierMain {

  private static final String DEFAULT_MONGO = "mongodb://127.0.0.1:27117";
  private static final String DEFAULT_PORT = "8090";

  private SimulatedCashierMain() {}

  /** Starts it and stays until the process is ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SimulatedCashier cashier =
        SimulatedCashier.start(
            System.getenv().getOrDefault("MONGODB_URI", DEFAULT_MONGO),
            SimulatedCashier.DATABASE,
            InetAddress.getByName(System.getenv().getOrDefault("BIND_ADDRESS", "127.0.0.1")),
            Integer.parseInt(System.getenv().getOrDefault("PORT", DEFAULT_PORT)));
    Runtime.getRuntime().addShutdownHook(new Thread(cashier::close, "stop-cashier"));
    Thread.currentThread().join();
  }
}
