package org.tongtian.local.bank;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** What the simulated bank knows of payouts; a payout's id is taken once. */
final class BankLedger {

  private static final Duration LATE = Duration.ofSeconds(3);

  private final MongoCollection<Document> payouts;
  private final Clock clock;

  BankLedger(MongoDatabase database, Clock clock) {
    this.payouts = database.getCollection("payouts");
    this.clock = clock;
  }

  /** Takes a payout; one that is known stays as it is. */
  Document take(String id, String number, long amount, AccountHabit habit) {
    Document fresh =
        new Document("_id", id)
            .append("number", number)
            .append("amount", amount)
            .append("state", habit.first())
            .append("later", habit.later())
            .append("tellAt", habit.later() == null ? null : clock.instant().plus(LATE));
    try {
      payouts.insertOne(fresh);
      return fresh;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return find(id).orElseThrow();
    }
  }

  Optional<Document> find(String id) {
    return Optional.ofNullable(payouts.find(new Document("_id", id)).first());
  }

  /** Payouts whose outcome is due, with that outcome. */
  List<Document> due() {
    List<Document> due = new ArrayList<>();
    Document late = new Document("tellAt", new Document("$lte", clock.instant()));
    for (Document payout : payouts.find(late).into(new ArrayList<>())) {
      String outcome = payout.getString("later");
      payouts.updateOne(
          new Document("_id", payout.getString("_id")),
          new Document("$set", new Document("state", outcome)));
      due.add(payout.append("state", outcome));
    }
    return due;
  }

  /** The owner of the payout was told; or is told again later. */
  void told(String id, boolean wasTaken) {
    Instant again = wasTaken ? null : Instant.now(clock).plus(LATE);
    payouts.updateOne(new Document("_id", id), new Document("$set", new Document("tellAt", again)));
  }
}
