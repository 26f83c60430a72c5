package org.tongtian.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ConfigMaps and Secrets that whoever deploys must make, as README.md's table lists them. */
final class Outside {
  private static final Pattern ROW =
      Pattern.compile("\\| (ConfigMap|Secret) \\| `([a-z-]+)` \\| ([^|]+) \\|.*");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private Outside() {}

  /** Keys by {@code kind/name}. */
  static Map<String, List<String>> documented() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(Kustomize.HOME.resolve("README.md"))) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          found.put(row.group(1) + "/" + row.group(2), quoted(row.group(3)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(it -> it.group(1)).toList();
  }

  static boolean holds(Reference reference) {
    List<String> keys = documented().get(reference.kind() + "/" + reference.name());
    return keys != null && (reference.key().isEmpty() || keys.contains(reference.key()));
  }
}
