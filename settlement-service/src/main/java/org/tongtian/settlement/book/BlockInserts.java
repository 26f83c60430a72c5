package org.tongtian.settlement.book;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Blocks of several books that come together are inserted by one command: the busier the books, the
 * more blocks share one commit of the store. Each block has its own outcome.
 */
final class BlockInserts {

  /** One command is prepared while the store commits the one before. */
  private static final int AT_ONCE = 2;

  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final InsertManyOptions EACH_BY_ITSELF = new InsertManyOptions().ordered(false);

  private final MongoCollection<StoredBlock> blocks;
  private final List<Waiting> waiting = new ArrayList<>();
  private int running;

  /** A block and whether its place was free. */
  private record Waiting(StoredBlock block, CompletableFuture<Boolean> inserted) {}

  BlockInserts(MongoCollection<StoredBlock> blocks) {
    this.blocks = blocks;
  }

  /**
   * Inserts the block; returns once it is durable.
   *
   * @return false where another block has its place
   * @throws com.mongodb.MongoException where it may or may not be stored
   */
  boolean insert(StoredBlock block) {
    Waiting mine = new Waiting(block, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(mine);
      if (running < AT_ONCE) {
        running++;
        Thread.ofVirtual().name("block-inserts").start(this::insertWaiting);
      }
    }
    try {
      return mine.inserted().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void insertWaiting() {
    List<Waiting> some = some();
    while (!some.isEmpty()) {
      try {
        insertAll(some);
      } catch (RuntimeException | Error failure) {
        // Who waits must hear of it, whatever it is.
        some.forEach(each -> each.inserted().completeExceptionally(failure));
      }
      some = some();
    }
  }

  /** As many as fit into one command; where none wait, this runner counts as ended. */
  private List<Waiting> some() {
    synchronized (waiting) {
      int bytes = 0;
      int count = 0;
      while (count < waiting.size() && (count == 0 || bytes < MOST_BYTES)) {
        bytes += waiting.get(count).block().text().length();
        count++;
      }
      List<Waiting> first = waiting.subList(0, count);
      List<Waiting> some = List.copyOf(first);
      first.clear();
      if (some.isEmpty()) {
        running--;
      }
      return some;
    }
  }

  private void insertAll(List<Waiting> some) {
    try {
      blocks.insertMany(some.stream().map(Waiting::block).toList(), EACH_BY_ITSELF);
    } catch (MongoBulkWriteException partly) {
      if (partly.getWriteConcernError() != null) {
        throw partly;
      }
      for (BulkWriteError refused : partly.getWriteErrors()) {
        CompletableFuture<Boolean> inserted = some.get(refused.getIndex()).inserted();
        if (refused.getCategory() == ErrorCategory.DUPLICATE_KEY) {
          inserted.complete(false);
        } else {
          inserted.completeExceptionally(partly);
        }
      }
    }
    some.forEach(each -> each.inserted().complete(true)); // but for those that were refused above
  }
}
