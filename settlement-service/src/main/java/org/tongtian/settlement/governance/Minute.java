package org.tongtian.settlement.governance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;

/**
 * One line of the committee's minutes; never changed. Everything about seats, proposals, votes and
 * rules follows from the minutes. Each has the hash of the one before, so none can be changed or
 * left out unseen.
 *
 * @param seq from 1, without gaps
 * @param previous hash of the minute before, 64 zeros for the first
 * @param at when
 * @param kind what it says
 * @param proposal id of the proposal, null where a seat is given
 * @param seat id of the seat that acts or is given, null where votes are counted
 * @param seatClass of a seat that is given, null where it is given up
 * @param name of a seat that is given
 * @param rule that is proposed
 * @param value that is proposed, in the rule's unit
 * @param effectiveFrom when it is to count from
 * @param deadline until when votes are taken
 * @param choice that was voted
 * @param reason in the seat's own words
 * @param seats all seats when the vote was opened
 * @param outcome that was decided
 * @param operation id of the request that it comes from, so that repeating it adds nothing; null
 *     where no seat asked
 * @param hash SHA-256 of the canonical text of all above, hex
 */
@Pure
public record Minute(
    @BsonId long seq,
    String previous,
    Instant at,
    MinuteKind kind,
    String proposal,
    String seat,
    SeatClass seatClass,
    Text name,
    PlatformRule rule,
    Long value,
    Instant effectiveFrom,
    Instant deadline,
    Choice choice,
    String reason,
    List<Seat> seats,
    ProposalState outcome,
    String operation,
    String hash) {

  static final String NO_HASH = "0".repeat(64);

  static Minute seated(Seat seat) {
    return new Minute(
        0,
        null,
        null,
        MinuteKind.SEATED,
        null,
        seat.id(),
        seat.seatClass(),
        seat.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Minute proposed(
      String proposal,
      String seat,
      PlatformRule rule,
      long value,
      Instant effectiveFrom,
      Instant deadline,
      String reason) {
    return new Minute(
        0,
        null,
        null,
        MinuteKind.PROPOSED,
        proposal,
        seat,
        null,
        null,
        rule,
        value,
        effectiveFrom.truncatedTo(ChronoUnit.MILLIS),
        deadline.truncatedTo(ChronoUnit.MILLIS),
        null,
        reason,
        null,
        null,
        null,
        null);
  }

  static Minute opened(String proposal, String seat, List<Seat> seats) {
    return new Minute(
        0,
        null,
        null,
        MinuteKind.OPENED,
        proposal,
        seat,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        seats,
        null,
        null,
        null);
  }

  static Minute voted(String proposal, String seat, Choice choice, String reason) {
    return new Minute(
        0,
        null,
        null,
        MinuteKind.VOTED,
        proposal,
        seat,
        null,
        null,
        null,
        null,
        null,
        null,
        choice,
        reason,
        null,
        null,
        null,
        null);
  }

  static Minute decided(String proposal, ProposalState outcome) {
    return new Minute(
        0,
        null,
        null,
        MinuteKind.DECIDED,
        proposal,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        outcome,
        null,
        null);
  }

  /** The same, as what that operation wrote. */
  Minute by(String operationId) {
    return with(seq, previous, at, operationId, hash);
  }

  /** The same at its place in the minutes, with its hash. */
  Minute sealed(long place, String before, Instant now) {
    Minute placed = with(place, before, now.truncatedTo(ChronoUnit.MILLIS), operation, null);
    return placed.with(place, before, placed.at(), operation, Sha256.of(placed.canonical()));
  }

  private Minute with(long place, String before, Instant now, String operationId, String hashed) {
    return new Minute(
        place,
        before,
        now,
        kind,
        proposal,
        seat,
        seatClass,
        name,
        rule,
        value,
        effectiveFrom,
        deadline,
        choice,
        reason,
        seats,
        outcome,
        operationId,
        hashed);
  }

  /** The text that is hashed; absent fields are left out. */
  public String canonical() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("seq", seq);
    fields.put("previous", previous);
    fields.put("at", at.toString());
    fields.put("kind", kind.name());
    put(fields, "proposal", proposal);
    put(fields, "seat", seat);
    put(fields, "seatClass", seatClass == null ? null : seatClass.name());
    put(fields, "name", name == null ? null : text(name));
    put(fields, "rule", rule == null ? null : rule.name());
    put(fields, "value", value);
    put(fields, "effectiveFrom", effectiveFrom == null ? null : effectiveFrom.toString());
    put(fields, "deadline", deadline == null ? null : deadline.toString());
    put(fields, "choice", choice == null ? null : choice.name());
    put(fields, "reason", reason);
    put(fields, "seats", seats == null ? null : seats.stream().map(Minute::seat).toList());
    put(fields, "outcome", outcome == null ? null : outcome.name());
    put(fields, "operation", operation);
    return CanonicalJson.of(fields);
  }

  private static Map<String, Object> seat(Seat seat) {
    return Map.of("id", seat.id(), "seatClass", seat.seatClass().name(), "name", text(seat.name()));
  }

  private static Map<String, Object> text(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }

  private static void put(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
