package org.tongtian.local.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The process of one part. It ends by itself when the market that started it has gone, so that
 * nothing is left behind when the market was killed.
 */
final class MarketChild {

  private MarketChild() {}

  /**
   * @param arguments part, data folder, site folder, first port
   */
  public static void main(String[] arguments) throws Exception {
    Logs.gather();
    Part part = Part.byLabel(arguments[0]);
    MarketPlan plan =
        MarketPlan.of(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    endWithParent();
    AutoCloseable running = part.start(plan);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Market.closeQuietly(running)));
    Files.writeString(
        plan.data().resolve("ready-" + part.label()), Long.toString(ProcessHandle.current().pid()));
    new CountDownLatch(1).await();
  }

  private static void endWithParent() {
    ProcessHandle parent =
        ProcessHandle.current()
            .parent()
            .orElseThrow(() -> new MarketStartException("the market that started this has gone"));
    Thread.ofPlatform()
        .daemon()
        .name("ends-with-the-market")
        .start(
            () -> {
              parent.onExit().join();
              System.exit(0);
            });
  }
}
