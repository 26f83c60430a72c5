package org.tongtian.kit.event;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/** Facts that kept failing, kept until an operator has them handled again. */
public final class ParkedFacts {

  private final MongoCollection<ParkedFact> facts;
  private final Clock clock;
  private final AtomicLong waiting = new AtomicLong();

  /**
   * One parked fact.
   *
   * @param id group and fact id
   * @param error what the handler said last
   */
  public record ParkedFact(
      @BsonId String id, String group, Fact fact, String error, Instant parkedAt) {}

  ParkedFacts(MongoDatabase database, Clock clock) {
    this.facts = database.getCollection("parked_facts", ParkedFact.class);
    this.clock = clock;
  }

  void park(String group, Fact fact, RuntimeException failure) {
    String id = group + ":" + fact.factId();
    facts.replaceOne(
        new Document("_id", id),
        new ParkedFact(
            id, group, fact, failure.toString(), clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        new ReplaceOptions().upsert(true));
    count();
  }

  /** Counts how many wait; above zero an operator has something to do. */
  public long count() {
    waiting.set(facts.countDocuments());
    return waiting();
  }

  /** How many waited when they were last counted; asks no store. */
  long waiting() {
    return waiting.get();
  }

  /** The oldest hundred. */
  public List<ParkedFact> list() {
    return facts.find().sort(new Document("_id", 1)).limit(100).into(new ArrayList<>());
  }

  ParkedFact find(String id) {
    return facts.find(new Document("_id", id)).first();
  }

  void remove(String id) {
    facts.deleteOne(new Document("_id", id));
    count();
  }
}
