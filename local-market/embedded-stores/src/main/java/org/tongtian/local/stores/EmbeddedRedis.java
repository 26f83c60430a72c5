package org.tongtian.local.stores;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** Redis for one machine, as a child process. */
public final class EmbeddedRedis implements AutoCloseable {
  private final Process process;
  private final int port;

  private EmbeddedRedis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param requestedPort 0 chooses a free one
   */
  public static EmbeddedRedis start(Path dataDir, int requestedPort) {
    int port = requestedPort == 0 ? LocalPort.free() : requestedPort;
    LocalPort.requireFree("Redis", port);
    try {
      Files.createDirectories(dataDir);
      Process process =
          new ProcessBuilder(
                  binary(dataDir),
                  "--bind",
                  LocalPort.HOST,
                  "--port",
                  Integer.toString(port),
                  "--dir",
                  dataDir.toAbsolutePath().toString(),
                  "--appendonly",
                  "yes",
                  "--appendfsync",
                  "everysec")
              .redirectErrorStream(true)
              .redirectOutput(dataDir.resolve("redis.log").toFile())
              .start();
      awaitListening(process, port);
      return new EmbeddedRedis(process, port);
    } catch (IOException e) {
      throw new StoreStartException("Redis could not be started.", e);
    }
  }

  private static String binary(Path dataDir) throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, "redis-server");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return ExecutableProvider.newJarResourceProvider(dataDir.toFile()).get().getPath();
  }

  private static void awaitListening(Process process, int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket()) {
        socket.connect(LocalPort.address(port), 1000);
        return;
      } catch (IOException e) {
        pause(process);
      }
    }
    process.destroyForcibly();
    throw new StoreStartException(
        "Redis did not answer on port " + port + "; see redis.log in its data folder.");
  }

  private static void pause(Process process) throws IOException {
    try {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("redis-server ended with exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while Redis was starting", e);
    }
  }

  /** Connection string, such as {@code redis://127.0.0.1:6479}. */
  public String uri() {
    return "redis://" + LocalPort.HOST + ":" + port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
