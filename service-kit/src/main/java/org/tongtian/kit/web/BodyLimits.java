package org.tongtian.kit.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The largest bodies a service takes.
 *
 * @param bodyLimitBytes of every path that is not named
 * @param largerBodies paths that take more, such as uploads of photos
 */
@ConfigurationProperties("tongtian")
record BodyLimits(
    @DefaultValue("65536") long bodyLimitBytes, @DefaultValue List<Larger> largerBodies) {

  /**
   * A path with a limit of its own.
   *
   * @param path pattern, as {@code /api/orders/{id}/photos}
   */
  record Larger(String path, long bytes) {}

  /** The limit of a path without the context's. */
  long of(String path) {
    PathContainer asked = PathContainer.parsePath(path);
    return largerBodies.stream()
        .filter(larger -> PathPatternParser.defaultInstance.parse(larger.path).matches(asked))
        .mapToLong(Larger::bytes)
        .findFirst()
        .orElse(bodyLimitBytes);
  }
}
