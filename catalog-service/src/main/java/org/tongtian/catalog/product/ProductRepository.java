package org.tongtian.catalog.product;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/** Products, their lots, and the co-operatives that may list. */
@Repository
class ProductRepository {

  private final MongoCollection<Product> products;
  private final MongoCollection<Lot> lots;
  private final MongoCollection<Cooperative> cooperatives;

  /** A co-operative by id and name; public because the record codec reads it. */
  public record Cooperative(@org.bson.codecs.pojo.annotations.BsonId String id, Text name) {}

  ProductRepository(MongoDatabase database) {
    this.products = database.getCollection("products", Product.class);
    this.lots = database.getCollection("lots", Lot.class);
    this.cooperatives = database.getCollection("cooperatives", Cooperative.class);
    products.createIndex(new Document("skus.id", 1), new IndexOptions().unique(true));
    products.createIndex(new Document("cooperative.id", 1).append("_id", -1));
    lots.createIndex(new Document("productId", 1).append("harvestDate", -1));
  }

  void insertIfAbsent(Product product) {
    ifAbsent(() -> products.insertOne(product));
  }

  void insertIfAbsent(Lot lot) {
    ifAbsent(() -> lots.insertOne(lot));
  }

  void save(NamedParty cooperative) {
    cooperatives.replaceOne(
        new Document("_id", cooperative.id()),
        new Cooperative(cooperative.id(), cooperative.name()),
        new ReplaceOptions().upsert(true));
  }

  /** Null where unknown. */
  NamedParty cooperative(String id) {
    Cooperative found = cooperatives.find(new Document("_id", id)).first();
    return found == null ? null : new NamedParty(found.id(), found.name());
  }

  /** Null where unknown. */
  Product product(String id) {
    return products.find(new Document("_id", id)).first();
  }

  /** Null where unknown. */
  Product productOfSku(String skuId) {
    return products.find(new Document("skus.id", skuId)).first();
  }

  List<Product> products(Collection<String> ids) {
    return products
        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  /** Newest first. */
  List<Product> productsAfter(String after, int most) {
    return page(new Document(), after, most);
  }

  /** One co-operative's, newest first. */
  List<Product> productsOf(String cooperativeId, String after, int most) {
    return page(new Document("cooperative.id", cooperativeId), after, most);
  }

  /** Null where unknown. */
  Lot lot(String id) {
    return lots.find(new Document("_id", id)).first();
  }

  List<Lot> lots(Collection<String> ids) {
    return lots.find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  /** All lots of the products, newest harvest first. */
  List<Lot> lotsOf(Collection<String> productIds) {
    return lots.find(new Document("productId", new Document("$in", List.copyOf(productIds))))
        .sort(new Document("harvestDate", -1).append("_id", -1))
        .into(new ArrayList<>());
  }

  private List<Product> page(Document filter, String after, int most) {
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return products.find(filter).sort(new Document("_id", -1)).limit(most).into(new ArrayList<>());
  }

  private static void ifAbsent(Runnable insert) {
    try {
      insert.run();
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
  }
}
