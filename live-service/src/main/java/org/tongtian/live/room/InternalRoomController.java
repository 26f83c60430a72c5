package org.tongtian.live.room;

import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.live.LiveApi;
import org.tongtian.api.live.RoomOnSale;

/** Rooms for other services. */
@RestController
class InternalRoomController implements LiveApi {

  private final RoomService rooms;

  InternalRoomController(RoomService rooms) {
    this.rooms = rooms;
  }

  @Override
  public RoomOnSale onSale(String roomId) {
    Room room = rooms.get(roomId);
    return new RoomOnSale(
        room.id(), room.hostId(), room.productIds(), room.startedAt(), room.endedAt());
  }
}
