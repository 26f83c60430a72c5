package org.tongtian.live.room;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.text.Text;
import org.tongtian.live.history.Kept;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

/** The life of rooms: PREPARED → LIVE → ENDED (promise L1). */
@Service
public class RoomService {

  private static final int FOLD_PAGE = 500;

  private final RoomRepository rooms;
  private final RoomProducts products;
  private final RoomHistory history;
  private final Clock clock;

  RoomService(RoomRepository rooms, RoomProducts products, RoomHistory history, Clock clock) {
    this.rooms = rooms;
    this.products = products;
    this.history = history;
    this.clock = clock;
  }

  /** The room, empty where there is none. */
  public Optional<Room> find(String id) {
    return rooms.find(id);
  }

  /**
   * The room.
   *
   * @throws Refusal {@code live.room_unknown} (404)
   */
  public Room get(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound("live.room_unknown"));
  }

  /**
   * The room, for a person who may see it.
   *
   * @param caller empty for a visitor
   * @throws Refusal {@code live.room_unknown} (404), also for a prepared room of somebody else
   */
  Room shown(String id, Optional<Caller> caller) {
    return find(id)
        .filter(room -> room.isVisibleTo(caller))
        .orElseThrow(() -> Refusal.notFound("live.room_unknown"));
  }

  /** Rooms in that state that a person may see; of prepared ones those the person hosts. */
  List<Room> inState(RoomState state, Optional<Caller> caller, String before, int limit) {
    if (state != RoomState.PREPARED) {
      return rooms.inState(state, before, limit);
    }
    return caller
        .map(Caller::partyId)
        .map(host -> rooms.prepared(host, before, limit))
        .orElseGet(List::of);
  }

  List<Room> ofHost(Caller host, String before, int limit) {
    return rooms.ofHost(host.requireParty(), before, limit);
  }

  /** Makes a room; again under the same id, the same room. */
  Room create(String id, Caller host, NewRoom wanted) {
    if (!RoomRules.isTitle(wanted.title())) {
      throw Refusal.invalid("live.title_invalid", "title");
    }
    if (!RoomRules.areProducts(wanted.productIds())) {
      throw Refusal.invalid("live.products_invalid", "productIds");
    }
    rooms.add(
        Room.prepared(
            id,
            host.requireParty(),
            new Text(host.name(), host.nameEn()),
            wanted,
            products.forNewRoom(wanted.productIds()),
            now()));
    return get(id);
  }

  /** Starts the host's room; again by the same operation, the same answer. */
  Room start(String id, Caller host, String operation) {
    Room room = ofHost(id, host);
    if (operation.equals(room.startedBy())) {
      return written(room);
    }
    refuse(RoomRules.refusesStart(room.state()));
    products.fresh(room).ifPresent(fresh -> rooms.remember(id, fresh));
    try {
      return written(changed(id, rooms.start(room, operation, now()), RoomRules::refusesStart));
    } catch (RoomRepository.HostIsLive elsewhere) {
      throw Refusal.conflict("live.host_is_live_elsewhere");
    }
  }

  /** Ends the host's room; again by the same operation, the same answer. */
  Room end(String id, Caller host, String operation) {
    Room room = ofHost(id, host);
    if (operation.equals(room.endedBy())) {
      return written(room);
    }
    refuse(RoomRules.refusesEnd(room.state()));
    return written(changed(id, rooms.end(room, operation, now()), RoomRules::refusesEnd));
  }

  /** Ends the room whose host has gone; false where somebody was faster or the host came back. */
  boolean endAbandoned(Room room, Instant now) {
    Optional<Room> ended = rooms.endAbandoned(room, now);
    ended.ifPresent(this::written);
    return ended.isPresent();
  }

  /** Notes that the room's host is in its channel. */
  public void sawHost(String roomId) {
    rooms.sawHost(roomId, now());
  }

  /** Shows one of the room's products to everybody. */
  Room pin(String id, Caller host, String productId) {
    Room room = ofHost(id, host);
    refuse(RoomRules.refusesPin(room.state()));
    if (!room.sells(productId)) {
      throw Refusal.invalid("live.product_not_in_room", "productId");
    }
    return written(changed(id, rooms.pin(room, productId), RoomRules::refusesPin));
  }

  private Room changed(
      String id, Optional<Room> result, Function<RoomState, Optional<String>> rule) {
    if (result.isPresent()) {
      return result.get();
    }
    // Somebody else was faster; the state they left says why this can't be done any more.
    refuse(rule.apply(get(id).state()));
    throw Refusal.conflict("idempotency.in_progress");
  }

  private static void refuse(Optional<String> code) {
    code.ifPresent(
        reason -> {
          throw Refusal.conflict(reason);
        });
  }

  private Room ofHost(String id, Caller host) {
    Room room = get(id);
    if (!host.actsFor(room.hostId())) {
      throw Refusal.notFound("live.room_unknown");
    }
    return room;
  }

  /**
   * Brings the room's history up to what the room itself says. The room's document is the truth;
   * its history may lack the last line after a crash between the two writes, and repeating a line
   * adds nothing.
   */
  public Room written(Room room) {
    if (room.pins() > 0) {
      RoomMessage pin = new RoomMessage.Pin(room.pinnedProductId());
      history.keep(room.id(), "pin:" + room.pins(), room.hostId(), now(), pin);
    }
    if (room.startedAt() != null) {
      keepState(room, RoomState.LIVE, room.startedAt());
    }
    if (room.endedAt() != null) {
      keepState(room, RoomState.ENDED, room.endedAt());
    }
    return room;
  }

  private void keepState(Room room, RoomState state, Instant at) {
    RoomMessage line = new RoomMessage.State(state, MediaState.INTERRUPTED);
    history.keep(room.id(), "state:" + state, room.hostId(), at, line);
  }

  /** The room with its figures folded up to the newest message. */
  public Room counted(Room room) {
    Room current = room;
    while (true) {
      List<Kept> news = history.after(current.id(), current.figures().upTo(), FOLD_PAGE);
      if (news.isEmpty()) {
        return current;
      }
      rooms.fold(current, current.figures().and(news));
      current = get(current.id());
    }
  }

  /** Remembers the most viewers that a room had. */
  public void sawViewers(String roomId, long viewers) {
    rooms.atLeastViewers(roomId, viewers);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
