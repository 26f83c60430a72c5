package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteJournalTest {
  private static final long SEED = 20_261_122L;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.journal");
  }

  @Test
  void whereverTheProcessDiesWholeRecordsAreThereAndNoHalfOne() throws IOException {
    Random random = new Random(SEED);
    List<List<String>> records = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    try (WriteJournal journal = WriteJournal.open(file())) {
      journal.begin(7);
      for (int i = 0; i < 12; i++) {
        records.add(note(journal, random));
        journal.write();
        ends.add(journal.length());
      }
    }
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      int there = length;
      List<String> expected =
          records.stream()
              .limit(ends.stream().filter(end -> end <= there).count())
              .flatMap(List::stream)
              .toList();
      try (WriteJournal journal = WriteJournal.open(file())) {
        assertThat(journal.generation()).isEqualTo(length < 8 ? WriteJournal.NONE : 7);
        assertThat(replayed(journal)).as("seed " + SEED + ", cut at " + length).isEqualTo(expected);
      }
    }
  }

  @Test
  void aRecordThatWasChangedIsNotTakenForOneThatWasCutOff() throws IOException {
    try (WriteJournal journal = WriteJournal.open(file())) {
      journal.begin(1);
      note(journal, new Random(SEED));
      journal.write();
    }
    byte[] damaged = Files.readAllBytes(file());
    damaged[damaged.length - 1] ^= 1;
    Files.write(file(), damaged);
    try (WriteJournal journal = WriteJournal.open(file())) {
      assertThatThrownBy(() -> replayed(journal))
          .isInstanceOf(StoreStartException.class)
          .hasMessageContaining("a.journal is damaged");
    }
  }

  @Test
  void aJournalThatWasNotBegunTakesNothing() {
    try (WriteJournal journal = WriteJournal.open(file())) {
      note(journal, new Random(SEED));
      assertThatThrownBy(journal::write).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatWasOnlyNotedGoesWithTheNextBeginning() {
    try (WriteJournal journal = WriteJournal.open(file())) {
      journal.begin(1);
      note(journal, new Random(SEED));
      assertThat(journal.isEmpty()).isFalse();
      journal.begin(2);
      assertThat(journal.isEmpty()).isTrue();
      journal.write();
      assertThat(replayed(journal)).isEmpty();
      assertThat(journal.generation()).isEqualTo(2);
    }
  }

  private static List<String> note(WriteJournal journal, Random random) {
    List<String> noted = new ArrayList<>();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      byte[] key = new byte[random.nextInt(6)];
      random.nextBytes(key);
      byte[] value = random.nextInt(4) == 0 ? null : new byte[random.nextInt(9)];
      if (value != null) {
        random.nextBytes(value);
      }
      int map = random.nextInt(5);
      journal.changed(map, key, value);
      noted.add(said(map, key, value));
    }
    return noted;
  }

  private static List<String> replayed(WriteJournal journal) {
    List<String> changes = new ArrayList<>();
    journal.replay((map, key, value) -> changes.add(said(map, key, value)));
    return changes;
  }

  private static String said(int map, byte[] key, byte[] value) {
    HexFormat hex = HexFormat.of();
    return map + " " + hex.formatHex(key) + " " + (value == null ? "-" : hex.formatHex(value));
  }
}
