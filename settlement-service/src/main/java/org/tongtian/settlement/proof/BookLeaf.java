package org.tongtian.settlement.proof;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * What a daily head says about one book: which blocks the day added, and where the book ends. A
 * book that has begun has a leaf in every head from then on, so that its end can't be cut off.
 *
 * @param book id of the book
 * @param first seq of the first block that the day added; where it added none, one after the last
 * @param last seq of the last block of the book
 * @param hash of that block
 * @param root Merkle root over the hashes of the blocks that the day added, hex
 */
@Pure
public record BookLeaf(String book, long first, long last, String hash, String root) {

  /** Root of a day that added no block. */
  public static final String NO_BLOCKS = Sha256.of("");

  /** How many blocks the day added. */
  public long blocks() {
    return last - first + 1;
  }

  /** The fields that are hashed. */
  public Map<String, Object> fields() {
    return Map.of("book", book, "first", first, "last", last, "hash", hash, "root", root);
  }

  /** The content of the leaf. */
  public String canonical() {
    return CanonicalJson.of(fields());
  }

  /** The leaf's hash in the day's tree. */
  public byte[] leafHash() {
    return MerkleTree.leaf(canonical().getBytes(StandardCharsets.UTF_8));
  }
}
