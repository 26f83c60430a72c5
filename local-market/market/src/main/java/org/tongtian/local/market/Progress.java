package org.tongtian.local.market;

import java.io.PrintStream;
import java.util.Locale;

/** Shows on the terminal what starts and stops, with the seconds since the beginning. */
final class Progress {

  private final PrintStream out;
  private final long began = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void begin(String name) {
    line(name, "starting …");
  }

  void done(String name, String where) {
    line(name, where);
  }

  void stopped(String name) {
    line(name, "stopped");
  }

  void say(String line) {
    out.println(line);
  }

  private void line(String name, String what) {
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "[%5.1f s] %-19s %s%n", seconds, name, what);
  }
}
