package org.tongtian.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class DocumentTypeTest {
  private static final long SEED = 20_261_122L;

  private final RandomValues values = new RandomValues(new Random(SEED));

  @Test
  void documentsOfEveryTypeAreReadAsTheyWereWritten() {
    Set<Class<?>> seen = new HashSet<>();
    for (int number = 0; number < 20_000; number++) {
      Document document = new Document("_id", number).append("value", values.any(3));
      WriteBuffer buffer = new WriteBuffer();
      DocumentType.INSTANCE.write(buffer, DocumentType.encode(document));
      byte[] read = DocumentType.INSTANCE.read(buffer.getBuffer().flip());

      assertThat(isSame(document, DocumentType.decode(read)))
          .as("seed %d, document %d: %s", SEED, number, document)
          .isTrue();
      if (document.get("value") != null) {
        seen.add(document.get("value").getClass());
      }
    }
    assertThat(seen).as("types").hasSizeGreaterThanOrEqualTo(18);
  }

  /** As equals, but 1 is not 1L, and expressions (which have no equals) by what they say. */
  private static boolean isSame(Object one, Object other) {
    return switch (one) {
      case null -> other == null;
      case Document document ->
          other instanceof Document read
              && List.copyOf(document.keySet()).equals(List.copyOf(read.keySet()))
              && document.keySet().stream()
                  .allMatch(key -> isSame(document.get(key), read.get(key)));
      case List<?> list -> other instanceof List<?> read && areSame(list, read);
      case BsonRegularExpression expression ->
          other instanceof BsonRegularExpression && expression.toString().equals(other.toString());
      default -> one.getClass() == other.getClass() && one.equals(other);
    };
  }

  private static boolean areSame(List<?> one, List<?> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> isSame(one.get(i), other.get(i)));
  }

  @Test
  void aDocumentThatCouldNotBeReadAgainIsRefused() {
    Document tooLarge = new Document("_id", 1).append("text", "x".repeat(17 * 1024 * 1024));

    assertThatThrownBy(() -> DocumentType.encode(tooLarge))
        .isInstanceOf(MongoServerError.class)
        .hasMessageContaining("larger than allowed");
  }
}
