package org.tongtian.live.history;

import java.time.Instant;
import org.tongtian.live.message.RoomMessage;

/**
 * A message that is in the room's history.
 *
 * @param offset its place, from 1 without gaps
 * @param at when it was kept or, for orders, paid
 */
public record Kept(String roomId, long offset, Instant at, RoomMessage message) {}
