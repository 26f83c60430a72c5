package org.tongtian.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the applications' own files say about the environment they read. */
final class Sources {
  /** The names that all applications agreed on. */
  private static final Set<String> AGREED =
      Set.of(
          "MONGODB_URI",
          "REDIS_URI",
          "KURENTO_URI",
          "ISSUER_URI",
          "JWKS_URI",
          "TOKEN_URI",
          "SERVICE_CLIENT_ID",
          "SERVICE_CLIENT_SECRET",
          "CATALOG_URL",
          "ORDER_URL",
          "LIVE_URL",
          "SETTLEMENT_URL",
          "BRAND_URL",
          "PAYMENT_CHANNEL_URL",
          "TURN_URI",
          "TURN_SECRET");

  /**
   * The gateway leads to the simulated cashier on one machine only; a cluster has a real channel.
   */
  private static final Set<String> LOCAL_ONLY = Set.of("CASHIER_URL");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

  private Sources() {}

  /** The agreed names and those that the application's files read besides. */
  static Set<String> understood(String application) {
    Set<String> names = new TreeSet<>(AGREED);
    names.addAll(read(application).keySet());
    return names;
  }

  /** Names whose default is an address on the application's own machine. */
  static Set<String> lookedForLocally(String application) {
    Set<String> names = new TreeSet<>();
    read(application)
        .forEach(
            (name, otherwise) -> {
              if (otherwise.contains("127.0.0.1") && !LOCAL_ONLY.contains(name)) {
                names.add(name);
              }
            });
    return names;
  }

  /** The port the application listens on where PORT is not set, none where it has no file yet. */
  static Optional<String> defaultPort(String application) {
    return Optional.ofNullable(read(application).get("PORT"));
  }

  /** Names with their defaults. */
  private static Map<String, String> read(String application) {
    Map<String, String> found = new TreeMap<>();
    Path main = Kustomize.HOME.resolve("..").resolve(application).resolve("src/main");
    if (Files.isDirectory(main)) {
      readTree(main, found);
    }
    // The gateway has all of its own; the others import what they share.
    if (!application.equals("gateway")) {
      readFile(Kustomize.HOME.resolve("../service-kit/src/main/resources/service-kit.yml"), found);
    }
    return found;
  }

  private static void readTree(Path folder, Map<String, String> found) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".java"))
          .forEach(file -> readFile(file, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readFile(Path file, Map<String, String> found) {
    try {
      Matcher matcher = PLACEHOLDER.matcher(Files.readString(file));
      while (matcher.find()) {
        String otherwise = matcher.group(2) == null ? "" : matcher.group(2);
        found.merge(matcher.group(1), otherwise, String::concat);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
