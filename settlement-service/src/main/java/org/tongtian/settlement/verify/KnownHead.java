package org.tongtian.settlement.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.MerkleTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A head that somebody downloaded and kept: what an export is measured by.
 *
 * @param head of a day
 * @param leaves what it says of the books of whoever downloaded it
 */
@Pure
public record KnownHead(DayHead head, List<BookLeaf> leaves) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads what {@code GET /api/settlement/heads/{day}} answered.
   *
   * @throws IllegalArgumentException where it is no head, or does not agree with itself
   */
  public static KnownHead read(byte[] text) {
    try {
      Fields fields = new Fields(0, JSON.readValue(text, Map.class));
      DayHead head = inner(fields.text("canonical")).head();
      if (!head.hash().equals(fields.hash("hash"))) {
        throw new IllegalArgumentException("its hash is " + head.hash());
      }
      return new KnownHead(
          head, fields.list("leaves").stream().map(each -> leaf(each, head)).toList());
    } catch (JacksonException | Fault.Found malformed) {
      throw new IllegalArgumentException(malformed.getMessage(), malformed);
    }
  }

  private static BookLeaf leaf(Fields fields, DayHead head) {
    BookLeaf leaf = inner(fields.text("canonical")).leaf();
    Optional<byte[]> root =
        MerkleTree.climb(
            leaf.leafHash(), fields.number("index"), head.books(), fields.hashes("path"));
    if (root.filter(found -> Arrays.equals(found, HexFormat.of().parseHex(head.root())))
        .isEmpty()) {
      throw new IllegalArgumentException("its leaf of book " + leaf.book() + " is not under it");
    }
    return leaf;
  }

  private static Fields inner(String canonical) {
    return new Fields(0, JSON.readValue(canonical.getBytes(StandardCharsets.UTF_8), Map.class));
  }

  /** What it says of the book, empty where it was downloaded by no party of it. */
  Optional<BookLeaf> leafOf(String book) {
    return leaves.stream().filter(leaf -> leaf.book().equals(book)).findFirst();
  }
}
