package org.tongtian.orders.payment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Payments that did not fit. */
@Repository
class AnomalyRepository {

  private static final int MOST = 100;

  private final MongoCollection<Anomaly> anomalies;

  AnomalyRepository(MongoDatabase database) {
    this.anomalies = database.getCollection("payment_anomalies", Anomaly.class);
  }

  void record(Anomaly anomaly) {
    anomalies.replaceOne(
        new Document("_id", anomaly.id()), anomaly, new ReplaceOptions().upsert(true));
  }

  List<Anomaly> latest() {
    return anomalies.find().sort(new Document("at", -1)).limit(MOST).into(new ArrayList<>());
  }
}
