package org.tongtian.settlement.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The lines of a file, read and hashed by one thread and taken apart by as many as there are
 * processors, ahead of who takes them in order.
 */
final class ReadAhead implements Closeable {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int WINDOW = 8 * PROCESSORS;

  private final BlockingQueue<Read> ahead = new ArrayBlockingQueue<>(WINDOW);
  private final ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS);
  private final Thread reading;
  private final LineReader reader;

  /**
   * A line.
   *
   * @param number from 1; after the last line how many there are
   * @param line null after the last
   * @param place where it begins, bytes from the start
   * @param hashBefore SHA-256 of all lines before it, hex; null for a block
   */
  record Line(long number, ExportLine line, long place, String hashBefore) {}

  /** A line that is being taken apart; a failure stands where its line does. */
  private record Read(long number, Future<ExportLine> line, long place, String hashBefore) {}

  ReadAhead(InputStream in) {
    reader = new LineReader(in);
    reading = Thread.ofPlatform().name("export-reader").start(this::readAll);
  }

  private void readAll() {
    try {
      try {
        for (byte[] text = reader.next(); text != null; text = reader.next()) {
          ahead.put(read(text));
        }
        ahead.put(new Read(reader.number(), CompletableFuture.completedFuture(null), 0, null));
      } catch (IOException | RuntimeException | Error failed) {
        ahead.put(new Read(reader.number(), CompletableFuture.failedFuture(failed), 0, null));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt(); // nobody takes any more
    }
  }

  private Read read(byte[] text) {
    long number = reader.number();
    String hashBefore = ExportLine.isBlock(text) ? null : reader.hashBefore();
    Future<ExportLine> line = workers.submit(() -> ExportLine.of(number, text));
    return new Read(number, line, reader.place(), hashBefore);
  }

  /**
   * The next line.
   *
   * @throws Fault.Found where it is faulty
   * @throws IOException where it can't be read
   */
  Line next() throws IOException {
    try {
      Read next = ahead.take();
      return new Line(next.number(), next.line().get(), next.place(), next.hashBefore());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Fault.Found found) {
        throw found;
      }
      if (failed.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() throws IOException {
    reading.interrupt();
    workers.shutdownNow();
    reader.close();
  }
}
