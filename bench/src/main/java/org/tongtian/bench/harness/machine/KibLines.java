package org.tongtian.bench.harness.machine;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines {@code Name: 123 kB} of {@code status}, {@code smaps_rollup} and {@code meminfo}. */
final class KibLines {

  private KibLines() {}

  /** The figure behind that name in KiB; empty where there is no such line. */
  static OptionalLong find(String text, String name) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(name) + ":\\s+(\\d+) kB$", Pattern.MULTILINE)
            .matcher(text);
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }
}
