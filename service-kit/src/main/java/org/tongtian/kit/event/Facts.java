package org.tongtian.kit.event;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Makes facts of payload records, and reads them. */
public final class Facts {

  private final String source;
  private final JsonMapper json;
  private final Clock clock;

  /**
   * @param source name of this service
   * @param json must ignore unknown fields, so that a newer producer can add some
   */
  public Facts(String source, JsonMapper json, Clock clock) {
    this.source = source;
    this.json = json;
    this.clock = clock;
  }

  /** A new fact about the aggregate, to be stored inside its document. */
  public Fact about(String subject, Record payload) {
    return new Fact(
        Ids.next(),
        Fact.typeOf(payload.getClass()),
        source,
        subject,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        json.writeValueAsString(payload));
  }

  /** The payload of a fact. */
  public <T extends Record> T read(Fact fact, Class<T> payload) {
    return json.readValue(fact.data(), payload);
  }
}
