package org.tongtian.orders.checkout;

import java.time.Instant;
import org.tongtian.api.live.RoomOnSale;
import org.tongtian.kit.Pure;

/**
 * Whose sale an order from a room is: the host's, where the room was live and had the product. The
 * buyer's word alone makes nobody a seller (promises S13, S14).
 */
@Pure
final class LiveSale {

  private LiveSale() {}

  /**
   * The party that sold, null for nobody.
   *
   * @param room null where there is no such room
   */
  static String seller(RoomOnSale room, String productId, Instant at) {
    boolean wasThere = room != null && room.productIds().contains(productId) && isLive(room, at);
    return wasThere ? room.hostId() : null;
  }

  private static boolean isLive(RoomOnSale room, Instant at) {
    return room.startedAt() != null
        && !at.isBefore(room.startedAt())
        && (room.endedAt() == null || !at.isAfter(room.endedAt()));
  }
}
