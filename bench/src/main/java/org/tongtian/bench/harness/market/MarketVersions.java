package org.tongtian.bench.harness.market;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongtian.bench.harness.machine.ThisMachine;

/** The versions of what a market mostly runs on. */
public final class MarketVersions {

  private static final List<String> ARTIFACTS =
      List.of(
          "spring-boot",
          "spring-cloud-gateway-server-webflux",
          "mongodb-driver-sync",
          "mongo-java-server",
          "lettuce-core",
          "kurento-client",
          "webrtc-java");

  private static final Pattern REDIS = Pattern.compile("v=(\\d+(?:\\.\\d+)*)");

  private MarketVersions() {}

  /** By name; what is not found is left out. */
  public static Map<String, String> of(Path repository) {
    Map<String, String> versions = new TreeMap<>(onClassPath(classPath(repository)));
    Matcher redis = REDIS.matcher(ThisMachine.output(repository, "redis-server", "--version"));
    if (redis.find()) {
      versions.put("redis-server", redis.group(1));
    }
    return versions;
  }

  static Map<String, String> onClassPath(String classPath) {
    Map<String, String> versions = new TreeMap<>();
    for (String artifact : ARTIFACTS) {
      Matcher jar =
          Pattern.compile("/" + Pattern.quote(artifact) + "-(\\d[^/:]*)\\.jar(:|$)")
              .matcher(classPath);
      if (jar.find()) {
        versions.put(artifact, jar.group(1));
      }
    }
    return versions;
  }

  private static String classPath(Path repository) {
    try {
      return Files.readString(repository.resolve("local-market/market/target/classpath.txt"));
    } catch (IOException notBuiltYet) {
      return "";
    }
  }
}
