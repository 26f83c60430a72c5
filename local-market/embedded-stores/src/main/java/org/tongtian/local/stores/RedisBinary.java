package org.tongtian.local.stores;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** Finds a redis-server: the installed one, else the one in the embedded-redis library. */
final class RedisBinary {
  private static final String NAME = "redis-server";

  private RedisBinary() {}

  /**
   * @param searchPath folders as in the environment's PATH
   * @param unpackInto where the library's binary is written when none is installed
   */
  static Path find(String searchPath, Path unpackInto) {
    return installed(searchPath).orElseGet(() -> unpacked(unpackInto));
  }

  private static Optional<Path> installed(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, NAME))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Path unpacked(Path folder) {
    try {
      return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    } catch (IOException | RuntimeException e) {
      throw new StoreStartException(
          "No redis-server is installed, and the bundled one does not fit this machine ("
              + e.getMessage()
              + "); install Redis so that redis-server is on the PATH, or point REDIS_URI at a running one.",
          e);
    }
  }
}
