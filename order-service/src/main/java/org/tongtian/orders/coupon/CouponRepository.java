package org.tongtian.orders.coupon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The coupons; every change names the state it expects. */
@Repository
class CouponRepository {

  private static final int MOST_SHOWN = 100;

  private final MongoCollection<Coupon> coupons;

  CouponRepository(MongoDatabase database) {
    this.coupons = database.getCollection("coupons", Coupon.class);
    coupons.createIndex(new Document("issuerId", 1).append("_id", -1));
    coupons.createIndex(new Document("issuer", 1).append("state", 1));
    coupons.createIndex(new Document("claiming", 1));
  }

  /** Stores a new coupon; one that is there already under the id stays as it is. */
  void insert(Coupon coupon) {
    try {
      coupons.insertOne(coupon);
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
    }
  }

  Optional<Coupon> find(String id) {
    return Optional.ofNullable(coupons.find(new Document("_id", id)).first());
  }

  List<Coupon> find(Collection<String> ids) {
    return coupons
        .find(new Document("_id", new Document("$in", new ArrayList<>(ids))))
        .into(new ArrayList<>());
  }

  /** An issuer's coupons, newest first; after may be null. */
  List<Coupon> ofIssuer(String issuerId, String after, int limit) {
    Document filter = new Document("issuerId", issuerId);
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return coupons.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  List<Coupon> activeOf(Issuer issuer) {
    return active(new Document("issuer", issuer.name()));
  }

  List<Coupon> activeOfCooperative(String cooperativeId) {
    return active(
        new Document("issuerId", cooperativeId).append("issuer", Issuer.COOPERATIVE.name()));
  }

  private List<Coupon> active(Document filter) {
    return coupons
        .find(filter.append("state", CouponState.ACTIVE.name()))
        .sort(new Document("_id", -1))
        .limit(MOST_SHOWN)
        .into(new ArrayList<>());
  }

  /** Changes the state; false where it was another one. */
  boolean change(String id, CouponState from, CouponState to) {
    return coupons
            .updateOne(
                new Document("_id", id).append("state", from.name()),
                new Document("$set", new Document("state", to.name())))
            .getModifiedCount()
        == 1;
  }

  /** Takes one for the claim, if the coupon is active and has one left; false where not. */
  boolean take(Coupon coupon, String claimId) {
    Document expected =
        new Document("_id", coupon.id())
            .append("state", CouponState.ACTIVE.name())
            .append("left", new Document("$gt", 0))
            .append("claiming", new Document("$ne", claimId));
    if (coupon.budgetLeft() != null) {
      expected.append("budgetLeft", new Document("$gte", coupon.setAside()));
    }
    Document change =
        new Document("$inc", numbers(coupon, -1))
            .append("$push", new Document("claiming", claimId));
    return coupons.updateOne(expected, change).getModifiedCount() == 1;
  }

  /** The claim is stored: it keeps what it took. */
  void keep(String couponId, String claimId) {
    coupons.updateOne(
        new Document("_id", couponId).append("claiming", claimId),
        new Document("$pull", new Document("claiming", claimId)));
  }

  /** The claim will never be stored: what it took goes back, once. */
  void giveBack(Coupon coupon, String claimId) {
    coupons.updateOne(
        new Document("_id", coupon.id()).append("claiming", claimId),
        new Document("$inc", numbers(coupon, 1))
            .append("$pull", new Document("claiming", claimId)));
  }

  /** Coupons with claims that took one and are not known to be stored, with an older id. */
  List<Coupon> withUnfinishedClaims(String beforeId, int limit) {
    return coupons
        .find(new Document("claiming", new Document("$lt", beforeId)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  private static Document numbers(Coupon coupon, int sign) {
    Document numbers = new Document("left", sign);
    if (coupon.budgetLeft() != null) {
      numbers.append("budgetLeft", sign * coupon.setAside());
    }
    return numbers;
  }
}
