package org.tongtian.live.signalling;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.id.Ids;

/** Tells browsers how to get through to the video. */
@RestController
class IceServersController {

  private static final Duration VALID = Duration.ofHours(2);

  private final TurnSettings turn;
  private final Clock clock;

  IceServersController(TurnSettings turn, Clock clock) {
    this.turn = turn;
    this.clock = clock;
  }

  /** A server as {@code RTCConfiguration.iceServers} expects it. */
  record IceServer(List<String> urls, String username, String credential) {}

  /** All servers; empty where the media server is reached directly. */
  record IceServers(List<IceServer> iceServers) {}

  /** The relay with credentials for two hours, or none. */
  @GetMapping("/api/live/ice-servers")
  IceServers iceServers() {
    if (!turn.isThere()) {
      return new IceServers(List.of());
    }
    TurnCredentials mine =
        TurnCredentials.until(clock.instant().plus(VALID), Ids.next(), turn.turnSecret());
    return new IceServers(
        List.of(new IceServer(turn.turnUris(), mine.username(), mine.credential())));
  }
}
