package org.tongtian.orders.audit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
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

  void keep(AuditReport report) {
    reports.insertOne(report);
  }

  /** Newest first. */
  List<AuditReport> latest() {
    return reports.find().sort(new Document("_id", -1)).limit(MOST).into(new ArrayList<>());
  }
}
