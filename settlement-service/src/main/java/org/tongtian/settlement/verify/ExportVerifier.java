package org.tongtian.settlement.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks a proof export from its first byte to its last, trusting nobody: every text and hash, the
 * signatures of all contracts, the chain, every fen by the contract, the daily heads. It stops at
 * the first thing that is wrong.
 *
 * <p>Blocks are read, written out again and hashed on all processors; what depends on the block
 * before happens in order on the calling thread.
 */
public final class ExportVerifier {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int WINDOW = 8 * PROCESSORS;

  private final List<KnownHead> known;
  private final BlocksOfFile blocks;
  private final Deque<ReadAhead> ahead = new ArrayDeque<>();
  private String book;
  private SignedContracts contracts;
  private HeadCheck heads;
  private BookReplay replay;
  private Counts counts = Counts.NONE;
  private boolean ended;

  /** A block that is being read, and where in the file it is. */
  private record ReadAhead(Future<ExportLine> line, long place) {}

  private ExportVerifier(List<KnownHead> known, BlocksOfFile blocks) {
    this.known = known;
    this.blocks = blocks;
  }

  /**
   * Checks an export.
   *
   * @param known heads kept earlier; the export must agree with each of them
   * @throws IOException where it can't be read
   */
  public static Report verify(Path export, List<KnownHead> known) throws IOException {
    try (BlocksOfFile blocks = new BlocksOfFile(export);
        LineReader reader = new LineReader(Files.newInputStream(export));
        ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS)) {
      ExportVerifier verifier = new ExportVerifier(known, blocks);
      try {
        verifier.readAll(reader, workers);
        return verifier.report(null);
      } catch (Fault.Found found) {
        return verifier.report(found.fault());
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private Report report(Fault fault) {
    return heads == null
        ? new Report(book, counts, 0, 0, null, fault)
        : new Report(book, counts, heads.coSignatures(), heads.uncovered(), heads.last(), fault);
  }

  private void readAll(LineReader reader, ExecutorService workers) throws IOException {
    for (byte[] text = next(reader); text != null; text = next(reader)) {
      long number = reader.number();
      if (ExportLine.isBlock(text)) {
        byte[] block = text;
        ahead.add(
            new ReadAhead(workers.submit(() -> ExportLine.of(number, block)), reader.place()));
        takeReadAhead(WINDOW);
      } else {
        takeReadAhead(0);
        take(ExportLine.of(number, text), reader);
      }
    }
    takeReadAhead(0);
    if (!ended) {
      throw Fault.at(reader.number() + 1, FaultKind.END_MISSING);
    }
    heads.finish(reader.number());
  }

  /** The next line; what was read before a faulty one is checked first. */
  private byte[] next(LineReader reader) throws IOException {
    try {
      return reader.next();
    } catch (Fault.Found cut) {
      takeReadAhead(0);
      throw cut;
    }
  }

  private void takeReadAhead(int keep) {
    while (ahead.size() > keep) {
      ReadAhead next = ahead.remove();
      takeBlock(done(next.line()), next.place());
    }
  }

  private static ExportLine done(Future<ExportLine> line) {
    try {
      return line.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Fault.Found found) {
        throw found;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void takeBlock(ExportLine line, long place) {
    requireOpen(line, counts.contracts() > 0, "contract");
    replay.take(line.number(), line.block());
    blocks.add(line.block(), place);
    heads.take(line.block());
    counts = counts.withBlock(line.block().entries().size());
  }

  private void take(ExportLine line, LineReader reader) {
    switch (line.type()) {
      case "header" -> takeHeader(line);
      case "contract" -> {
        requireOpen(line, counts.blocks() == 0 && counts.heads() == 0, "block");
        contracts.take(line);
        counts = counts.withContract();
      }
      case "head" -> {
        requireOpen(line, counts.contracts() > 0, "contract");
        heads.take(line);
        counts = counts.withHead();
      }
      case "end" -> {
        requireOpen(line, counts.contracts() > 0, "contract");
        takeEnd(line, reader.hashBefore());
      }
      default -> throw Fault.at(line.number(), FaultKind.WRONG_PLACE, "block", line.type());
    }
  }

  private void requireOpen(ExportLine line, boolean inPlace, String expected) {
    if (ended) {
      throw Fault.at(line.number(), FaultKind.MORE_AFTER_END);
    }
    if (book == null) {
      throw Fault.at(line.number(), FaultKind.WRONG_PLACE, "header", line.type());
    }
    if (!inPlace) {
      throw Fault.at(line.number(), FaultKind.WRONG_PLACE, expected, line.type());
    }
  }

  private void takeHeader(ExportLine line) {
    if (book != null) {
      throw Fault.at(line.number(), FaultKind.WRONG_PLACE, "contract", "header");
    }
    Fields fields = line.fields().only("type", "format", "book", "exportedAt");
    if (!fields.text("format").equals(ExportText.FORMAT)) {
      throw Fault.at(
          line.number(), FaultKind.UNKNOWN_FORMAT, ExportText.FORMAT, fields.text("format"));
    }
    fields.instant("exportedAt");
    book = fields.text("book");
    contracts = new SignedContracts(book);
    heads = new HeadCheck(book, contracts, known);
    replay = new BookReplay(book, contracts, blocks);
  }

  private void takeEnd(ExportLine line, String hashBefore) {
    Fields fields = line.fields().only("type", "contracts", "blocks", "entries", "heads", "sha256");
    for (Map.Entry<String, Object> each : counts.fields().entrySet()) {
      long stated = fields.number(each.getKey());
      if (!each.getValue().equals(stated)) {
        throw Fault.at(
            line.number(), FaultKind.COUNT_DIFFERS, each.getKey(), each.getValue(), stated);
      }
    }
    if (!hashBefore.equals(fields.hash("sha256"))) {
      throw Fault.at(line.number(), FaultKind.BYTES_DIFFER, hashBefore, fields.hash("sha256"));
    }
    ended = true;
  }
}
