package org.tongtian.settlement.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.proof.Ed25519;

/** Exports a book that no service holds and lets the verifier read the file. */
public final class BookExport {

  private BookExport() {}

  /** What the verifier says of these blocks under a contract that all parties sign for this. */
  public static Report verified(ContractTerms terms, List<Block> blocks) {
    List<ExportText.SignedBy> signatures = new ArrayList<>();
    for (Party party : terms.parties()) {
      KeyPair key = SampleExport.newKey();
      signatures.add(
          new ExportText.SignedBy(
              party.id(),
              Ed25519.text(key.getPublic()),
              SampleExport.signature(key, terms.hash()),
              SampleExport.SIGNED,
              List.of()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(ExportText.header(terms.contractId(), SampleExport.SIGNED));
    lines.add(ExportText.contract(terms.canonical(), terms.hash(), signatures));
    blocks.forEach(block -> lines.add(ExportText.block(block)));
    try {
      Path file = Files.createTempFile("book", ".ndjson");
      try {
        Files.write(file, SampleExport.bytes(SampleExport.closed(lines)));
        return ExportVerifier.verify(file, List.of());
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
