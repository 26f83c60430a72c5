package org.tongtian.api.live;

import java.time.Instant;
import java.util.List;

/**
 * What tells whose sale an order from a live room is.
 *
 * @param hostId the party that hosts the room
 * @param productIds what is sold there
 * @param startedAt when it went live, null before
 * @param endedAt when it ended, null before
 */
public record RoomOnSale(
    String roomId, String hostId, List<String> productIds, Instant startedAt, Instant endedAt) {}
