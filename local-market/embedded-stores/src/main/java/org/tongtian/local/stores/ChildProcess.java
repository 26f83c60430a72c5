package org.tongtian.local.stores;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks first, and insists after ten seconds. */
final class ChildProcess {
  private static final long PATIENCE_SECONDS = 10;

  private ChildProcess() {}

  static void end(ProcessHandle process) {
    process.destroy();
    if (endsInTime(process)) {
      return;
    }
    process.destroyForcibly();
    if (!endsInTime(process)) {
      throw new IllegalStateException("Process " + process.pid() + " cannot be ended");
    }
  }

  private static boolean endsInTime(ProcessHandle process) {
    try {
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException e) {
      return !process.isAlive();
    }
  }
}
