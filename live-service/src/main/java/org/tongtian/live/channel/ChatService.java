package org.tongtian.live.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Masks;
import org.tongtian.live.history.Kept;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

/** Chat lines: durable first, then told to everybody (promises L4 and L5). */
@Service
class ChatService {

  private final RoomHistory history;
  private final ChatLimits limits;
  private final Clock clock;
  private final Counter lines;

  ChatService(RoomHistory history, ChatLimits limits, Clock clock, MeterRegistry meters) {
    this.history = history;
    this.limits = limits;
    this.clock = clock;
    this.lines = Counter.builder("tongtian.live.chat.lines").register(meters);
  }

  /** Takes the line, or tells the client why not. A line sent again is answered, not said twice. */
  void say(Connection from, RoomState state, ClientMessage.Chat line) {
    Caller caller = from.person().caller();
    Optional<String> refusal = ChatRules.refuses(line, from.person().isSignedIn(), state);
    if (refusal.isPresent()) {
      from.problem(refusal.get());
      return;
    }
    String key = "chat:" + caller.accountId() + "/" + line.id();
    if (!limits.allows(caller.accountId())) {
      answerResend(from, key, "live.chat_too_fast");
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RoomMessage said = new RoomMessage.Chat(line.id(), shownName(caller), line.text().strip(), now);
    if (history.keep(from.roomId(), key, caller.accountId(), now, said)) {
      lines.increment();
    } else {
      answerResend(from, key, "live.chat_id_invalid");
    }
  }

  /** Hosts speak under their name; buyers are shown as in orders, by its first character. */
  private static String shownName(Caller caller) {
    return caller.role() == Role.CONSUMER ? Masks.name(caller.name()) : caller.name();
  }

  private void answerResend(Connection from, String key, String otherwise) {
    Optional<Kept> known = history.find(from.roomId(), key);
    known.ifPresentOrElse(kept -> from.send(kept.message()), () -> from.problem(otherwise));
  }
}
