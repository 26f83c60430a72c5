package org.tongtian.live.media;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The open rooms of one media server, each id once. */
final class RoomRegistry<R extends AbstractMediaRoom<?>> {

  private final ConcurrentMap<String, R> rooms = new ConcurrentHashMap<>();
  private volatile boolean closed;

  R open(String roomId, Function<String, R> create) {
    if (closed) {
      throw new MediaRefused(MediaRefused.Reason.CLOSED, "The media server is closed.");
    }
    R room = create.apply(roomId);
    if (rooms.putIfAbsent(roomId, room) != null) {
      throw new MediaRefused(
          MediaRefused.Reason.ROOM_OPEN, "The room's video is open already: " + roomId);
    }
    return room;
  }

  void remove(MediaRoom room) {
    rooms.remove(room.roomId(), room);
  }

  List<R> all() {
    return List.copyOf(rooms.values());
  }

  MediaLoad load(int engineObjects) {
    int presenters = 0;
    int viewers = 0;
    for (R room : all()) {
      presenters += room.seats().presenter() == null ? 0 : 1;
      viewers += room.seats().viewers().size();
    }
    return new MediaLoad(rooms.size(), presenters, viewers, engineObjects);
  }

  void closeAll() {
    closed = true;
    all().forEach(AbstractMediaRoom::close);
  }
}
