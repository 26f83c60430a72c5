package org.tongtian.live.channel;

import org.tongtian.live.message.RoomMessage;

/** One connection to a room, as what answers it sees it. */
public interface Client {

  /** Unique over all instances; one person may have several connections. */
  String connectionId();

  /** The room it is connected to. */
  String roomId();

  /** Whether it is the room's own host. */
  boolean isHost();

  /** Sends to this client alone; never blocks. */
  void send(RoomMessage message);

  /** Tells this client, in its language, why something was not done; never blocks. */
  void problem(String code);
}
