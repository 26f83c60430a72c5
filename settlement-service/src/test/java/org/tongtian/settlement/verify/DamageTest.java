package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookWriter;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.verify.SampleExport.Day;

/**
 * What can be done to an export, by accident or by an operator: each is found and named. The
 * sentences are left in target/verifier-outputs.md, for docs/settlement-export.md.
 */
class DamageTest {

  private static final Path TABLE = Path.of("target", "verifier-outputs.md");

  @TempDir private static Path folder;

  private static final List<String> ROWS = new ArrayList<>();
  private static SampleExport sample;
  private static List<Day> days;
  private static List<String> sound;

  @BeforeAll
  static void makeExport() {
    sample = new SampleExport(3, 4, 5);
    days = sample.days(sample.blocks, sample.coopKey());
    sound = sample.lines();
  }

  @AfterAll
  static void leaveTable() throws IOException {
    Files.write(TABLE, ROWS);
  }

  @Test
  void nothingIsWrongWithASoundExport() {
    Report report = verify("nothing", sound, List.of(kept(2)));
    assertThat(report.fault()).isNull();
  }

  @Test
  void truncatedLine() {
    byte[] whole = SampleExport.bytes(sound);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 700);
    Fault fault = verify("a truncated line", cut, List.of()).fault();
    assertThat(fault.kind()).isEqualTo(FaultKind.LINE_CUT);
    assertThat(fault.line()).isEqualTo(sound.size() - 1);
  }

  @Test
  void truncatedBlockLineWithinTheFile() {
    List<String> lines = new ArrayList<>(sound);
    lines.set(4, lines.get(4).substring(0, 900));
    Fault fault = fault("a block's line truncated", lines);
    assertThat(fault.line()).isEqualTo(5);
    assertThat(fault.kind()).isEqualTo(FaultKind.NOT_CANONICAL);
  }

  @Test
  void deletedLastLines() {
    Fault fault = fault("the last lines deleted", sound.subList(0, sound.size() - 3));
    assertThat(fault.kind()).isEqualTo(FaultKind.END_MISSING);
  }

  @Test
  void deletedTailIsFoundByAKeptHead() {
    List<Block> shorter = sample.blocks.subList(0, 8);
    List<String> lines = sample.lines(shorter, days.subList(0, 2));
    assertThat(ExportVerifierTest.verifyLines(folder, lines).isSound()).isTrue();
    Fault fault =
        verify("a day cut off the end, with a kept head", lines, List.of(kept(2))).fault();
    assertThat(fault.kind()).isEqualTo(FaultKind.KEPT_HEAD_ABSENT);
  }

  @Test
  void deletedTailUnderTheSameHeadIsFound() {
    List<Block> shorter = sample.blocks.subList(0, 11);
    Fault fault = fault("the last block deleted under its head", sample.lines(shorter, days));
    assertThat(fault.kind()).isEqualTo(FaultKind.LEAF_DIFFERS);
  }

  @Test
  void deletedMiddleBlock() {
    List<Block> holed = new ArrayList<>(sample.blocks);
    holed.remove(5);
    Fault fault = fault("a block in the middle deleted", sample.lines(holed, days));
    assertThat(fault.kind()).isEqualTo(FaultKind.BLOCK_MISSING);
    assertThat(fault.block()).isEqualTo(6);
  }

  /** Nothing is derived from a name, and the last line was made to fit: only the hash knows. */
  @Test
  void otherNameOfTheGoodsIsFoundByTheHashOfTheBlock() {
    List<String> lines = new ArrayList<>(sound.subList(0, sound.size() - 1));
    lines.set(5, lines.get(5).replaceFirst("Red-heart sweet", "Purple-heart sweet"));
    Fault fault = fault("a name in a block changed", SampleExport.closed(lines));
    assertThat(fault.kind()).isEqualTo(FaultKind.HASH_DIFFERS);
    assertThat(fault.block()).isEqualTo(4);
  }

  @Test
  void otherSpellingOfTheSameIsFoundThoughTheLastLineFits() {
    List<String> lines = new ArrayList<>(sound.subList(0, sound.size() - 1));
    lines.set(0, lines.get(0).replace("\"book\":", "\"book\": "));
    Fault fault = fault("a space added", SampleExport.closed(lines));
    assertThat(fault.kind()).isEqualTo(FaultKind.NOT_CANONICAL);
    assertThat(fault.line()).isEqualTo(1);
  }

  @Test
  void swappedBlocks() {
    List<Block> swapped = new ArrayList<>(sample.blocks);
    Collections.swap(swapped, 1, 2);
    Fault fault = fault("two blocks swapped", sample.lines(swapped, days));
    assertThat(fault.kind()).isEqualTo(FaultKind.BLOCK_MISSING);
    assertThat(fault.block()).isEqualTo(2);
  }

  @Test
  void rebuiltChainUnderTheOldSignatures() {
    List<Block> rebuilt = SampleExport.book(sample.terms, 3, 4, 5, 3240);
    List<Day> rebuiltDays = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Day day = sample.days(rebuilt, null).get(i);
      String signatures = signaturesOf(days.get(i).line());
      rebuiltDays.add(
          new Day(
              day.head(),
              day.leaf(),
              day.path(),
              day.line().replace("\"signatures\":[]", signatures)));
    }
    Fault fault = fault("the whole chain rebuilt", sample.lines(rebuilt, rebuiltDays));
    assertThat(fault.kind()).isEqualTo(FaultKind.COSIGNATURE_FALSE);
  }

  @Test
  void rebuiltChainWithoutSignaturesIsFoundByAKeptHead() {
    List<Block> rebuilt = SampleExport.book(sample.terms, 3, 4, 5, 3240);
    List<String> lines = sample.lines(rebuilt, sample.days(rebuilt, null));
    assertThat(ExportVerifierTest.verifyLines(folder, lines).isSound()).isTrue();
    Fault fault =
        verify("rebuilt without co-signatures, with a kept head", lines, List.of(kept(0))).fault();
    assertThat(fault.kind()).isEqualTo(FaultKind.KEPT_HEAD_DIFFERS);
  }

  @Test
  void rebuiltChainCoSignedWithAnotherKey() {
    List<Block> rebuilt = SampleExport.book(sample.terms, 3, 4, 5, 3240);
    KeyPair foreign = SampleExport.newKey();
    Fault fault =
        fault(
            "rebuilt and co-signed with a new key",
            sample.lines(rebuilt, sample.days(rebuilt, foreign)));
    assertThat(fault.kind()).isEqualTo(FaultKind.COSIGNER_KEY);
  }

  @Test
  void changedClause() {
    List<String> lines = new ArrayList<>(sound);
    String changed = lines.get(1).replace("\"numerator\":45", "\"numerator\":44");
    assertThat(changed).isNotEqualTo(lines.get(1));
    lines.set(1, changed);
    Fault fault = fault("a contract clause changed", lines);
    assertThat(fault.kind()).isEqualTo(FaultKind.HASH_DIFFERS);
    assertThat(fault.line()).isEqualTo(2);

    String terms = changed.substring("{\"contract\":".length(), changed.indexOf(",\"hash\":\""));
    lines.set(
        1, changed.replace(sample.terms.hash(), org.tongtian.settlement.proof.Sha256.of(terms)));
    assertThat(fault("a clause and its hash changed", lines).kind())
        .isEqualTo(FaultKind.SIGNATURE_FALSE);
  }

  @Test
  void missingSignature() {
    List<ExportText.SignedBy> fewer = sample.signatures.subList(1, sample.signatures.size());
    Fault fault = fault("a party's signature missing", withSignatures(fewer));
    assertThat(fault.kind()).isEqualTo(FaultKind.SIGNATURE_MISSING);
  }

  @Test
  void signatureByAWrongKey() {
    List<ExportText.SignedBy> wrong = new ArrayList<>(sample.signatures);
    ExportText.SignedBy foreign = sample.sign(sample.samples.farmer, SampleExport.newKey());
    wrong.set(
        0,
        new ExportText.SignedBy(
            foreign.party(),
            sample.signatures.getFirst().publicKey(),
            foreign.signature(),
            foreign.signedAt(),
            List.of()));
    Fault fault = fault("a signature by a wrong key", withSignatures(wrong));
    assertThat(fault.kind()).isEqualTo(FaultKind.SIGNATURE_FALSE);
  }

  @Test
  void fenMovedBetweenTwoPartiesWithAllHashesRecomputed() {
    List<Block> moved = new ArrayList<>(sample.blocks.subList(0, 6));
    Block block = sample.blocks.get(6);
    List<Entry> entries = new ArrayList<>(block.entries());
    int last = entries.size() - 1;
    entries.set(last, moved(entries.get(last)));
    moved.add(BookWriter.resealed(block, moved.getLast().hash(), entries));
    for (Block after : sample.blocks.subList(7, 12)) {
      moved.add(BookWriter.resealed(after, moved.getLast().hash(), after.entries()));
    }
    Fault fault =
        fault(
            "a fen moved, all hashes and heads made anew",
            sample.lines(moved, sample.days(moved, sample.coopKey())));
    assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FROM_CONTRACT);
    assertThat(fault.block()).isEqualTo(7);
    assertThat(fault.entry()).isEqualTo(last + 1);
    assertThat(fault.in("en")).contains(sample.samples.farmer.id());
  }

  private static Entry moved(Entry entry) {
    List<SplitLine> lines = new ArrayList<>(entry.lines());
    lines.set(0, with(lines.get(0), 1));
    lines.set(1, with(lines.get(1), -1));
    return new Entry(
        entry.kind(), entry.event(), entry.happenedAt(), entry.sale(), lines, entry.matter());
  }

  private static SplitLine with(SplitLine line, long more) {
    return new SplitLine(
        line.clauseNo(), line.payee(), line.amount() + more, line.carried(), line.shortfall());
  }

  private static List<String> withSignatures(List<ExportText.SignedBy> signatures) {
    List<String> lines = new ArrayList<>(sound.subList(0, sound.size() - 1));
    lines.set(1, ExportText.contract(sample.terms.canonical(), sample.terms.hash(), signatures));
    return SampleExport.closed(lines);
  }

  private static String signaturesOf(String line) {
    return line.substring(line.indexOf("\"signatures\":"), line.lastIndexOf(",\"type\""));
  }

  private static KnownHead kept(int day) {
    return new KnownHead(days.get(day).head(), List.of(days.get(day).leaf()));
  }

  private static Fault fault(String damage, List<String> lines) {
    return verify(damage, lines, List.of()).fault();
  }

  private static Report verify(String damage, List<String> lines, List<KnownHead> known) {
    return verify(damage, SampleExport.bytes(lines), known);
  }

  private static Report verify(String damage, byte[] bytes, List<KnownHead> known) {
    Report report = ExportVerifierTest.verifyBytes(folder, bytes, known);
    ROWS.add("| " + damage + " | `" + report.in("en") + "` | `" + report.in("zh") + "` |");
    return report;
  }
}
