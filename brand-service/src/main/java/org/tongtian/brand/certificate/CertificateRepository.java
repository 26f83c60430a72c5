package org.tongtian.brand.certificate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Certificates by product. */
@Repository
class CertificateRepository {

  private final MongoCollection<Certificate> certificates;

  CertificateRepository(MongoDatabase database) {
    this.certificates = database.getCollection("certificates", Certificate.class);
    certificates.createIndex(
        new Document("kind", 1).append("number", 1), new IndexOptions().unique(true));
    certificates.createIndex(new Document("productIds", 1));
  }

  /** Whether it was new: neither its id nor its number was there. */
  boolean insert(Certificate certificate) {
    try {
      certificates.insertOne(certificate);
      return true;
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failure;
    }
  }

  /** Null where unknown. */
  Certificate find(String id) {
    return certificates.find(new Document("_id", id)).first();
  }

  /** The product's, oldest registration first. */
  List<Certificate> of(String productId) {
    return certificates
        .find(new Document("productIds", productId))
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }
}
