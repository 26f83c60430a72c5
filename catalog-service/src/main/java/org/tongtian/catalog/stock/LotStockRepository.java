package org.tongtian.catalog.stock;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** What is on sale, by lot. */
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

  /** Refuses with {@code catalog.lot_unknown} (404). */
  LotStock require(String lotId) {
    LotStock found = lots.find(new Document("_id", lotId)).first();
    if (found == null) {
      throw Refusal.notFound("catalog.lot_unknown");
    }
    return found;
  }

  /** Epoch of the lot's latest count; refuses as above. */
  long epoch(String lotId) {
    return require(lotId).epoch();
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

  /** By id, unknown ones left out. */
  Map<String, LotStock> byId(Collection<String> lotIds) {
    Map<String, LotStock> byId = new HashMap<>();
    find(lotIds).forEach(lot -> byId.put(lot.id(), lot));
    return byId;
  }

  /** Begins a new count: whoever took from an older one sees it from now on. */
  LotStock nextEpoch(String lotId) {
    return change(new Document("_id", lotId), new Document());
  }

  /** The lot at its new price, null where it is unknown. */
  LotStock reprice(String lotId, Money price) {
    return change(new Document("_id", lotId), new Document("price", stored(price)));
  }

  /** The lot under its new terms, null where it is unknown. */
  LotStock setTerms(String lotId, SellingTerms terms) {
    Document stored =
        new Document("opensAt", terms.opensAt())
            .append("closesAt", terms.closesAt())
            .append("perBuyer", terms.perBuyer() == null ? null : stored(terms.perBuyer()));
    return change(new Document("_id", lotId), new Document("terms", stored));
  }

  /** The lot with what was harvested as its stock; null where that is recorded already. */
  LotStock record(LotStock before, Harvest harvest) {
    Document stored =
        new Document("day", harvest.day())
            .append("quantity", stored(harvest.quantity()))
            .append("expected", stored(harvest.expected()))
            .append("recordedAt", harvest.recordedAt());
    return change(
        new Document("_id", before.id()).append("harvest", null),
        new Document("harvest", stored).append("declared", stored(harvest.quantity())));
  }

  /** Whatever changes begins a new count with it, in the same write. */
  private LotStock change(Document expected, Document values) {
    Document update = new Document("$inc", new Document("epoch", 1L));
    if (!values.isEmpty()) {
      update.append("$set", values);
    }
    return lots.findOneAndUpdate(
        expected, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }

  private static Document stored(Quantity quantity) {
    return new Document("thousandths", quantity.thousandths());
  }

  private static Document stored(Money money) {
    return new Document("amount", money.amount()).append("currency", money.currency());
  }
}
