package org.tongtian.settlement.book;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.event.Fact;

/** Blocks as they are stored: read by their place, added at the end, never changed. */
@Repository
class BlockRepository {

  static final String COLLECTION = "blocks";
  static final int CHUNK = 64;

  private static final String SALES = "sales";

  private static final Document WITHOUT_OUTBOX = new Document("outbox", 0);

  private final MongoCollection<StoredBlock> blocks;
  private final MongoCollection<Document> heads;
  private final BlockInserts inserts;

  BlockRepository(MongoDatabase database) {
    blocks = database.getCollection(COLLECTION, StoredBlock.class);
    heads = database.getCollection(COLLECTION);
    blocks.createIndex(new Document(SALES, 1));
    inserts = new BlockInserts(blocks);
  }

  /** Stores the block with the facts that it tells; false where another has its place. */
  boolean append(SealedBlock block, List<Fact> outbox) {
    return inserts.insert(StoredBlock.of(block, outbox));
  }

  /** The blocks from one place to another, both included, in order; at most {@link #CHUNK}. */
  List<Block> range(String book, long from, long to) {
    if (from > to) {
      return List.of();
    }
    return withIds(LongStream.rangeClosed(from, to).mapToObj(seq -> Block.id(book, seq)).toList());
  }

  /** The blocks with these ids, in order. */
  List<Block> withIds(Collection<? extends String> ids) {
    return found(new Document("_id", new Document("$in", List.copyOf(ids))));
  }

  /** The blocks with entries about the sale, in order. */
  List<Block> about(String saleId) {
    return found(new Document(SALES, saleId));
  }

  /** The books that have these sales, by sale; without those that never were paid. */
  Map<String, String> booksOf(Collection<String> saleIds) {
    Map<String, String> books = new HashMap<>();
    heads
        .find(new Document(SALES, new Document("$in", List.copyOf(saleIds))))
        .projection(new Document("book", 1).append(SALES, 1))
        .forEach(
            head ->
                head.getList(SALES, String.class)
                    .forEach(sale -> books.put(sale, head.getString("book"))));
    books.keySet().retainAll(Set.copyOf(saleIds));
    return books;
  }

  private List<Block> found(Document filter) {
    List<Block> found = new ArrayList<>();
    blocks
        .find(filter)
        .projection(WITHOUT_OUTBOX)
        .batchSize(CHUNK)
        .forEach(stored -> found.add(stored.block()));
    found.sort(Comparator.comparingLong(Block::seq));
    return found;
  }
}
