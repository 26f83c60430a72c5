package org.tongtian.settlement.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.Sha256;

/** A sound export of as many entries as wanted: half of them sales, half how these ended. */
public final class LargeExport {

  private static final int DAYS = 10;
  private static final int SALES_OF_BLOCK = 128;

  private LargeExport() {}

  /**
   * Writes it.
   *
   * @param entries how many there shall be about
   * @return how many there are
   */
  public static long write(Path file, long entries) throws IOException {
    int blocksPerDay = Math.toIntExact(Math.max(1, entries / 2 / SALES_OF_BLOCK / DAYS));
    SampleExport sample = new SampleExport(DAYS, blocksPerDay, SALES_OF_BLOCK);
    try (DigestOutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), Sha256.digest())) {
      return write(sample, out);
    }
  }

  private static long write(SampleExport sample, DigestOutputStream out) throws IOException {
    Counts counts = Counts.NONE.withContract();
    line(out, ExportText.header(sample.terms.contractId(), SampleExport.SIGNED));
    line(
        out, ExportText.contract(sample.terms.canonical(), sample.terms.hash(), sample.signatures));
    int next = 0;
    for (SampleExport.Day day : sample.days(sample.blocks, sample.coopKey())) {
      while (next < sample.blocks.size() && isOf(day, sample.blocks.get(next))) {
        Block block = sample.blocks.get(next++);
        line(out, ExportText.block(block));
        counts = counts.withBlock(block.entries().size());
      }
      line(out, day.line());
      counts = counts.withHead();
    }
    line(out, ExportText.end(counts, HexFormat.of().formatHex(out.getMessageDigest().digest())));
    return counts.entries();
  }

  private static boolean isOf(SampleExport.Day day, Block block) {
    return !DayHead.dayOf(block.at()).isAfter(day.head().day());
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
