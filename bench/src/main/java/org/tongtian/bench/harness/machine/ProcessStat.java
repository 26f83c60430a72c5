package org.tongtian.bench.harness.machine;

import java.time.Duration;

/**
 * What {@code /proc/<pid>/stat} says of a process.
 *
 * @param parent process that started it, or adopted it
 * @param startTicks when it started, in ticks since the machine's start; tells apart two processes
 *     that had the same id one after the other
 * @param cpuTicks time on a processor so far, its own code and the kernel's for it
 */
record ProcessStat(long pid, long parent, long startTicks, long cpuTicks) {

  /** The kernel tells every program hundredths of a second, whatever it uses itself. */
  private static final int TICKS_PER_SECOND = 100;

  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final int START_TIME = 19;

  /** Reads the one line. The name in brackets may itself hold blanks and brackets. */
  static ProcessStat parse(String line) {
    long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
    String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long cpu = Long.parseLong(afterName[USER_TIME]) + Long.parseLong(afterName[SYSTEM_TIME]);
    return new ProcessStat(
        pid, Long.parseLong(afterName[PARENT]), Long.parseLong(afterName[START_TIME]), cpu);
  }

  Duration cpu() {
    return Duration.ofSeconds(cpuTicks).dividedBy(TICKS_PER_SECOND);
  }
}
