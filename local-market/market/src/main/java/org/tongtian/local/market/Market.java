package org.tongtian.local.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole market on one machine: embedded stores, every service, demo data. */
public final class Market implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Market.class);

  private static final String LOGS = "logs";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MarketOptions options;
  private final MarketPlan plan;
  private final Progress progress;
  private final Deque<RunningPart> running = new ConcurrentLinkedDeque<>();
  private final CountDownLatch startIsOver = new CountDownLatch(1);
  private volatile Thread starter;
  private volatile boolean closing;
  private volatile boolean failed;

  private Market(MarketOptions options, MarketPlan plan, Progress progress) {
    this.options = options;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * A market that is not started yet, so that whoever may have to stop it knows it in time.
   *
   * @throws MarketStartException with one clear line
   */
  static Market prepare(MarketOptions options, Progress progress) {
    if (options.reset()) {
      delete(options.data());
    }
    create(options.data().resolve(LOGS));
    MarketPlan plan = MarketPlan.of(options.data(), options.site(), options.port());
    plan.makeSecrets();
    return new Market(options, plan, progress);
  }

  /**
   * Starts everything, loads the demo data once, and waits for health. Call it once.
   *
   * @throws MarketStartException with one clear line; then nothing is left running
   */
  void start() {
    starter = Thread.currentThread();
    try {
      Leftovers.end(plan);
      Ports.requireFree(plan);
      startParts();
      new DemoData(plan).load();
      progress.done("demo-data", "loaded once, kept in " + options.data());
      new MarketFile(plan).write(List.copyOf(running));
    } catch (RuntimeException failure) {
      failed = !closing;
      stopParts();
      throw failure;
    } finally {
      startIsOver.countDown();
    }
  }

  private void startParts() {
    DemoData.writePeople(plan);
    for (Part part : Part.values()) {
      goOn();
      progress.begin(part.label());
      running.push(start(part));
      goOn();
      if (part.isService()) {
        Health.await(plan.url(part));
      }
      progress.done(part.label(), plan.url(part));
    }
  }

  private void goOn() {
    if (closing) {
      throw new MarketStartException("The start was interrupted");
    }
  }

  private RunningPart start(Part part) {
    if (options.processes()) {
      KeptProcess child = KeptProcess.start(part, plan, this::writeFile);
      return new RunningPart(part, child::pid, child);
    }
    AutoCloseable started = part.start(plan);
    return new RunningPart(part, () -> ProcessHandle.current().pid(), started);
  }

  /** Scripts find the processes by it, so it is written again when one was replaced. */
  private synchronized void writeFile() {
    if (startIsOver.getCount() == 0 && !closing) {
      new MarketFile(plan).write(List.copyOf(running));
    }
  }

  /** Where the market's one door is. */
  String gateway() {
    return plan.url(Part.GATEWAY);
  }

  /** Whether it could not be started, though nobody told it to stop. */
  boolean hasFailed() {
    return failed;
  }

  /** Whether it was told to stop, perhaps before it was open. */
  boolean isClosing() {
    return closing;
  }

  /**
   * Stops the parts, last started first. A start that is under way, in another thread, is broken
   * off first: only it knows what the part it is at has left running. Calling it again does
   * nothing.
   */
  @Override
  public void close() {
    closing = true;
    Thread starting = starter;
    if (starting != null && startIsOver.getCount() > 0) {
      starting.interrupt();
      awaitEndOfStart();
    }
    stopParts();
  }

  private void awaitEndOfStart() {
    try {
      if (!startIsOver.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The start could not be broken off");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stopParts() {
    // Stopping waits for processes, which an interrupted thread cannot.
    boolean wasInterrupted = Thread.interrupted();
    while (!running.isEmpty()) {
      RunningPart last = running.pop();
      closeQuietly(last.stop());
      progress.stopped(last.part().label());
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failure) {
      LOG.warn("A part did not stop cleanly", failure);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new MarketStartException("Can't write to " + folder + ": " + failure.getMessage());
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.exists(folder.resolve("secrets.properties"))) {
      throw new MarketStartException(
          folder + " does not look like a market's data; nothing deleted");
    }
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Leaves the logs: the one of this start is open already. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.endsWith(LOGS) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (!Files.exists(folder.resolve(LOGS))) {
        Files.delete(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
