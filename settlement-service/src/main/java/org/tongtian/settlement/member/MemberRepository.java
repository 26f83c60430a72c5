package org.tongtian.settlement.member;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Members with their accounts, one document each; entries are only ever added. */
@Repository
class MemberRepository {

  private final MongoCollection<Member> members;

  MemberRepository(MongoDatabase database) {
    members = database.getCollection("members", Member.class);
    members.createIndex(new Document("coop", 1));
    members.createIndex(new Document("party", 1));
  }

  /** Stores a new member; false where the co-op has that number already, which stays as it is. */
  boolean insert(Member member) {
    try {
      members.insertOne(member);
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** Takes back what an operation that failed half-way has added. */
  void removeAddedBy(String coop, String operation) {
    members.deleteMany(new Document("coop", coop).append("operation", operation));
  }

  /**
   * Adds an entry to an account that is as it was read.
   *
   * @return false where the entry is there already, or capital was changed since
   */
  boolean add(Member read, MemberEntry entry) {
    Document asRead = without(read.id(), entry).append("contribution", read.contribution());
    long capital =
        switch (entry.kind()) {
          case CONTRIBUTION -> entry.amount();
          case WITHDRAWAL -> -entry.amount();
          case RESERVE_SHARE, SUBSIDY_SHARE, DELIVERY, DIVIDEND -> 0;
        };
    Document change =
        new Document("$push", new Document("history", document(entry)))
            .append("$inc", new Document("contribution", capital));
    return members.updateOne(asRead, change).getModifiedCount() == 1;
  }

  /** Adds an entry that leaves the capital alone, with new residues; once. */
  void addOnce(String id, MemberEntry entry, Residues residues) {
    Document change =
        new Document("$push", new Document("history", document(entry)))
            .append("$set", new Document("residues", document(residues)));
    members.updateOne(without(id, entry), change);
  }

  private static Document without(String id, MemberEntry entry) {
    return new Document("_id", id).append("history.id", new Document("$ne", entry.id()));
  }

  Optional<Member> find(String coop, String party) {
    return Optional.ofNullable(
        members.find(new Document("coop", coop).append("party", party)).first());
  }

  /** The co-op's members by number. */
  List<Member> of(String coop) {
    return members
        .find(new Document("coop", coop))
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  /** Memberships of a household, by co-op. */
  List<Member> with(String party) {
    return members
        .find(new Document("party", party))
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  private static Document document(MemberEntry entry) {
    return new Document("id", entry.id())
        .append("kind", entry.kind().name())
        .append("amount", entry.amount())
        .append("on", entry.on().atStartOfDay(ZoneOffset.UTC).toInstant())
        .append("note", entry.note())
        .append("at", entry.at());
  }

  private static Document document(Residues residues) {
    return new Document("byVolume", residues.byVolume())
        .append("byCapital", residues.byCapital())
        .append("reserve", residues.reserve());
  }
}
