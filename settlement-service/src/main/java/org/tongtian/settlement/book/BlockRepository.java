package org.tongtian.settlement.book;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Blocks as they are stored: read by their place, added at the end, never changed. */
@Repository
class BlockRepository {

  static final String COLLECTION = "blocks";
  static final int CHUNK = 64;

  private final MongoCollection<Block> blocks;

  BlockRepository(MongoDatabase database) {
    blocks = database.getCollection(COLLECTION, Block.class);
    blocks.createIndex(new Document("entries.sale.orderId", 1));
  }

  /** Stores the block; false where another writer has taken its place. */
  boolean append(Block block) {
    try {
      blocks.insertOne(block);
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** The blocks from one place to another, both included, in order; at most {@link #CHUNK}. */
  List<Block> range(String book, long from, long to) {
    if (from > to) {
      return List.of();
    }
    return at(book, LongStream.rangeClosed(from, to).boxed().toList());
  }

  /** The blocks at these places, in order. */
  List<Block> at(String book, List<Long> places) {
    List<String> ids = places.stream().map(seq -> Block.id(book, seq)).toList();
    List<Block> found =
        blocks
            .find(new Document("_id", new Document("$in", ids)))
            .batchSize(CHUNK)
            .into(new ArrayList<>());
    found.sort(Comparator.comparingLong(Block::seq));
    return found;
  }

  /** The blocks with entries about the order, in order. */
  List<Block> about(String orderId) {
    List<Block> found =
        blocks.find(new Document("entries.sale.orderId", orderId)).into(new ArrayList<>());
    found.sort(Comparator.comparingLong(Block::seq));
    return found;
  }
}
