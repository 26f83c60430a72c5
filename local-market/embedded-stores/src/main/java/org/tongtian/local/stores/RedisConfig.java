package org.tongtian.local.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The files beside the Redis data: its configuration and the pid file that Redis itself writes too
 * and removes.
 */
record RedisConfig(Path folder) {
  Path file() {
    return folder.resolve("redis.conf");
  }

  Path log() {
    return folder.resolve("redis.log");
  }

  Path pidFile() {
    return folder.resolve("redis.pid");
  }

  void write(int port) throws IOException {
    Files.writeString(
        file(),
        """
        # Written at every start.
        bind 127.0.0.1
        port %d
        dir %s
        pidfile %s
        daemonize no
        appendonly yes
        appendfsync everysec
        save ""
        """
            .formatted(port, quoted(folder), quoted(pidFile())));
  }

  /**
   * Notes the process before Redis does so itself, so that one whose starter was killed in the
   * first moment is found too.
   */
  void writeProcess(long pid) throws IOException {
    Files.writeString(pidFile(), pid + "\n");
  }

  /** Port of the last start; empty before the first. */
  OptionalInt lastPort() throws IOException {
    if (!Files.exists(file())) {
      return OptionalInt.empty();
    }
    return Files.readAllLines(file()).stream()
        .filter(line -> line.startsWith("port "))
        .mapToInt(line -> Integer.parseInt(line.substring("port ".length()).strip()))
        .findFirst();
  }

  /** Process of the last start, unless it ended cleanly. */
  OptionalLong lastProcess() throws IOException {
    if (!Files.exists(pidFile())) {
      return OptionalLong.empty();
    }
    String text = Files.readString(pidFile()).strip();
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
