package org.tongtian.live.channel;

import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

/** Which chat lines are taken; the answer is the code of the refusal. */
@Pure
final class ChatRules {

  private static final int LONGEST = 200;

  private ChatRules() {}

  static Optional<String> refuses(ClientMessage.Chat line, boolean isSignedIn, RoomState state) {
    if (!isSignedIn) {
      return Optional.of("live.sign_in_to_chat");
    }
    if (state == RoomState.ENDED) {
      return Optional.of("live.ended");
    }
    if (line.id() == null || !line.id().matches("[0-9A-Za-z-]{1,64}")) {
      return Optional.of("live.chat_id_invalid");
    }
    if (!isText(line.text())) {
      return Optional.of("live.chat_length");
    }
    return Text.isPlain(line.text()) ? Optional.empty() : Optional.of("live.chat_characters");
  }

  private static boolean isText(String text) {
    if (text == null || text.isBlank()) {
      return false;
    }
    return text.strip().codePointCount(0, text.strip().length()) <= LONGEST;
  }
}
