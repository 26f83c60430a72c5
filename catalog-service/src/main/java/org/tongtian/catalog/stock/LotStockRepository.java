package org.tongtian.catalog.stock;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.problem.Refusal;

/** Declared stock by lot. */
@Repository
class LotStockRepository {

  private final MongoCollection<LotStock> lots;

  LotStockRepository(MongoDatabase database) {
    this.lots = database.getCollection("lot_stocks", LotStock.class);
  }

  /** Stores it unless the lot is there already. */
  void insertIfAbsent(LotStock lot) {
    try {
      lots.insertOne(lot);
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
  }

  /** Epoch of the lot's latest count; refuses with {@code catalog.lot_unknown} (404). */
  long epoch(String lotId) {
    LotStock found = lots.find(new Document("_id", lotId)).first();
    if (found == null) {
      throw Refusal.notFound("catalog.lot_unknown");
    }
    return found.epoch();
  }

  List<LotStock> find(Collection<String> lotIds) {
    return lots.find(new Document("_id", new Document("$in", List.copyOf(lotIds))))
        .into(new ArrayList<>());
  }

  /** Those after that one by id; from the first where it is null. */
  List<LotStock> after(String lotId, int most) {
    Document filter = new Document();
    if (lotId != null) {
      filter.append("_id", new Document("$gt", lotId));
    }
    return lots.find(filter).sort(new Document("_id", 1)).limit(most).into(new ArrayList<>());
  }

  /** Begins a new count: whoever took from an older one sees it from now on. */
  LotStock nextEpoch(String lotId) {
    return lots.findOneAndUpdate(
        new Document("_id", lotId),
        new Document("$inc", new Document("epoch", 1L)),
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }
}
