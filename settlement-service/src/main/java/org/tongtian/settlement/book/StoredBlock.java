package org.tongtian.settlement.book;

import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.tongtian.kit.event.Fact;

/**
 * A block as it lies in the store: its canonical text as it was hashed, and what the store has to
 * find it by. A text is written and read several times quicker than a tree of fields, and nobody
 * can doubt what was hashed.
 *
 * @param id book and seq; free for one writer alone
 * @param book id of the contract whose journal it is
 * @param seq from 1, without gaps
 * @param hash SHA-256 of the text, hex
 * @param sales ids of the sales that entries are about
 * @param text the canonical text, UTF-8
 * @param outbox facts that wait to be published; not part of the text
 */
public record StoredBlock(
    @BsonId String id,
    String book,
    long seq,
    String hash,
    List<String> sales,
    Binary text,
    List<Fact> outbox) {

  /** The form of a block, with the facts that it tells. */
  static StoredBlock of(SealedBlock sealed, List<Fact> outbox) {
    Block block = sealed.block();
    List<String> sales =
        block.entries().stream()
            .map(Entry::sale)
            .filter(Objects::nonNull)
            .map(BookedSale::saleId)
            .distinct()
            .toList();
    return new StoredBlock(
        block.id(),
        block.book(),
        block.seq(),
        block.hash(),
        sales,
        new Binary(sealed.text()),
        outbox);
  }

  /**
   * The block that the text states, with the hash as stored; whether they agree is not checked
   * here.
   *
   * @throws IllegalArgumentException where the text states another place than this one
   */
  Block block() {
    byte[] bytes = text.getData();
    Block block = BlockText.read(bytes, 0, bytes.length, hash);
    if (!block.id().equals(id)) {
      throw new IllegalArgumentException("Block " + id + " says that it is " + block.id());
    }
    return block;
  }
}
