package org.tongtian.settlement.payout;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Accounts and payouts; every change of state names the state before. */
@Repository
class PayoutRepository {

  private final MongoCollection<PayoutAccount> accounts;
  private final MongoCollection<Payout> payouts;

  /** A payout's place in the list of its party. */
  record Place(Instant plannedAt, String id) {}

  PayoutRepository(MongoDatabase database) {
    accounts = database.getCollection("payout_accounts", PayoutAccount.class);
    payouts = database.getCollection("payouts", Payout.class);
    payouts.createIndex(new Document("party", 1));
    payouts.createIndex(new Document("state", 1).append("nextAt", 1));
  }

  Optional<PayoutAccount> account(String party) {
    return Optional.ofNullable(accounts.find(new Document("_id", party)).first());
  }

  void put(PayoutAccount account) {
    accounts.replaceOne(
        new Document("_id", account.party()), account, new ReplaceOptions().upsert(true));
  }

  /** Adds an account; one of that party that is there already stays as it is. */
  void insert(PayoutAccount account) {
    ifNew(() -> accounts.insertOne(account));
  }

  /** Closes the party's account; false where there is no open one. */
  boolean close(String party) {
    Document open = new Document("_id", party).append("closed", false);
    return accounts
            .updateOne(open, new Document("$set", new Document("closed", true)))
            .getModifiedCount()
        == 1;
  }

  List<PayoutAccount> due(Instant now, int limit) {
    Document due = new Document("closed", false).append("nextRunAt", new Document("$lte", now));
    return accounts.find(due).limit(limit).into(new ArrayList<>());
  }

  /** Sets when the next run is due, where nobody else has. */
  void ran(PayoutAccount account, Instant next) {
    accounts.updateOne(
        new Document("_id", account.party()).append("nextRunAt", account.nextRunAt()),
        new Document("$set", new Document("nextRunAt", next)));
  }

  /** Sets when the runs that are still to come of who has chosen no cycle are due. */
  void planAgain(Instant now, Instant next) {
    Document toCome =
        new Document("cycle", null)
            .append("closed", false)
            .append("nextRunAt", new Document("$gt", now));
    accounts.updateMany(toCome, new Document("$set", new Document("nextRunAt", next)));
  }

  /** Adds a payout; one with that id that is there already stays as it is. */
  void insert(Payout payout) {
    ifNew(() -> payouts.insertOne(payout));
  }

  private static void ifNew(Runnable insert) {
    try {
      insert.run();
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
    }
  }

  Optional<Payout> find(String id) {
    return Optional.ofNullable(payouts.find(new Document("_id", id)).first());
  }

  /** What is neither done, returned nor void and has waited long enough. */
  List<Payout> open(Instant now, int limit) {
    List<String> states = List.of(PayoutState.PLANNED.name(), PayoutState.SENT.name());
    Document open =
        new Document("state", new Document("$in", states))
            .append("nextAt", new Document("$lte", now));
    return payouts.find(open).limit(limit).into(new ArrayList<>());
  }

  /** Takes the next step for oneself; false where another instance has taken it. */
  boolean claim(Payout payout, Instant again) {
    Document untouched =
        new Document("_id", payout.id())
            .append("state", payout.state())
            .append("attempts", payout.attempts());
    Document taken =
        new Document("$set", new Document("nextAt", again))
            .append("$inc", new Document("attempts", 1));
    return payouts.updateOne(untouched, taken).getModifiedCount() == 1;
  }

  /**
   * Ends a planned payout that the book refused to whoever claimed it, unless somebody else has
   * claimed it since: the book may have taken it from them.
   */
  void giveUp(Payout claimed, String reason, Instant at) {
    Document stillMine =
        new Document("_id", claimed.id())
            .append("state", PayoutState.PLANNED.name())
            .append("attempts", claimed.attempts() + 1);
    Document change =
        new Document("state", PayoutState.VOID.name())
            .append("reason", reason)
            .append("changedAt", at);
    payouts.updateOne(stillMine, new Document("$set", change));
  }

  /** Moves it from one state to another; false where it is not in that state. */
  boolean move(String id, PayoutState from, PayoutState to, String reason, Instant at) {
    Document expected = new Document("_id", id).append("state", from.name());
    Document change =
        new Document("state", to.name()).append("reason", reason).append("changedAt", at);
    return payouts.updateOne(expected, new Document("$set", change)).getModifiedCount() == 1;
  }

  /** The party's payouts, newest first, those after that place in the list. */
  List<Payout> of(String party, Place before, int limit) {
    if (before == null) {
      return newest(new Document("party", party), limit);
    }
    Document sameMoment =
        new Document("party", party)
            .append("plannedAt", before.plannedAt())
            .append("_id", new Document("$lt", before.id()));
    List<Payout> found = newest(sameMoment, limit);
    Document earlier =
        new Document("party", party).append("plannedAt", new Document("$lt", before.plannedAt()));
    if (found.size() < limit) {
      found.addAll(newest(earlier, limit - found.size()));
    }
    return found;
  }

  private List<Payout> newest(Document wanted, int limit) {
    return payouts
        .find(wanted)
        .sort(new Document("plannedAt", -1).append("_id", -1))
        .limit(limit)
        .into(new ArrayList<>());
  }
}
