package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a store as a crash leaves them, between any two commits and within one. */
class JournalCrashTest {
  private static final long SEED = 20_261_122L;

  @TempDir Path data;

  private Path copy;

  @BeforeEach
  void folder() throws IOException {
    copy = Files.createDirectory(data.resolve("copy"));
  }

  @Test
  void whatWasCommittedIsThereAndWhatWasNotIsNot() throws IOException {
    Random random = new Random(SEED);
    Map<Integer, String> told = new TreeMap<>();
    try (DurableStore store = DurableStore.open(file(data))) {
      for (int round = 0; round < 300; round++) {
        String when = "seed " + SEED + ", round " + round;
        change(store, random, told);
        switch (random.nextInt(12)) {
          case 0 -> store.commitFile();
          case 1 -> store.compactOnePass();
          default -> store.commit();
        }
        if (round % 10 == 0) {
          change(store, random, new TreeMap<>());
          assertThat(afterCrash()).as(when).isEqualTo(told);
          // The model forgot it; the store is brought back to what was told.
          bringBack(store, told);
          store.commit();
        }
      }
    }
    try (DurableStore store = DurableStore.open(file(data))) {
      assertThat(all(store)).isEqualTo(told);
    }
  }

  /** The file was committed, and the process died before the journal began anew. */
  @Test
  void aJournalThatTheFileHasTakenInIsNotTakenInAgain() throws IOException {
    try (DurableStore store = DurableStore.open(file(data))) {
      put(store, 1, "first");
      store.commitFile();
      put(store, 1, "second");
      store.commit();
      copy("mongo.mv.journal");
      put(store, 1, "third");
      store.commitFile();
      copy("mongo.mv");
    }
    assertThat(opened()).containsExactlyEntriesOf(Map.of(1, "third"));
  }

  @Test
  void aJournalOfAnotherFileIsRefused() throws IOException {
    try (DurableStore store = DurableStore.open(file(data))) {
      put(store, 1, "first");
      store.commitFile();
      copy("mongo.mv");
      store.commitFile();
      put(store, 1, "second");
      store.commit();
      copy("mongo.mv.journal");
    }
    assertThatThrownBy(this::opened)
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("does not belong");
    Files.delete(copy.resolve("mongo.mv"));
    assertThatThrownBy(this::opened).hasMessageContaining("move both away");
  }

  /** A map that the file does not know could not be found again by the journal's number. */
  @Test
  void mapsThatComeAndGoAreInTheFileBeforeAnybodyIsTold() throws IOException {
    try (DurableStore store = DurableStore.open(file(data))) {
      put(store, 1, "kept");
      store.commit();
      for (int round = 0; round < 30; round++) {
        String name = "m" + round;
        store.documents(name).put(StoredKey.of(round), new byte[] {1});
        store.commit();
        assertThat(sizeAfterCrash(name)).isEqualTo(1);
        if (round % 3 == 0) {
          store.remove(DurableStore.DATA + name);
        } else if (round % 3 == 1) {
          store.rename(DurableStore.DATA + name, DurableStore.DATA + name + "-renamed");
        }
        put(store, 2, "round " + round);
        store.commit();
        assertThat(afterCrash()).containsEntry(1, "kept").containsEntry(2, "round " + round);
        assertThat(sizeAfterCrash(name)).isEqualTo(round % 3 == 2 ? 1 : 0);
        assertThat(sizeAfterCrash(name + "-renamed")).isEqualTo(round % 3 == 1 ? 1 : 0);
      }
    }
  }

  private static void change(DurableStore store, Random random, Map<Integer, String> told) {
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      int key = random.nextInt(40);
      if (random.nextInt(3) == 0) {
        store.documents("m").remove(StoredKey.of(key));
        told.remove(key);
      } else {
        String value = "value " + random.nextInt();
        put(store, key, value);
        told.put(key, value);
      }
    }
  }

  private static void bringBack(DurableStore store, Map<Integer, String> told) {
    for (int key = 0; key < 40; key++) {
      if (told.containsKey(key)) {
        put(store, key, told.get(key));
      } else {
        store.documents("m").remove(StoredKey.of(key));
      }
    }
  }

  private static void put(DurableStore store, int key, String value) {
    byte[] bson = DocumentType.encode(document(key, value));
    store.documents("m").put(StoredKey.of(key), bson);
  }

  private static Document document(int key, String value) {
    return new Document("_id", key).append("value", value);
  }

  private Map<Integer, String> afterCrash() throws IOException {
    copy("mongo.mv");
    copy("mongo.mv.journal");
    return opened();
  }

  private long sizeAfterCrash(String collection) throws IOException {
    copy("mongo.mv");
    copy("mongo.mv.journal");
    try (DurableStore store = DurableStore.open(file(copy))) {
      return store.documents(collection).map().sizeAsLong();
    }
  }

  private Map<Integer, String> opened() {
    try (DurableStore store = DurableStore.open(file(copy))) {
      return all(store);
    }
  }

  private static Map<Integer, String> all(DurableStore store) {
    MVMap<StoredKey, byte[]> map = store.documents("m").map();
    Map<Integer, String> all = new TreeMap<>();
    for (byte[] bson : map.values()) {
      Document document = DocumentType.decode(bson);
      all.put((Integer) document.get("_id"), (String) document.get("value"));
    }
    return all;
  }

  private void copy(String name) throws IOException {
    Files.copy(data.resolve(name), copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path file(Path folder) {
    return folder.resolve("mongo.mv");
  }
}
