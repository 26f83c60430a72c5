package org.tongtian.live.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a client of the room channel asks for; the JSON form is that of docs/api.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientMessage.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = ClientMessage.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = ClientMessage.View.class, name = "view"),
  @JsonSubTypes.Type(value = ClientMessage.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = ClientMessage.Leave.class, name = "leave")
})
public sealed interface ClientMessage {

  /** A line to everybody; the id makes a resend harmless. */
  record Chat(String id, String text) implements ClientMessage {}

  /** What concerns the client's own video connection. */
  sealed interface Signal extends ClientMessage {}

  /** The host's WebRTC offer. */
  record Publish(String sdp) implements Signal {}

  /** A viewer's WebRTC offer. */
  record View(String sdp) implements Signal {}

  /** An address at which the client can be reached. */
  record Candidate(Ice candidate) implements Signal {}

  /** The client stops watching or sending; it stays in the room. */
  record Leave() implements Signal {}

  /**
   * A candidate as browsers write it; what only newer browsers add is passed over.
   *
   * @param sdpMLineIndex null where the browser named the section by sdpMid alone
   */
  @JsonIgnoreProperties("usernameFragment")
  record Ice(String candidate, String sdpMid, Integer sdpMLineIndex) {}
}
