package org.tongtian.orders.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The reports of past audits. */
@Repository
class AuditRepository {

  private static final int MOST = 30;

  private final MongoCollection<AuditReport> reports;

  AuditRepository(MongoDatabase database) {
    this.reports = database.getCollection("audits", AuditReport.class);
  }

  /** Stores the report as it is now. */
  void keep(AuditReport report) {
    reports.replaceOne(new Document("_id", report.id()), report, new ReplaceOptions().upsert(true));
  }

  Optional<AuditReport> find(String id) {
    return Optional.ofNullable(reports.find(new Document("_id", id)).first());
  }

  /** Newest first. */
  List<AuditReport> latest() {
    return reports.find().sort(new Document("_id", -1)).limit(MOST).into(new ArrayList<>());
  }
}
