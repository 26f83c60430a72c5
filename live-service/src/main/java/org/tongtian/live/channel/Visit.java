package org.tongtian.live.channel;

import java.util.Map;
import org.springframework.web.socket.WebSocketSession;

/** What the handshake found out about a connection. */
record Visit(String roomId, Person person, boolean isHost, Resume resume) {

  private static final String ATTRIBUTE = Visit.class.getName();

  void keepIn(Map<String, Object> attributes) {
    attributes.put(ATTRIBUTE, this);
  }

  static Visit of(WebSocketSession session) {
    return (Visit) session.getAttributes().get(ATTRIBUTE);
  }
}
