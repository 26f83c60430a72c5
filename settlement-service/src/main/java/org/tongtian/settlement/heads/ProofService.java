package org.tongtian.settlement.heads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.heads.HeadDocument.ProvenLeaf;
import org.tongtian.settlement.heads.HeadView.LeafView;
import org.tongtian.settlement.heads.ProofView.BlockProof;
import org.tongtian.settlement.heads.ProofView.EntryProof;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.MerkleTree;

/** Gathers what proves the entries of an order. */
@Service
class ProofService {

  private static final int CHUNK = 64;

  private final BookService books;
  private final HeadService heads;
  private final BookReaders readers;

  ProofService(BookService books, HeadService heads, BookReaders readers) {
    this.books = books;
    this.heads = heads;
    this.readers = readers;
  }

  /** The proofs of all entries about the order; 404 for who is no party of its contract. */
  ProofView proofs(String saleId, Caller caller) {
    List<Block> about = books.blocksAbout(saleId);
    if (about.isEmpty() || !readers.mayRead(about.getFirst().book(), caller)) {
      throw Refusal.notFound("settlement.sale_unknown");
    }
    List<EntryProof> proofs = new ArrayList<>();
    for (Block block : about) {
      addProofs(proofs, block, saleId);
    }
    return new ProofView(saleId, about.getFirst().book(), proofs);
  }

  private void addProofs(List<EntryProof> proofs, Block block, String saleId) {
    Optional<HeadDocument> head =
        heads.covering(block.book(), block.seq(), DayHead.dayOf(block.at()));
    Optional<ProvenLeaf> leaf = head.flatMap(found -> found.leafOf(block.book()));
    BlockProof blockProof = blockProof(block, leaf.map(ProvenLeaf::leaf));
    for (int place = 0; place < block.entries().size(); place++) {
      Entry entry = block.entries().get(place);
      if (entry.sale() != null && entry.sale().saleId().equals(saleId)) {
        proofs.add(
            new EntryProof(
                entry.kind(),
                place,
                blockProof,
                leaf.map(found -> LeafView.of(found, head.orElseThrow().books())).orElse(null),
                head.map(found -> HeadView.of(found, List.of())).orElse(null)));
      }
    }
  }

  private BlockProof blockProof(Block block, Optional<BookLeaf> leaf) {
    if (leaf.isEmpty()) {
      return new BlockProof(block.seq(), block.hash(), block.canonical(), 0, 0, List.of());
    }
    BookLeaf day = leaf.get();
    List<byte[]> hashes = new ArrayList<>();
    for (long seq = day.first(); seq <= day.last(); seq += CHUNK) {
      books.blocks(block.book(), seq, Math.min(day.last(), seq + CHUNK - 1)).stream()
          .map(each -> MerkleTree.leaf(Hex.bytes(each.hash())))
          .forEach(hashes::add);
    }
    int index = Math.toIntExact(block.seq() - day.first());
    return new BlockProof(
        block.seq(),
        block.hash(),
        block.canonical(),
        index,
        day.blocks(),
        MerkleTree.path(hashes, index).stream().map(Hex::of).toList());
  }
}
