package org.tongtian.live.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.live.media.IceCandidate;
import org.tongtian.live.media.MediaState;

/** What the room channel tells its clients; the JSON form is that of docs/api.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = RoomMessage.Stock.class, name = "stock"),
  @JsonSubTypes.Type(value = RoomMessage.Pin.class, name = "pin"),
  @JsonSubTypes.Type(value = RoomMessage.OrderSeen.class, name = "order"),
  @JsonSubTypes.Type(value = RoomMessage.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = RoomMessage.Viewers.class, name = "viewers"),
  @JsonSubTypes.Type(value = RoomMessage.State.class, name = "state"),
  @JsonSubTypes.Type(value = RoomMessage.Problem.class, name = "problem"),
  @JsonSubTypes.Type(value = RoomMessage.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = RoomMessage.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = RoomMessage.Renegotiate.class, name = "renegotiate")
})
public sealed interface RoomMessage {

  /** What a client may do in the room. */
  enum Part {
    HOST,
    VIEWER
  }

  /** The first message of a connection. */
  record Hello(Part role, long viewers) implements RoomMessage {}

  /** How much of a lot can be bought now, in its unit. */
  record Stock(String lotId, Quantity available) implements RoomMessage {}

  /** The product that the host explains (讲解). */
  record Pin(String productId) implements RoomMessage {}

  /**
   * Somebody bought; the order is paid.
   *
   * @param buyer masked, e.g. 王**
   * @param at when it was paid
   */
  record OrderSeen(
      String buyer, Text productName, Quantity quantity, Unit unit, Money amount, Instant at)
      implements RoomMessage {}

  /**
   * A line that somebody wrote.
   *
   * @param id the writer's own id for it, by which a resend is known
   * @param from the writer's name as others see it
   */
  record Chat(String id, String from, String text, Instant at) implements RoomMessage {}

  /** How many watch now. */
  record Viewers(long count) implements RoomMessage {}

  /** Where the room stands, and whether the picture flows. */
  record State(RoomState state, MediaState media) implements RoomMessage {}

  /** To one client: why what it asked was not done, in its language. */
  record Problem(String code, String detail) implements RoomMessage {}

  /** To one client: the answer to its WebRTC offer. */
  record Answer(String sdp) implements RoomMessage {}

  /** To one client: an address at which the media server can be reached. */
  record Candidate(IceCandidate candidate) implements RoomMessage {}

  /** To one client: its media connection is gone, a new offer is asked for. */
  record Renegotiate() implements RoomMessage {}
}
