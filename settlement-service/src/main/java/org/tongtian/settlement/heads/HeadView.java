package org.tongtian.settlement.heads;

import java.time.Instant;
import java.util.List;
import org.tongtian.settlement.heads.HeadDocument.ProvenLeaf;
import org.tongtian.settlement.proof.HeadSignature;

/**
 * A daily head as parties read and keep it.
 *
 * @param day the business day in Asia/Shanghai
 * @param hash SHA-256 of the canonical text, hex
 * @param canonical the text that is hashed
 * @param leaves of the books that the reader is party to; empty in lists
 */
record HeadView(
    String day,
    String hash,
    String canonical,
    String previous,
    String root,
    long books,
    long blocks,
    Instant closedAt,
    List<HeadSignature> signatures,
    List<LeafView> leaves) {

  /**
   * What a head says of a book, and its way to the head's root.
   *
   * @param canonical content of the leaf
   * @param index place in the tree of {@code size} leaves
   * @param path hashes from the leaf up, hex
   */
  record LeafView(String book, String canonical, long index, long size, List<String> path) {
    static LeafView of(ProvenLeaf proven, long size) {
      return new LeafView(
          proven.leaf().book(), proven.leaf().canonical(), proven.index(), size, proven.path());
    }
  }

  static HeadView of(HeadDocument head, List<String> books) {
    return new HeadView(
        head.day(),
        head.hash(),
        head.head().canonical(),
        head.previous(),
        head.root(),
        head.books(),
        head.blocks(),
        head.closedAt(),
        head.signatures(),
        books.stream()
            .flatMap(book -> head.leafOf(book).stream())
            .map(leaf -> LeafView.of(leaf, head.books()))
            .toList());
  }
}
