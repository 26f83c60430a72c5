package org.tongtian.local.market;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part in a JVM of its own. */
final class ChildProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 20;
  private static final int START_SECONDS = 240;

  private final Part part;
  private final Process process;
  private final Path ready;

  private ChildProcess(Part part, Process process, Path ready) {
    this.part = part;
    this.process = process;
    this.ready = ready;
  }

  /** Starts the part and waits until it is ready. */
  static ChildProcess start(Part part, MarketPlan plan) {
    try {
      Path ready = plan.data().resolve("ready-" + part.label());
      Files.deleteIfExists(ready);
      File output = plan.log(part).resolveSibling(part.label() + ".out").toFile();
      Process process =
          new ProcessBuilder(command(part, plan))
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      ChildProcess child = new ChildProcess(part, process, ready);
      child.awaitReadyOrEnd(output);
      return child;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Runs the action when the process has ended, whatever ended it. */
  void onEnd(Runnable action) {
    var _ = process.onExit().thenRun(action);
  }

  private static List<String> command(Part part, MarketPlan plan) {
    List<String> command = new ArrayList<>();
    // A session of its own, so that Ctrl-C reaches the market alone and it can stop the parts in
    // order.
    command.add("setsid");
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(JvmFlags.forPart(part, plan));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MarketChild.class.getName());
    command.add(part.label());
    command.add(plan.data().toString());
    command.add(plan.site().toString());
    command.add(Integer.toString(plan.port()));
    command.add(Long.toString(ProcessHandle.current().pid()));
    return command;
  }

  private void awaitReadyOrEnd(File output) throws IOException {
    try {
      awaitReady(output);
    } catch (RuntimeException | IOException failure) {
      boolean wasInterrupted = Thread.interrupted(); // else closing could not wait
      close();
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
      throw failure;
    }
  }

  private void awaitReady(File output) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new MarketStartException(
            "%s did not start; its last words:%n%s"
                .formatted(part.label(), lastLines(output.toPath())));
      }
      pause();
    }
  }

  private static String lastLines(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MarketStartException("The start was interrupted", stopped);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
