package org.tongtian.local.market;

import java.util.List;

/** How the JVM of a single part is set up; {@code run} sets up the one that holds all. */
final class JvmFlags {

  private JvmFlags() {}

  static List<String> forPart(Part part, MarketPlan plan) {
    return List.of(
        "-Xmx" + (part == Part.STORES ? "512m" : "256m"),
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dorg.springframework.boot.logging.LoggingSystem=none",
        "-Dtongtian.log=" + plan.log(part),
        "-Dtongtian.data=" + plan.data());
  }
}
