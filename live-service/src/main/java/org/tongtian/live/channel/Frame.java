package org.tongtian.live.channel;

import java.util.List;
import org.tongtian.live.message.RoomMessage;

/**
 * What goes over the socket at once.
 *
 * @param epoch names the numbering of the offsets
 * @param offset everything that the room's history has up to here was sent
 */
record Frame(String epoch, long offset, List<RoomMessage> messages) {}
