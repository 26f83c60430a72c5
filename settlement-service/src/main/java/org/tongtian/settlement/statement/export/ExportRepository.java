package org.tongtian.settlement.statement.export;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;

/** Exports and their files, cut into pieces of 256 KiB, so that every instance can give them. */
@Repository
class ExportRepository {

  private static final int PIECE = 256 * 1024;

  private final MongoCollection<ExportJob> jobs;
  private final MongoCollection<Document> pieces;

  ExportRepository(MongoDatabase database) {
    jobs = database.getCollection("exports", ExportJob.class);
    pieces = database.getCollection("export_pieces");
    jobs.createIndex(new Document("account", 1));
    jobs.createIndex(new Document("state", 1));
  }

  /** Stores a new export; one that is there already stays. */
  void insert(ExportJob job) {
    try {
      jobs.insertOne(job);
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
    }
  }

  Optional<ExportJob> find(String id) {
    return Optional.ofNullable(jobs.find(new Document("_id", id)).first());
  }

  /** An account's exports of a party, newest first, from after that id on. */
  List<ExportJob> ofAccount(String account, String after, int limit) {
    Document filter = new Document("account", account);
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return jobs.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  /** Takes the oldest export that waits, or whose writer is silent since before that instant. */
  Optional<ExportJob> take(String owner, Instant now, Instant silentSince) {
    Optional<ExportJob> waiting =
        take(new Document("state", ExportState.WAITING.name()), owner, now);
    return waiting.isPresent()
        ? waiting
        : take(
            new Document("state", ExportState.RUNNING.name())
                .append("beatAt", new Document("$lt", silentSince)),
            owner,
            now);
  }

  private Optional<ExportJob> take(Document filter, String owner, Instant now) {
    Document taken =
        new Document("state", ExportState.RUNNING.name())
            .append("owner", owner)
            .append("beatAt", now)
            .append("done", 0L);
    return Optional.ofNullable(
        jobs.findOneAndUpdate(
            filter,
            new Document("$set", taken),
            new FindOneAndUpdateOptions()
                .sort(new Document("_id", 1))
                .returnDocument(ReturnDocument.AFTER)));
  }

  /** Changes an export that this attempt still owns; false where it is another's now. */
  boolean update(ExportJob job, Document fields) {
    Document mine =
        new Document("_id", job.id())
            .append("state", ExportState.RUNNING.name())
            .append("owner", job.owner());
    return jobs.updateOne(mine, new Document("$set", fields)).getMatchedCount() == 1;
  }

  /** Stores a file in pieces; one that was stored before is replaced. */
  void store(String id, InputStream file) throws IOException {
    byte[] piece = file.readNBytes(PIECE);
    for (int no = 0; piece.length > 0; no++) {
      String key = id + ":" + no;
      pieces.replaceOne(
          new Document("_id", key),
          new Document("_id", key).append("export", id).append("bytes", new Binary(piece)),
          new ReplaceOptions().upsert(true));
      piece = file.readNBytes(PIECE);
    }
  }

  /** The file of so many bytes, read piece by piece. */
  InputStream file(String id, long size) {
    int count = Math.toIntExact((size + PIECE - 1) / PIECE);
    return new PieceStream(count, no -> piece(id + ":" + no));
  }

  private byte[] piece(String key) {
    Document piece = pieces.find(new Document("_id", key)).first();
    if (piece == null) {
      throw new NoSuchElementException("piece of an export: " + key);
    }
    return piece.get("bytes", Binary.class).getData();
  }

  /** Forgets what has expired. */
  void sweep(Instant now) {
    for (ExportJob job : jobs.find(new Document("expiresAt", new Document("$lt", now)))) {
      pieces.deleteMany(new Document("export", job.id()));
      jobs.deleteOne(new Document("_id", job.id()));
    }
  }
}
