package org.tongtian.settlement.yearend;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Year ends, one document for each co-op and year; each change expects the state before. */
@Repository
class YearEndRepository {

  private final MongoCollection<StoredYearEnd> years;

  YearEndRepository(MongoDatabase database) {
    years = database.getCollection("year_ends", StoredYearEnd.class);
    years.createIndex(new Document("coop", 1));
    years.createIndex(new Document("state", 1));
  }

  /** Stores a draft: a new one, or in place of the one of that revision. */
  boolean store(StoredYearEnd draft) {
    if (draft.revision() > 1) {
      Document before =
          new Document("_id", draft.id())
              .append("revision", draft.revision() - 1)
              .append("state", YearEndState.DRAFT.name());
      return years.replaceOne(before, draft).getModifiedCount() == 1;
    }
    try {
      years.insertOne(draft);
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** Notes the assembly's decision; false where the draft is another one by now. */
  boolean approve(String id, String hash, Approval approval) {
    Document draft =
        new Document("_id", id).append("hash", hash).append("state", YearEndState.DRAFT.name());
    Document decision =
        new Document("heldOn", day(approval))
            .append("entitled", approval.entitled())
            .append("present", approval.present())
            .append("votesFor", approval.votesFor())
            .append("votesAgainst", approval.votesAgainst())
            .append("approvedAt", approval.approvedAt());
    return move(draft, new Document("approval", decision), YearEndState.APPROVED);
  }

  /** From approved to being posted. */
  boolean startPosting(String id) {
    return move(
        new Document("_id", id).append("state", YearEndState.APPROVED.name()),
        new Document(),
        YearEndState.POSTING);
  }

  /** From being posted to posted. */
  boolean finishPosting(String id, Instant at) {
    return move(
        new Document("_id", id).append("state", YearEndState.POSTING.name()),
        new Document("postedAt", at),
        YearEndState.POSTED);
  }

  private boolean move(Document from, Document fields, YearEndState to) {
    Document change =
        new Document("$set", fields.append("state", to.name()))
            .append("$inc", new Document("revision", 1L));
    return years.updateOne(from, change).getModifiedCount() == 1;
  }

  Optional<StoredYearEnd> find(String id) {
    return Optional.ofNullable(years.find(new Document("_id", id)).first());
  }

  /** All years of a co-op, the newest first. */
  List<StoredYearEnd> of(String coop) {
    return years
        .find(new Document("coop", coop))
        .sort(new Document("year", -1))
        .into(new ArrayList<>());
  }

  /** Year ends that are being posted. */
  List<StoredYearEnd> posting() {
    return years.find(new Document("state", YearEndState.POSTING.name())).into(new ArrayList<>());
  }

  private static Instant day(Approval approval) {
    return approval.heldOn().atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
