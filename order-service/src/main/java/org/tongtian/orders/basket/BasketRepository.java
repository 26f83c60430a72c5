package org.tongtian.orders.basket;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The baskets, one document per buyer; each change is one atomic write. */
@Repository
class BasketRepository {

  private final MongoCollection<Basket> baskets;

  BasketRepository(MongoDatabase database) {
    this.baskets = database.getCollection("baskets", Basket.class);
  }

  /** The buyer's basket, empty where there is none. */
  Basket find(String buyerId) {
    Basket found = baskets.find(new Document("_id", buyerId)).first();
    return found == null ? new Basket(buyerId, List.of()) : found;
  }

  /** Changes the quantity of a lot that is in it; false where it is not. */
  boolean change(String buyerId, Basket.Goods goods) {
    Document expected = new Document("_id", buyerId).append("goods.lotId", goods.lotId());
    return baskets
            .updateOne(
                expected, new Document("$set", new Document("goods.$.quantity", goods.quantity())))
            .getMatchedCount()
        == 1;
  }

  /** Adds a lot unless it is in it already; false where the basket is full or has it. */
  boolean add(String buyerId, Basket.Goods goods, int most) {
    baskets.updateOne(
        new Document("_id", buyerId),
        new Document("$setOnInsert", new Document("goods", List.of())),
        new UpdateOptions().upsert(true));
    Document expected =
        new Document("_id", buyerId)
            .append("goods.lotId", new Document("$ne", goods.lotId()))
            .append("goods." + (most - 1), new Document("$exists", false));
    return baskets
            .updateOne(expected, new Document("$push", new Document("goods", goods)))
            .getMatchedCount()
        == 1;
  }

  /** Takes lots out; ones that are not in it are left alone. */
  void remove(String buyerId, Collection<String> lotIds) {
    Document these = new Document("lotId", new Document("$in", List.copyOf(lotIds)));
    baskets.updateOne(
        new Document("_id", buyerId), new Document("$pull", new Document("goods", these)));
  }
}
