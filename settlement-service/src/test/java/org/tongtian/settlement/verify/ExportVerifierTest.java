package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.verify.SampleExport.Day;

/** Sound exports pass; each kind of damage is found and named. */
class ExportVerifierTest {

  @TempDir private static Path folder;

  private static SampleExport sample;
  private static List<String> sound;

  @BeforeAll
  static void makeExport() {
    sample = new SampleExport(3, 4, 5);
    sound = sample.lines();
  }

  @Test
  void soundExportIsAccepted() {
    Report report = verify(sound);
    assertThat(report.fault()).isNull();
    assertThat(report.counts()).isEqualTo(new Counts(1, 12, 115, 3));
    assertThat(report.coSignatures()).isEqualTo(3);
    assertThat(report.uncovered()).isZero();
    assertThat(report.in("en")).startsWith("SOUND  book " + sample.terms.contractId());
    assertThat(report.in("zh")).startsWith("可信  账本 ");
  }

  @Test
  void blocksUnderNoHeadYetAreCounted() {
    List<Day> days = sample.days(sample.blocks, sample.coopKey());
    Report report = verify(sample.lines(sample.blocks, days.subList(0, 2)));
    assertThat(report.fault()).isNull();
    assertThat(report.uncovered()).isEqualTo(4);
  }

  @Test
  void oneFlippedBitIsFoundWhereverItIs() {
    byte[] bytes = SampleExport.bytes(sound);
    Replayable.cases(
        400,
        random -> {
          byte[] flipped = bytes.clone();
          int at = random.nextInt(bytes.length);
          flipped[at] ^= (byte) (1 << random.nextInt(8));
          assertThat(verify(flipped).isSound()).as("byte %d", at).isFalse();
        });
  }

  @Test
  void oneOtherByteIsFoundWhereverItIs() {
    byte[] bytes = SampleExport.bytes(sound);
    Replayable.cases(
        200,
        random -> {
          byte[] changed = bytes.clone();
          int at = random.nextInt(bytes.length);
          changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
          assertThat(verify(changed).isSound()).as("byte %d", at).isFalse();
        });
  }

  @Test
  void aFileCutAnywhereIsFound() {
    byte[] bytes = SampleExport.bytes(sound);
    Replayable.cases(
        100,
        random -> {
          byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
          assertThat(verify(cut).isSound()).isFalse();
        });
  }

  private static Report verify(List<String> lines) {
    return verify(SampleExport.bytes(lines));
  }

  private static Report verify(byte[] bytes) {
    return verifyBytes(folder, bytes, List.of());
  }

  static Report verifyLines(Path folder, List<String> lines) {
    return verifyBytes(folder, SampleExport.bytes(lines), List.of());
  }

  static Report verifyBytes(Path folder, byte[] bytes, List<KnownHead> known) {
    try {
      return ExportVerifier.verify(Files.write(folder.resolve("export.ndjson"), bytes), known);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
