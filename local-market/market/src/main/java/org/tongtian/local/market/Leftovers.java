package org.tongtian.local.market;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that an earlier market on the same data left behind when it was killed. */
final class Leftovers {

  private Leftovers() {}

  static void end(MarketPlan plan) {
    String mark = "-Dtongtian.data=" + plan.data();
    List<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(process -> process.pid() != ProcessHandle.current().pid())
            .filter(process -> hasArgument(process, mark))
            .filter(process -> hasArgument(process, MarketChild.class.getName()))
            .toList();
    left.forEach(ProcessHandle::destroy);
    left.forEach(Leftovers::awaitEnd);
  }

  private static boolean hasArgument(ProcessHandle process, String argument) {
    return process.info().arguments().map(List::of).orElse(List.of()).contains(argument);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      process.destroyForcibly();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
