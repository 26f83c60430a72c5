package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

/** Keys as bytes against mongo-java-server's own comparing and its keys of unique indexes. */
class StoredKeyTest {
  private static final int PAIRS = 200_000;
  private static final long SEED = 20_261_122L;

  private final RandomValues values = new RandomValues(new Random(SEED));

  @Test
  void keysSortAsTheirValuesDo() {
    for (int pair = 0; pair < PAIRS; pair++) {
      Object one = values.sortable(2);
      Object other = values.sortable(2);

      assertThat(Integer.signum(StoredKey.of(one).compareTo(StoredKey.of(other))))
          .as("seed %d, pair %d: %s and %s", SEED, pair, one, other)
          .isEqualTo(Integer.signum(ValueComparator.asc().compare(one, other)));
    }
  }

  @Test
  void keysAreEqualWhereAUniqueIndexTookTheValuesForEqual() {
    for (int pair = 0; pair < PAIRS; pair++) {
      Object one = values.sortable(2);
      Object other = values.sortable(2);

      assertThat(StoredKey.of(one).equals(StoredKey.of(other)))
          .as("seed %d, pair %d: %s and %s", SEED, pair, one, other)
          .isEqualTo(new KeyValue(one).normalized().equals(new KeyValue(other).normalized()));
    }
  }

  @Test
  void severalValuesSortByTheFirstThatDiffers() {
    for (int pair = 0; pair < PAIRS; pair++) {
      Object first = values.sortable(1);
      Object otherFirst = values.sortable(1);
      Object second = values.sortable(1);
      Object otherSecond = values.sortable(1);
      int expected = ValueComparator.asc().compare(first, otherFirst);
      if (expected == 0) {
        expected = ValueComparator.asc().compare(second, otherSecond);
      }

      assertThat(Integer.signum(pair(first, second).compareTo(pair(otherFirst, otherSecond))))
          .as("seed %d, pair %d", SEED, pair)
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static StoredKey pair(Object first, Object second) {
    return StoredKey.of(first).followedBy(StoredKey.of(second));
  }

  @Test
  void whatBeginsWithAKeyLiesBetweenItAndItsEnd() {
    for (int pair = 0; pair < PAIRS; pair++) {
      StoredKey beginning = StoredKey.of(values.sortable(1));
      StoredKey other = StoredKey.of(values.sortable(1));
      StoredKey longer = other.followedBy(StoredKey.of(values.sortable(1)));

      assertThat(longer.compareTo(beginning) >= 0 && longer.compareTo(beginning.end()) <= 0)
          .as("seed %d, pair %d: %s %s", SEED, pair, beginning, longer)
          .isEqualTo(other.equals(beginning));
    }
  }

  @Test
  void numbersOfEveryTypeAreOneNumber() {
    assertThat(
            Stream.of(1, 1L, 1.0, new Decimal128(new BigDecimal("1.00")))
                .map(StoredKey::of)
                .distinct())
        .hasSize(1);
    assertThat(StoredKey.of(-0.0)).isEqualTo(StoredKey.of(0));
    assertThat(StoredKey.of(Missing.getInstance())).isEqualTo(StoredKey.of(null));
    assertThat(StoredKey.of(Long.MAX_VALUE)).isEqualTo(StoredKey.of(0x1p63));
    assertThat(StoredKey.of((1L << 53) + 1)).isNotEqualTo(StoredKey.of(0x1p53));
  }

  @Test
  void aPageOfKeysIsReadAsItWasWritten() {
    for (int page = 0; page < 1_000; page++) {
      StoredKey[] keys =
          Stream.generate(() -> StoredKey.of(values.any(2)))
              .limit(page % 50)
              .toArray(StoredKey[]::new);
      WriteBuffer buffer = new WriteBuffer();
      KeyType.INSTANCE.write(buffer, keys, keys.length);
      StoredKey[] read = KeyType.INSTANCE.createStorage(keys.length);
      ByteBuffer written = buffer.getBuffer().flip();
      KeyType.INSTANCE.read(written, read, keys.length);

      assertThat(List.of(read)).as("seed %d, page %d", SEED, page).isEqualTo(List.of(keys));
      assertThat(written.hasRemaining()).isFalse();
    }
  }
}
