package org.tongtian.settlement.heads;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.MerkleTree;

/**
 * A daily head as it is stored; only co-signatures are ever added. Public for the record codec.
 *
 * @param day the business day in Asia/Shanghai, 2026-11-21
 * @param previous hash of the head before
 * @param books how many books have begun
 * @param blocks how many blocks the day added
 * @param root of the tree over the leaves, hex
 * @param hash of the head, hex
 * @param closedAt when the day was closed
 * @param leaves of all books that have begun, sorted by book; empty where they were left out
 * @param signatures one at most of each co-operative
 */
@Pure
public record HeadDocument(
    @BsonId String day,
    String previous,
    long books,
    long blocks,
    String root,
    String hash,
    Instant closedAt,
    List<BookLeaf> leaves,
    List<HeadSignature> signatures) {

  /** Leaves that were left out come back as none. */
  public HeadDocument {
    leaves = leaves == null ? List.of() : List.copyOf(leaves);
    signatures = List.copyOf(signatures);
  }

  /** The head of a day with these leaves, without signatures. */
  static HeadDocument of(LocalDate day, String previous, Instant closedAt, List<BookLeaf> leaves) {
    byte[] root = MerkleTree.root(leaves.stream().map(BookLeaf::leafHash).toList());
    long blocks = leaves.stream().mapToLong(BookLeaf::blocks).sum();
    DayHead head = new DayHead(day, previous, leaves.size(), blocks, Hex.of(root));
    return new HeadDocument(
        day.toString(),
        previous,
        head.books(),
        head.blocks(),
        head.root(),
        head.hash(),
        closedAt,
        leaves,
        List.of());
  }

  /** What is hashed. */
  public DayHead head() {
    return new DayHead(LocalDate.parse(day), previous, books, blocks, root);
  }

  /** The leaf of a book, empty where it had not begun. */
  public Optional<ProvenLeaf> leafOf(String book) {
    for (int index = 0; index < leaves.size(); index++) {
      if (leaves.get(index).book().equals(book)) {
        return Optional.of(ProvenLeaf.of(leaves, index));
      }
    }
    return Optional.empty();
  }

  /**
   * A book's leaf with its way to the root.
   *
   * @param index place in the tree, from 0
   * @param path hashes from the leaf up, hex
   */
  public record ProvenLeaf(BookLeaf leaf, long index, List<String> path) {
    private static ProvenLeaf of(List<BookLeaf> leaves, int index) {
      List<byte[]> hashes = leaves.stream().map(BookLeaf::leafHash).toList();
      return new ProvenLeaf(
          leaves.get(index), index, MerkleTree.path(hashes, index).stream().map(Hex::of).toList());
    }
  }
}
