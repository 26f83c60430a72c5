package org.tongtian.settlement.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Checks a proof export from its first byte to its last, trusting nobody: every text and hash, the
 * signatures of all contracts, the chain, every fen by the contract, the daily heads. It stops at
 * the first thing that is wrong.
 *
 * <p>Lines are read, hashed and taken apart ahead on all processors ({@link ReadAhead}); what
 * depends on the block before happens in order on the calling thread.
 */
public final class ExportVerifier {

  private final List<KnownHead> known;
  private final BlocksOfFile blocks;
  private String book;
  private SignedContracts contracts;
  private HeadCheck heads;
  private BookReplay replay;
  private Counts counts = Counts.NONE;
  private boolean ended;

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
        ReadAhead lines = new ReadAhead(Files.newInputStream(export))) {
      ExportVerifier verifier = new ExportVerifier(known, blocks);
      try {
        verifier.takeAll(lines);
        return verifier.report(null);
      } catch (Fault.Found found) {
        return verifier.report(found.fault());
      }
    }
  }

  private Report report(Fault fault) {
    return heads == null
        ? new Report(book, counts, 0, 0, null, fault)
        : new Report(book, counts, heads.coSignatures(), heads.uncovered(), heads.last(), fault);
  }

  private void takeAll(ReadAhead lines) throws IOException {
    ReadAhead.Line next = lines.next();
    while (next.line() != null) {
      if (next.line().type().equals(ExportLine.BLOCK)) {
        takeBlock(next.line(), next.place());
      } else {
        take(next.line(), next.hashBefore());
      }
      next = lines.next();
    }
    if (!ended) {
      throw Fault.at(next.number() + 1, FaultKind.END_MISSING);
    }
    heads.finish(next.number());
  }

  private void takeBlock(ExportLine line, long place) {
    requireOpen(line, counts.contracts() > 0, "contract");
    replay.take(line.number(), line.block());
    blocks.add(line.block(), place);
    heads.take(line.block());
    counts = counts.withBlock(line.block().entries().size());
  }

  private void take(ExportLine line, String hashBefore) {
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
        takeEnd(line, hashBefore);
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
