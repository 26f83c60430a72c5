package org.tongtian.orders.coupon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.money.Money;

/** What buyers claimed; every change names the state it expects. */
@Repository
class ClaimRepository {

  private final MongoCollection<Claim> claims;

  ClaimRepository(MongoDatabase database) {
    this.claims = database.getCollection("coupon_claims", Claim.class);
    claims.createIndex(new Document("slot", 1), new IndexOptions().unique(true));
    claims.createIndex(new Document("buyerId", 1).append("_id", -1));
    claims.createIndex(new Document("couponId", 1).append("buyerId", 1));
    claims.createIndex(new Document("purchaseId", 1));
    claims.createIndex(new Document("state", 1).append("heldUntil", 1));
  }

  /** Stores it; false where its id or its slot is taken. */
  boolean insert(Claim claim) {
    try {
      claims.insertOne(claim);
      return true;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return false;
    }
  }

  Optional<Claim> find(String id) {
    return Optional.ofNullable(claims.find(new Document("_id", id)).first());
  }

  List<Claim> find(Collection<String> ids) {
    return claims
        .find(new Document("_id", new Document("$in", new ArrayList<>(ids))))
        .into(new ArrayList<>());
  }

  long countOf(String couponId, String buyerId) {
    return claims.countDocuments(new Document("couponId", couponId).append("buyerId", buyerId));
  }

  /** A buyer's coupons, newest first; state and after may be null. */
  List<Claim> ofBuyer(String buyerId, MyCouponState state, Instant now, String after, int limit) {
    Document filter = new Document("buyerId", buyerId);
    if (state != null) {
      state.filter(now).forEach(filter::append);
    }
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return claims.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  /** The purchase gets the coupon, if nobody has it; false where somebody has. */
  boolean hold(String id, String purchaseId, Instant heldUntil, Money given) {
    return change(
        new Document("_id", id).append("state", ClaimState.FREE.name()),
        new Document("state", ClaimState.HELD.name())
            .append("purchaseId", purchaseId)
            .append("heldUntil", heldUntil)
            .append("given", given));
  }

  /** Ends the hold of that purchase; false where it was not held by it. */
  boolean free(Claim held) {
    return change(
        new Document("_id", held.id())
            .append("state", ClaimState.HELD.name())
            .append("purchaseId", held.purchaseId())
            .append("heldUntil", held.heldUntil()),
        new Document("state", ClaimState.FREE.name()));
  }

  /** Uses it for good for the purchase that has or had it last; false where it moved on. */
  boolean use(Claim seen, Instant now) {
    return change(
        new Document("_id", seen.id())
            .append("state", seen.state().name())
            .append("purchaseId", seen.purchaseId()),
        new Document("state", ClaimState.USED.name()).append("usedAt", now));
  }

  /** What the purchase has, or had last, in one of the states. */
  List<Claim> ofPurchase(String purchaseId, ClaimState... states) {
    List<String> names = Arrays.stream(states).map(ClaimState::name).toList();
    return claims
        .find(new Document("purchaseId", purchaseId).append("state", new Document("$in", names)))
        .into(new ArrayList<>());
  }

  List<Claim> heldTooLong(Instant now, int limit) {
    return claims
        .find(
            new Document("state", ClaimState.HELD.name())
                .append("heldUntil", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** How many claims of each of the coupons are in each state, and what they took off. */
  List<Document> numbers(Collection<String> couponIds) {
    Document of = new Document("couponId", new Document("$in", new ArrayList<>(couponIds)));
    Document by =
        new Document("_id", new Document("couponId", "$couponId").append("state", "$state"))
            .append("count", new Document("$sum", 1))
            .append("given", new Document("$sum", "$given.amount"));
    return claims
        .aggregate(List.of(new Document("$match", of), new Document("$group", by)), Document.class)
        .into(new ArrayList<>());
  }

  private boolean change(Document expected, Document set) {
    return claims.updateOne(expected, new Document("$set", set)).getModifiedCount() == 1;
  }
}
