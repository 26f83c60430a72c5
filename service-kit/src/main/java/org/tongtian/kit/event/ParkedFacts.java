package org.tongtian.kit.event;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.lettuce.core.StreamMessage;
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

  /** Type of what can't be read as a fact. */
  static final String UNREADABLE = "unreadable";

  private static final int MOST_SHOWN = 10_000;

  private final MongoCollection<ParkedFact> facts;
  private final Clock clock;
  private final AtomicLong waiting = new AtomicLong();

  /**
   * One parked fact.
   *
   * @param id group and fact id; of an unreadable message group, stream and message id
   * @param fact of an unreadable message what could be read: its message id, source and content,
   *     the type {@link #UNREADABLE}
   * @param error what the handler said last
   */
  public record ParkedFact(
      @BsonId String id, String group, Fact fact, String error, Instant parkedAt) {

    boolean isReadable() {
      return !fact.type().equals(UNREADABLE);
    }
  }

  ParkedFacts(MongoDatabase database, Clock clock) {
    this.facts = database.getCollection("parked_facts", ParkedFact.class);
    this.clock = clock;
  }

  void park(String group, Fact fact, RuntimeException failure) {
    put(new ParkedFact(group + ":" + fact.factId(), group, fact, failure.toString(), now()));
  }

  /** Parks a message that is no fact, with what is in it. */
  void park(
      String group,
      String source,
      String stream,
      StreamMessage<String, String> message,
      UnreadableFactException why) {
    String content = String.valueOf(message.getBody());
    String shown = content.substring(0, Math.min(content.length(), MOST_SHOWN));
    Fact found = new Fact(message.getId(), UNREADABLE, source, stream, now(), shown);
    String id = group + ":" + stream + ":" + message.getId();
    put(new ParkedFact(id, group, found, why.getMessage(), now()));
  }

  private void put(ParkedFact parked) {
    facts.replaceOne(new Document("_id", parked.id()), parked, new ReplaceOptions().upsert(true));
    count();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
