package org.tongtian.local.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis for one machine, as a child process: the installed {@code redis-server}, else the one in
 * the embedded-redis library. It appends every write to a file before it answers and forces the
 * file to disk once a second.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final long START_SECONDS = 30;
  private static final int LOG_LINES_SHOWN = 3;

  private final FolderLock lock;
  private final Path binary;
  private final RedisConfig config;
  private final int port;
  private Process process;
  private boolean closing;

  private EmbeddedRedis(FolderLock lock, Path binary, RedisConfig config, int port) {
    this.lock = lock;
    this.binary = binary;
    this.config = config;
    this.port = port;
  }

  /**
   * Starts on 127.0.0.1 over the data in a folder, which is created where missing. A Redis that an
   * earlier, killed run left behind over the same folder is ended first.
   *
   * @param port 0 chooses a free one
   * @throws StoreStartException when the port is taken, the folder is in use or cannot be written,
   *     or no Redis fits this machine
   */
  public static EmbeddedRedis start(Path dataDir, int port) {
    return start(dataDir, port, System.getenv().getOrDefault("PATH", ""));
  }

  static EmbeddedRedis start(Path dataDir, int port, String searchPath) {
    FolderLock lock = FolderLock.acquire(dataDir, "Redis");
    try {
      return start(lock, port, searchPath);
    } catch (IOException e) {
      lock.close();
      throw new StoreStartException(
          "Redis cannot be started over "
              + lock.folder()
              + " ("
              + e.getMessage()
              + "); check that folder and the installed redis-server.",
          e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedRedis start(FolderLock lock, int requestedPort, String searchPath)
      throws IOException {
    RedisConfig config = new RedisConfig(lock.folder());
    RedisOrphan.endIfRunning(config);
    int port = requestedPort == 0 ? LocalPort.free() : requestedPort;
    LocalPort.requireFree("Redis", port);
    config.write(port);
    EmbeddedRedis redis =
        new EmbeddedRedis(lock, RedisBinary.find(searchPath, lock.folder()), config, port);
    redis.run();
    LOG.info("Redis listens on port {}, data in {}", port, lock.folder());
    return redis;
  }

  private synchronized void run() throws IOException {
    process = launch(binary, config);
    try {
      config.writeProcess(process.pid());
      awaitReady(process, port, config);
    } catch (RuntimeException | IOException e) {
      ChildProcess.end(process.toHandle());
      throw e;
    }
    var _ = process.onExit().thenAccept(this::ended);
  }

  private static Process launch(Path binary, RedisConfig config) throws IOException {
    return new ProcessBuilder(binary.toString(), config.file().toString())
        .directory(config.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(config.log().toFile())
        .start();
  }

  private static void awaitReady(Process process, int port, RedisConfig config) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!RedisProbe.isReady(port)) {
      if (endedWithin(process, 10)) {
        throw new StoreStartException(
            "redis-server ended at once with code "
                + process.exitValue()
                + ": "
                + lastWords(config)
                + "; see "
                + config.log());
      }
      if (System.nanoTime() > deadline) {
        throw new StoreStartException(
            "redis-server did not become ready within "
                + START_SECONDS
                + " seconds; see "
                + config.log());
      }
    }
    if (RedisProbe.processId(port).filter(id -> id == process.pid()).isEmpty()) {
      throw LocalPort.taken("Redis", port, null);
    }
  }

  private static boolean endedWithin(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreStartException("Interrupted while Redis was starting; start again.", e);
    }
  }

  private static String lastWords(RedisConfig config) {
    try {
      List<String> lines = Files.readAllLines(config.log());
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(log unreadable: " + e.getMessage() + ")";
    }
  }

  /** One that was stopped stays so; one that died is started again over what it had written. */
  private void ended(Process last) {
    if (isClosing()) {
      return;
    }
    // Ctrl-C in a terminal reaches the child too, often before our own shutdown hook has run.
    if (last.exitValue() == 0) {
      LOG.info("redis-server was stopped from outside");
      return;
    }
    LOG.error("redis-server ended by itself with code {}; see {}", last.exitValue(), config.log());
    Thread.ofVirtual().name("redis-again").start(this::startAgain);
  }

  private synchronized void startAgain() {
    if (closing) {
      return;
    }
    try {
      run();
      LOG.info("Redis listens on port {} again", port);
    } catch (IOException | StoreStartException failure) {
      LOG.error("Redis could not be started again", failure);
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  /** Connection string, such as {@code redis://127.0.0.1:6479}. */
  public String uri() {
    return "redis://" + LocalPort.HOST + ":" + port;
  }

  /** Process id of the child. */
  synchronized long pid() {
    return process.pid();
  }

  /** Lets Redis write its file out and ends it. */
  @Override
  public synchronized void close() {
    closing = true;
    try {
      ChildProcess.end(process.toHandle());
    } finally {
      lock.close();
    }
  }
}
