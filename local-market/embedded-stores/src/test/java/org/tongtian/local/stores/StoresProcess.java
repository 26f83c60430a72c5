package org.tongtian.local.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link StoresMain} in a JVM of its own, as a person would run it. */
final class StoresProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader errors;
  private final String firstLine;

  private StoresProcess(Process process) throws IOException {
    this.process = process;
    this.errors = process.errorReader(StandardCharsets.UTF_8);
    this.firstLine = process.inputReader(StandardCharsets.UTF_8).readLine();
  }

  static StoresProcess start(Path workingFolder, String... arguments) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                // The driver's and the server's chatter would fill the pipe that nobody reads.
                "-Dlogback.configurationFile=stores-process-logback.xml",
                "-cp",
                classPath,
                StoresMain.class.getName()));
    command.addAll(List.of(arguments));
    return new StoresProcess(new ProcessBuilder(command).directory(workingFolder.toFile()).start());
  }

  /** What it printed first: the ready line; null when it ended without one. */
  String firstLine() {
    return firstLine;
  }

  String mongoUri() {
    return firstLine.split(" ", -1)[1];
  }

  String redisUri() {
    return firstLine.split(" ", -1)[2];
  }

  String errorText() throws IOException {
    return errors.readAllAsString();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill}; answers the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("The stores did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
