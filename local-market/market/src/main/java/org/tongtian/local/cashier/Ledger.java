package org.tongtian.local.cashier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.tongtian.kit.id.Ids;

/**
 * The payments that the cashier knows, in its own database; every change names the state it
 * expects. Opening is one write and paying is one; what was delivered is written for many at once.
 */
final class Ledger {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int GIVE_UP_AFTER = 60;
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Payment> payments;
  private final Clock clock;

  Ledger(MongoDatabase database, Clock clock) {
    this.payments = database.getCollection("payments", Payment.class);
    this.clock = clock;
    payments.createIndex(
        new Document("merchantOrderId", 1).append("merchantId", 1),
        new IndexOptions().unique(true));
  }

  /** Opens a transaction; the same order again gives the same one. */
  Payment open(Payment wished) {
    try {
      payments.insertOne(wished);
      return wished;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      Payment known = ofOrder(wished.merchantId(), wished.merchantOrderId());
      if (!known.amount().equals(wished.amount())) {
        throw CashierRefusal.otherTerms();
      }
      return known;
    }
  }

  Payment ofOrder(String merchantId, String merchantOrderId) {
    return known(
        payments
            .find(new Document("merchantOrderId", merchantOrderId).append("merchantId", merchantId))
            .first());
  }

  Payment byId(String transactionId) {
    return known(payments.find(new Document("_id", transactionId)).first());
  }

  /**
   * The buyer confirms; a second confirmation is the same one.
   *
   * @param noticeAt when the merchant is told; null for never
   */
  Payment pay(String transactionId, Instant noticeAt) {
    Instant now = now();
    Payment paid =
        payments.findOneAndUpdate(
            payable(transactionId, now), new Document("$set", paidNow(now, noticeAt)), AFTER);
    return paid != null ? paid : begunOrPaid(transactionId);
  }

  /** The buyer confirms, and the money takes its time. */
  Payment begin(String transactionId, Instant landsAt) {
    Payment begun =
        payments.findOneAndUpdate(
            payable(transactionId, now()),
            new Document(
                "$set",
                new Document("state", Payment.State.PAYING.name()).append("landsAt", landsAt)),
            AFTER);
    return begun != null ? begun : begunOrPaid(transactionId);
  }

  /** A payment that was begun succeeds, however late; null where it is through already. */
  Payment land(String transactionId, Instant noticeAt) {
    return payments.findOneAndUpdate(
        new Document("_id", transactionId).append("state", Payment.State.PAYING.name()),
        new Document("$set", paidNow(now(), noticeAt)),
        AFTER);
  }

  private static Document payable(String transactionId, Instant now) {
    return new Document("_id", transactionId)
        .append("state", Payment.State.OPEN.name())
        .append("expiresAt", new Document("$gt", now));
  }

  private static Document paidNow(Instant now, Instant noticeAt) {
    Payment.NoticeState state =
        noticeAt == null ? Payment.NoticeState.LOST : Payment.NoticeState.WAITING;
    return new Document("state", Payment.State.PAID.name())
        .append("paidAt", now)
        .append("notice", new Payment.Notice(Ids.next(), state, 0, noticeAt));
  }

  private Payment begunOrPaid(String transactionId) {
    Payment known = byId(transactionId);
    if (known.state() != Payment.State.PAID && known.state() != Payment.State.PAYING) {
      throw CashierRefusal.notPayable();
    }
    return known;
  }

  /** Closes an open transaction; one that is paid, or being paid, stays so. */
  Payment close(String merchantId, String merchantOrderId) {
    Payment closed =
        payments.findOneAndUpdate(
            new Document("merchantOrderId", merchantOrderId)
                .append("merchantId", merchantId)
                .append("state", Payment.State.OPEN.name()),
            new Document("$set", new Document("state", Payment.State.CLOSED.name())),
            AFTER);
    return closed != null ? closed : ofOrder(merchantId, merchantOrderId);
  }

  /** What a cashier that died has left undone: payments on their way and untold ones. */
  List<Payment> unfinished() {
    List<Payment> found = new ArrayList<>();
    payments.find(new Document("state", Payment.State.PAYING.name())).into(found);
    payments.find(new Document("notice.state", Payment.NoticeState.WAITING.name())).into(found);
    return found;
  }

  /** The payments of a merchant that were made within a time. */
  List<Payment> paidBetween(String merchantId, Instant from, Instant until) {
    return payments
        .find(
            new Document("merchantId", merchantId)
                .append("paidAt", new Document("$gte", from).append("$lt", until)))
        .into(new ArrayList<>());
  }

  void delivered(Collection<String> transactionIds) {
    payments.updateMany(
        new Document("_id", new Document("$in", List.copyOf(transactionIds))),
        new Document("$set", new Document("notice.state", Payment.NoticeState.DELIVERED.name())));
  }

  /**
   * Plans the next attempt: after 1, 2, 4 … 60 seconds, and after sixty attempts no more.
   *
   * @return when it is; null for no more
   */
  Instant failed(Payment payment, int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 6));
    Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    boolean again = attempts < GIVE_UP_AFTER;
    Instant nextAt = now().plus(pause);
    payments.updateOne(
        new Document("_id", payment.id())
            .append("notice.state", Payment.NoticeState.WAITING.name()),
        new Document(
            "$set",
            new Document(
                    "notice.state",
                    (again ? Payment.NoticeState.WAITING : Payment.NoticeState.GIVEN_UP).name())
                .append("notice.attempts", attempts)
                .append("notice.nextAt", nextAt)));
    return again ? nextAt : null;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Payment known(Payment payment) {
    if (payment == null) {
      throw CashierRefusal.unknown();
    }
    return payment;
  }
}
