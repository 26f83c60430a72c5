package org.tongtian.local.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole market on one machine: embedded stores, every service, demo data. */
public final class Market implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Market.class);

  private static final String LOGS = "logs";

  private final MarketPlan plan;
  private final boolean processes;
  private final Progress progress;
  private final Deque<RunningPart> running = new ArrayDeque<>();

  private Market(MarketPlan plan, boolean processes, Progress progress) {
    this.plan = plan;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * Starts everything, loads the demo data once, and waits for health.
   *
   * @throws MarketStartException with one clear line
   */
  static Market start(MarketOptions options, Progress progress) {
    if (options.reset()) {
      delete(options.data());
    }
    create(options.data().resolve(LOGS));
    MarketPlan plan = MarketPlan.of(options.data(), options.site(), options.port());
    plan.makeSecrets();
    Leftovers.end(plan);
    Ports.requireFree(plan);
    Market market = new Market(plan, options.processes(), progress);
    try {
      market.startParts();
      new DemoData(plan).load();
      progress.done("demo-data", "loaded once, kept in " + options.data());
      new MarketFile(plan).write(List.copyOf(market.running));
      return market;
    } catch (RuntimeException failure) {
      market.close();
      throw failure;
    }
  }

  private void startParts() {
    DemoData.writePeople(plan);
    for (Part part : Part.values()) {
      progress.begin(part.label());
      running.push(start(part));
      if (part.isService()) {
        Health.await(plan.url(part));
      }
      progress.done(part.label(), plan.url(part));
    }
  }

  private RunningPart start(Part part) {
    if (processes) {
      ChildProcess child = ChildProcess.start(part, plan);
      return new RunningPart(part, child.pid(), child);
    }
    return new RunningPart(part, ProcessHandle.current().pid(), part.start(plan));
  }

  /** Where the market's one door is. */
  String gateway() {
    return plan.url(Part.GATEWAY);
  }

  /** Stops the parts, last started first. Calling it again does nothing. */
  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      RunningPart last = running.pop();
      closeQuietly(last.stop());
      progress.stopped(last.part().label());
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
