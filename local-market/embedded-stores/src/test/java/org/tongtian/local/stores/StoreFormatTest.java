package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is read in the format it was written in, or not at all. */
class StoreFormatTest {
  @TempDir Path data;

  private Path file() {
    return data.resolve("mongo.mv");
  }

  @Test
  void aFileOfJavaObjectStreamsIsRefusedAndLeftAsItIs() throws IOException {
    H2Backend older = new H2Backend(file().toString());
    older
        .resolveDatabase("catalog")
        .createCollectionOrThrowIfExists("lots", CollectionOptions.withDefaults())
        .addDocument(new Document("_id", "lot-1"));
    older.commit();
    older.close();
    byte[] before = Files.readAllBytes(file());

    assertThatThrownBy(() -> EmbeddedMongo.start(data, 0))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("mongo.mv has format 0")
        .hasMessageContaining("./run --reset")
        .hasMessageNotContaining("\n");

    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void aFileOfALaterFormatIsRefused() {
    try (MVStore later = MVStore.open(file().toString())) {
      later.setStoreVersion(DurableStore.FORMAT + 1);
      later.openMap("databases.catalog.lots");
    }

    assertThatThrownBy(() -> EmbeddedMongo.start(data, 0))
        .isInstanceOf(StoreStartException.class)
        .hasMessageContaining("format " + (DurableStore.FORMAT + 1));
  }

  @Test
  void aFileFromBeforeTheJournalIsTakenOver() throws IOException {
    try (DurableStore store = DurableStore.open(file())) {
      store.documents("catalog.lots").put(StoredKey.of("lot-1"), new byte[] {1});
    }
    try (MVStore older = MVStore.open(file().toString())) {
      older.removeMap("generations");
      older.setStoreVersion(3);
    }
    Files.delete(data.resolve("mongo.mv.journal"));

    try (DurableStore store = DurableStore.open(file())) {
      assertThat(store.documents("catalog.lots").map().containsKey(StoredKey.of("lot-1"))).isTrue();
      assertThat(store.mvStore().getStoreVersion()).isEqualTo(DurableStore.FORMAT);
    }
  }

  @Test
  void aNewFileSaysItsFormatFromTheStart() {
    DurableStore.open(file()).close();

    try (MVStore store = MVStore.open(file().toString())) {
      assertThat(store.getStoreVersion()).isEqualTo(DurableStore.FORMAT);
    }
    EmbeddedMongo.start(data, 0).close();
  }
}
