package org.tongtian.bench.settlement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processor time of a server whose processes come and go. */
final class ServerCpu {

  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");
  private static final double TICKS_PER_SECOND = 100;

  /** Places in the process's stat, behind its name: own user time to its ended children's. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int SYSTEM_OF_ENDED = 14;

  private ServerCpu() {}

  /** What the server has spent, with its processes that have ended since. */
  static double seconds(Process server) {
    long ticks = ticks(server.pid(), SYSTEM_OF_ENDED);
    for (ProcessHandle part : server.children().toList()) {
      ticks += ticks(part.pid(), SYSTEM);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** A process that has gone meanwhile counts with its parent's ended children. */
  private static long ticks(long pid, int last) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int field = USER; field <= last; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Seconds in the last line of what a shell's {@code times} prints: those of its children. */
  static double ofChildren(String output) {
    Matcher times = TIMES.matcher(output);
    double last = 0;
    while (times.find()) {
      last =
          60 * Double.parseDouble(times.group(1))
              + Double.parseDouble(times.group(2))
              + 60 * Double.parseDouble(times.group(3))
              + Double.parseDouble(times.group(4));
    }
    return last;
  }
}
