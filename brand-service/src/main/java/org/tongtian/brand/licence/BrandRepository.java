package org.tongtian.brand.licence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Brands, sub-brands and licences. */
@Repository
class BrandRepository {

  private final MongoCollection<RegionalBrand> brands;
  private final MongoCollection<SubBrand> subBrands;
  private final MongoCollection<Licence> licences;

  BrandRepository(MongoDatabase database) {
    this.brands = database.getCollection("regional_brands", RegionalBrand.class);
    this.subBrands = database.getCollection("sub_brands", SubBrand.class);
    this.licences = database.getCollection("licences", Licence.class);
    licences.createIndex(new Document("number", 1), new IndexOptions().unique(true));
    licences.createIndex(new Document("productIds", 1));
  }

  /** Whether it was new. */
  boolean insert(RegionalBrand brand) {
    return inserted(() -> brands.insertOne(brand));
  }

  /** Whether it was new. */
  boolean insert(SubBrand subBrand) {
    return inserted(() -> subBrands.insertOne(subBrand));
  }

  /** Whether it was new: neither its id nor its number was there. */
  boolean insert(Licence licence) {
    return inserted(() -> licences.insertOne(licence));
  }

  /** Null where unknown. */
  RegionalBrand brand(String id) {
    return brands.find(new Document("_id", id)).first();
  }

  /** Null where unknown. */
  SubBrand subBrand(String id) {
    return subBrands.find(new Document("_id", id)).first();
  }

  /** Null where unknown. */
  Licence licence(String id) {
    return licences.find(new Document("_id", id)).first();
  }

  List<Licence> licencesOf(String productId) {
    return licences.find(new Document("productIds", productId)).into(new ArrayList<>());
  }

  private static boolean inserted(Runnable insert) {
    try {
      insert.run();
      return true;
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failure;
    }
  }
}
