package org.tongtian.local.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server that outlived the program which started it (that was killed). The caller holds the
 * folder's lock, so nobody uses it any more.
 */
final class RedisOrphan {
  private static final Logger LOG = LoggerFactory.getLogger(RedisOrphan.class);

  private RedisOrphan() {}

  /**
   * Ends the orphan over this data, where there is one. A process that only happens to have the
   * same number is left alone: Redis itself must answer with that number and this folder.
   *
   * @throws StoreStartException when a process that looks like the orphan does not answer
   */
  static void endIfRunning(RedisConfig config) throws IOException {
    OptionalLong pid = config.lastProcess();
    Optional<ProcessHandle> process =
        pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
    if (process.isEmpty()) {
      return;
    }
    if (servesFolder(process.get(), config)) {
      LOG.info("Ending redis-server {} left over by an earlier run", pid.getAsLong());
      ChildProcess.end(process.get());
      return;
    }
    if (isRedis(process.get())) {
      throw new StoreStartException(
          "Process "
              + pid.getAsLong()
              + " may still be a Redis over "
              + config.folder()
              + " but does not answer; end it (kill "
              + pid.getAsLong()
              + ") or, if it is another Redis, delete "
              + config.pidFile()
              + ", then start again.");
    }
  }

  private static boolean servesFolder(ProcessHandle process, RedisConfig config)
      throws IOException {
    OptionalInt port = config.lastPort();
    if (port.isEmpty()) {
      return false;
    }
    boolean sameProcess =
        RedisProbe.processId(port.getAsInt()).filter(id -> id == process.pid()).isPresent();
    return sameProcess
        && RedisProbe.dataFolder(port.getAsInt())
            .map(Path::of)
            .filter(config.folder()::equals)
            .isPresent();
  }

  private static boolean isRedis(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("redis")).isPresent();
  }
}
