package org.tongtian.live.signalling;

import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

/** Which media requests are taken; the answer is the code of the refusal. */
@Pure
final class SignallingRules {

  private SignallingRules() {}

  /** Only the room's own host publishes, and nobody sends or watches in a room that ended. */
  static Optional<String> refuses(ClientMessage.Signal signal, boolean isHost, RoomState state) {
    return switch (signal) {
      case ClientMessage.Leave ignored -> Optional.empty();
      case ClientMessage.Publish ignored when !isHost -> Optional.of("live.only_host_publishes");
      case ClientMessage.Candidate wrong when wrong.candidate() == null ->
          Optional.of("media.bad_candidate");
      default -> state == RoomState.ENDED ? Optional.of("live.ended") : Optional.empty();
    };
  }
}
