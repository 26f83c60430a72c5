package org.tongtian.bench.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of our own that answers in lines; what it complains of goes to a file. */
final class Child implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 15;

  private final Process process;
  private final BufferedReader lines;
  private final Writer commands;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts it with these further variables. */
  static Child start(Path log, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new Child(builder.start(), log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * The rest of its next line that begins so.
   *
   * @throws IllegalStateException where it ends before
   */
  String await(String beginning) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException("A process ended early; see " + log);
  }

  /** Sends a line. */
  void tell(String line) {
    try {
      commands.write(line + "\n");
      commands.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Ends it as SIGTERM does, by force where that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
