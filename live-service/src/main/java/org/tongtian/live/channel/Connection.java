package org.tongtian.live.channel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tongtian.live.message.RoomMessage;

/** One client that is connected to a room. */
final class Connection implements Client {

  private static final int BURST = 200;
  private static final Duration PER_FRAME = Duration.ofMillis(50);

  private final String roomId;
  private final RoomSocket socket;
  private final Person person;
  private final RoomMessage.Part part;
  private final ProblemSentences sentences;
  private final TokenBucket frames = new TokenBucket(BURST, PER_FRAME, System.nanoTime());
  private final CompletableFuture<RoomHub> joined = new CompletableFuture<>();

  Connection(
      String roomId,
      RoomSocket socket,
      Person person,
      RoomMessage.Part part,
      ProblemSentences sentences) {
    this.roomId = roomId;
    this.socket = socket;
    this.person = person;
    this.part = part;
    this.sentences = sentences;
  }

  void joined(RoomHub room) {
    joined.complete(room);
  }

  /** Null until the room was joined. */
  RoomHub hub() {
    return joined.getNow(null);
  }

  /** Runs the work, at once or as soon as the room was joined; never where that failed. */
  void afterJoining(Runnable work) {
    CompletionStage<RoomHub> stage = joined;
    stage.thenRun(work);
  }

  RoomSocket socket() {
    return socket;
  }

  Person person() {
    return person;
  }

  RoomMessage.Part part() {
    return part;
  }

  /** Whether the client may send one more frame now; called by the socket's reader alone. */
  boolean mayKnock() {
    return frames.take(System.nanoTime());
  }

  @Override
  public String connectionId() {
    return socket.id();
  }

  @Override
  public String roomId() {
    return roomId;
  }

  @Override
  public boolean isHost() {
    return part == RoomMessage.Part.HOST;
  }

  @Override
  public void send(RoomMessage message) {
    RoomHub room = hub();
    if (room != null) {
      room.sendTo(socket, message);
    }
  }

  @Override
  public void problem(String code) {
    problem(code, null);
  }

  void problem(String code, String argument) {
    String detail = sentences.in(person.language(), code, argument);
    send(new RoomMessage.Problem(code, detail));
  }
}
