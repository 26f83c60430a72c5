package org.tongtian.local.cashier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;

/** What the cashier knows, in its own database; every change names the state it expects. */
final class Ledger {

  private static final String CHANNEL = "channel";
  private static final Duration CLAIM = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int GIVE_UP_AFTER = 60;
  private static final int BATCH = 50;

  private final MongoCollection<Payment> payments;
  private final MongoCollection<StoredKey> keys;
  private final Clock clock;

  Ledger(MongoDatabase database, Clock clock) {
    this.payments = database.getCollection("payments", Payment.class);
    this.keys = database.getCollection("keys", StoredKey.class);
    this.clock = clock;
    payments.createIndex(
        new Document("merchantOrderId", 1).append("merchantId", 1),
        new IndexOptions().unique(true));
    payments.createIndex(new Document("notice.state", 1).append("notice.nextAt", 1));
  }

  /** The cashier's own key, made at the first start. */
  StoredKey channelKey() {
    StoredKey known = keys.find(new Document("owner", CHANNEL)).first();
    if (known != null) {
      return known;
    }
    StoredKey fresh = Ed25519.newKey(CHANNEL);
    keys.insertOne(fresh);
    return fresh;
  }

  StoredKey merchantKey(String keyId, String merchantId) {
    return keys.find(new Document("_id", keyId).append("owner", merchantId)).first();
  }

  void keep(StoredKey merchantKey) {
    keys.replaceOne(
        new Document("_id", merchantKey.id()), merchantKey, new ReplaceOptions().upsert(true));
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

  /** The buyer confirms; a second confirmation is the same one. */
  Payment pay(String transactionId) {
    Instant now = now();
    Payment.Notice notice = new Payment.Notice(Ids.next(), Payment.NoticeState.WAITING, 0, now);
    Payment paid =
        payments.findOneAndUpdate(
            new Document("_id", transactionId)
                .append("state", Payment.State.OPEN.name())
                .append("expiresAt", new Document("$gt", now)),
            new Document(
                "$set",
                new Document("state", Payment.State.PAID.name())
                    .append("paidAt", now)
                    .append("notice", notice)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (paid != null) {
      return paid;
    }
    Payment known = known(payments.find(new Document("_id", transactionId)).first());
    if (known.state() != Payment.State.PAID) {
      throw CashierRefusal.notPayable();
    }
    return known;
  }

  /** Closes an open transaction; one that is paid stays paid. */
  Payment close(String merchantId, String merchantOrderId) {
    payments.updateOne(
        new Document("merchantOrderId", merchantOrderId)
            .append("merchantId", merchantId)
            .append("state", Payment.State.OPEN.name()),
        new Document("$set", new Document("state", Payment.State.CLOSED.name())));
    return ofOrder(merchantId, merchantOrderId);
  }

  /** Pays back, once for each refund id, never more than was paid. */
  void refund(String merchantId, String orderId, PaidBack refund) {
    Payment payment = ofOrder(merchantId, orderId);
    Money amount = refund.amount();
    if (amount.amount() <= 0 || !amount.currency().equals(payment.amount().currency())) {
      throw CashierRefusal.notRefundable();
    }
    Document expected =
        new Document("_id", payment.id())
            .append("state", Payment.State.PAID.name())
            .append("refunds.refundId", new Document("$ne", refund.refundId()))
            .append("refunded", new Document("$lte", payment.amount().amount() - amount.amount()));
    Document change =
        new Document("$inc", new Document("refunded", amount.amount()))
            .append("$push", new Document("refunds", refund));
    if (payments.updateOne(expected, change).getModifiedCount() == 0
        && !hasRefund(payment.id(), refund.refundId())) {
      throw CashierRefusal.notRefundable();
    }
  }

  private boolean hasRefund(String transactionId, String refundId) {
    return payments.countDocuments(
            new Document("_id", transactionId).append("refunds.refundId", refundId))
        == 1;
  }

  /** Notifications that are due, each claimed for a while so that none is sent twice at once. */
  List<Payment> noticesToSend() {
    Instant now = now();
    List<Payment> due =
        payments
            .find(
                new Document("notice.state", Payment.NoticeState.WAITING.name())
                    .append("notice.nextAt", new Document("$lte", now)))
            .limit(BATCH)
            .into(new ArrayList<>());
    due.removeIf(payment -> !claimed(payment, now.plus(CLAIM)));
    return due;
  }

  private boolean claimed(Payment seen, Instant until) {
    return payments
            .updateOne(
                new Document("_id", seen.id())
                    .append("notice.state", Payment.NoticeState.WAITING.name())
                    .append("notice.nextAt", seen.notice().nextAt()),
                new Document("$set", new Document("notice.nextAt", until)))
            .getModifiedCount()
        == 1;
  }

  void delivered(Payment payment) {
    setNotice(payment, new Document("notice.state", Payment.NoticeState.DELIVERED.name()));
  }

  /** Plans the next attempt: after 1, 2, 4 … 60 seconds, and after sixty attempts no more. */
  void failed(Payment payment) {
    int attempts = payment.notice().attempts() + 1;
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 6));
    Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    Payment.NoticeState state =
        attempts < GIVE_UP_AFTER ? Payment.NoticeState.WAITING : Payment.NoticeState.GIVEN_UP;
    setNotice(
        payment,
        new Document("notice.state", state.name())
            .append("notice.attempts", attempts)
            .append("notice.nextAt", now().plus(pause)));
  }

  private void setNotice(Payment payment, Document set) {
    payments.updateOne(
        new Document("_id", payment.id())
            .append("notice.state", Payment.NoticeState.WAITING.name()),
        new Document("$set", set));
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
