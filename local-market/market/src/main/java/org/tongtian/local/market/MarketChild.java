package org.tongtian.local.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.tongtian.local.stores.StoppableStart;

/**
 * The process of one part. It ends by itself when the market that started it has gone, so that
 * nothing is left behind when the market was killed.
 */
final class MarketChild {

  private MarketChild() {}

  /**
   * @param arguments part, data folder, site folder, first port, process id of the market
   */
  public static void main(String[] arguments) throws Exception {
    Logs.gather();
    Part part = Part.byLabel(arguments[0]);
    MarketPlan plan =
        MarketPlan.of(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    endWith(Long.parseLong(arguments[4]));
    StoppableStart.of(() -> part.start(plan));
    Files.writeString(
        plan.data().resolve("ready-" + part.label()), Long.toString(ProcessHandle.current().pid()));
    new CountDownLatch(1).await();
  }

  private static void endWith(long marketPid) {
    ProcessHandle market =
        ProcessHandle.of(marketPid)
            .orElseThrow(() -> new MarketStartException("the market that started this has gone"));
    Thread.ofPlatform()
        .daemon()
        .name("ends-with-the-market")
        .start(
            () -> {
              market.onExit().join();
              System.exit(0);
            });
  }
}
