package org.tongtian.live.channel;

import org.tongtian.live.message.ClientMessage;
import org.tongtian.live.message.RoomState;

/** Does what clients ask for their video; no method may block. */
public interface SignalHandler {

  /** A client's request. */
  void signal(Client client, RoomState state, ClientMessage.Signal signal);

  /** The connection is gone. */
  void disconnected(Client client);

  /** The room ended; nobody sends or watches any more. */
  void ended(String roomId);
}
