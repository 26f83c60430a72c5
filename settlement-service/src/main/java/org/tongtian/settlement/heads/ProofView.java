package org.tongtian.settlement.heads;

import java.util.List;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.heads.HeadView.LeafView;

/**
 * What proves the entries of an order without trusting whoever shows it (promise S17).
 *
 * @param book id of the contract whose book it is
 * @param proofs one for each entry about the order, in order
 */
record ProofView(String saleId, String book, List<EntryProof> proofs) {

  /**
   * The proof of an entry: the block's text holds the entry, the block's hash is a leaf under the
   * book's root of that day, the book's leaf is under the root of the head.
   *
   * @param kind of the entry
   * @param entry place of the entry in the block's {@code entries}, from 0
   * @param leaf of the book in the head, null while no head covers the block
   * @param head null while no head covers the block: it will once its day is closed
   */
  record EntryProof(EntryKind kind, int entry, BlockProof block, LeafView leaf, HeadView head) {}

  /**
   * A block.
   *
   * @param canonical the text that is hashed
   * @param index place among the {@code size} blocks that the day added to the book, from 0
   * @param path hashes from the block's leaf up to the leaf's {@code root}, hex
   */
  record BlockProof(
      long seq, String hash, String canonical, long index, long size, List<String> path) {}
}
