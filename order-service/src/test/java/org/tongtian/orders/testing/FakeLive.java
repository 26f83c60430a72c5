package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.live.RoomOnSale;
import org.tongtian.kit.id.Ids;

/** Plays live-service: rooms as a test opens them. */
public final class FakeLive extends FakeServer {

  private final Map<String, RoomOnSale> rooms = new HashMap<>();

  /** Starts on a free port. */
  public FakeLive() {
    open();
  }

  /** Opens a room and gives its id; times are null for not yet. */
  public synchronized String room(
      String hostId, String productId, Instant startedAt, Instant endedAt) {
    String id = Ids.next();
    rooms.put(id, new RoomOnSale(id, hostId, List.of(productId), startedAt, endedAt));
    return id;
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    RoomOnSale room = rooms.get(exchange.getRequestURI().getPath().split("/", -1)[4]);
    return room == null
        ? new Answer(404, Map.of("code", "live.room_unknown", "detail", "no such room"))
        : new Answer(200, room);
  }
}
