package org.tongtian.settlement.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractSignatures;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.contract.Signature;
import org.tongtian.settlement.heads.HeadDocument;
import org.tongtian.settlement.heads.HeadDocument.ProvenLeaf;
import org.tongtian.settlement.heads.HeadService;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.verify.Counts;
import org.tongtian.settlement.verify.ExportText;

/** Writes the proof export of a book, block by block: its memory does not grow with the book. */
@Service
class ProofExport {

  private static final int CHUNK = 64;
  private static final int BUFFER = 1 << 16;

  private final ContractService contracts;
  private final ContractSignatures signatures;
  private final BookService books;
  private final HeadService heads;
  private final Clock clock;

  ProofExport(
      ContractService contracts,
      ContractSignatures signatures,
      BookService books,
      HeadService heads,
      Clock clock) {
    this.contracts = contracts;
    this.signatures = signatures;
    this.books = books;
    this.heads = heads;
    this.clock = clock;
  }

  /** Writes the export; what is booked while it runs is in it or not, but never in part. */
  void write(String book, OutputStream out) throws IOException {
    MessageDigest digest = Sha256.digest();
    Lines lines = new Lines(new DigestOutputStream(new BufferedOutputStream(out, BUFFER), digest));
    lines.add(ExportText.header(book, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    for (ContractVersion version : contracts.signedVersions(book)) {
      lines.add(contract(version));
      lines.counts = lines.counts.withContract();
    }
    heads.forEach(head -> addDay(lines, book, head));
    addBlocks(lines, book, Long.MAX_VALUE);
    lines.add(ExportText.end(lines.counts, HexFormat.of().formatHex(digest.digest())));
    lines.out.flush();
  }

  private String contract(ContractVersion version) {
    List<ExportText.SignedBy> signed = version.signatures().stream().map(this::signedBy).toList();
    return ExportText.contract(version.terms().canonical(), version.hash(), signed);
  }

  private ExportText.SignedBy signedBy(Signature signature) {
    return new ExportText.SignedBy(
        signature.party(),
        signatures.keyOf(signature),
        signature.signature(),
        signature.signedAt(),
        signatures.changes(signature.party()));
  }

  private void addDay(Lines lines, String book, HeadDocument head) {
    ProvenLeaf leaf = head.leafOf(book).orElse(null);
    if (leaf != null) {
      addBlocks(lines, book, leaf.leaf().last());
    }
    lines.add(
        ExportText.head(
            head.head(),
            leaf == null ? null : leaf.leaf(),
            leaf == null ? 0 : leaf.index(),
            leaf == null ? List.of() : leaf.path(),
            head.signatures()));
    lines.counts = lines.counts.withHead();
  }

  private void addBlocks(Lines lines, String book, long last) {
    while (lines.counts.blocks() < last) {
      long from = lines.counts.blocks() + 1;
      long to = last - from < CHUNK ? last : from + CHUNK - 1;
      List<Block> chunk = books.blocks(book, from, to);
      for (Block block : chunk) {
        lines.add(ExportText.block(block));
        lines.counts = lines.counts.withBlock(block.entries().size());
      }
      if (chunk.size() < to - from + 1) {
        return;
      }
    }
  }

  /** What was written so far. */
  private static final class Lines {
    private final OutputStream out;
    private Counts counts = Counts.NONE;

    Lines(OutputStream out) {
      this.out = out;
    }

    void add(String line) {
      try {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
