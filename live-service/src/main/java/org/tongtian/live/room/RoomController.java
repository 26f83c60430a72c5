package org.tongtian.live.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.live.audience.Audience;
import org.tongtian.live.message.RoomState;
import org.tongtian.live.room.RoomView.FullRoom;
import org.tongtian.live.room.RoomView.Page;
import org.tongtian.live.room.RoomView.RoomCard;

/** Live rooms over HTTP; anybody may look, hosts make and lead their own. */
@RestController
@RequestMapping("/api/live")
class RoomController {

  private final RoomService rooms;
  private final RoomProducts products;
  private final Audience audience;
  private final IdempotentOperations operations;

  RoomController(
      RoomService rooms,
      RoomProducts products,
      Audience audience,
      IdempotentOperations operations) {
    this.rooms = rooms;
    this.products = products;
    this.audience = audience;
    this.operations = operations;
  }

  /** What a request without fields carries: nothing, or an empty object. */
  record Nothing() {}

  /** The product to explain now. */
  record PinProduct(String productId) {}

  /** Rooms in a state, newest first; of prepared ones only the caller's own. */
  @GetMapping("/rooms")
  Page<RoomCard> rooms(
      Optional<Caller> caller,
      @RequestParam(defaultValue = "LIVE") RoomState state,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    return page(limit, after, more -> rooms.inState(state, caller, after, more));
  }

  /** The host's own rooms, newest first. */
  @GetMapping("/mine")
  Page<RoomCard> mine(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    caller.require(Role.HOST);
    return page(limit, after, more -> rooms.ofHost(caller, after, more));
  }

  private Page<RoomCard> page(int limit, String after, Function<Integer, List<Room>> read) {
    if (limit < 1 || limit > 100) {
      throw Refusal.invalid("live.limit_invalid", "limit");
    }
    if (after != null && !Ids.isId(after)) {
      throw Refusal.invalid("live.cursor_invalid", "after");
    }
    List<Room> found = read.apply(limit + 1);
    List<Room> shown = found.subList(0, Math.min(limit, found.size()));
    List<RoomCard> cards =
        shown.stream().map(room -> RoomView.card(room, audience.of(room.id()))).toList();
    return new Page<>(cards, found.size() > limit ? shown.getLast().id() : null);
  }

  /**
   * One room; 404 {@code live.room_unknown}. Before it goes live only its host and the
   * co-operatives whose goods it sells see it.
   */
  @GetMapping("/rooms/{id}")
  FullRoom room(@PathVariable String id, Optional<Caller> caller) {
    return view(rooms.shown(id, caller));
  }

  /**
   * Makes a room in the state PREPARED. 400 {@code live.title_invalid}, {@code
   * live.products_invalid}, {@code live.product_unknown}.
   */
  @PostMapping("/rooms")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<FullRoom> create(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody NewRoom wanted) {
    caller.require(Role.HOST);
    return operations.create(
        caller,
        key,
        "live.create",
        wanted,
        FullRoom.class,
        room -> "/api/live/rooms/" + room.id(),
        id -> view(rooms.create(id, caller, wanted)));
  }

  /** Goes live. 409 {@code live.already_started}, {@code live.host_is_live_elsewhere}. */
  @PostMapping("/rooms/{id}/start")
  ResponseEntity<FullRoom> start(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @RequestBody(required = false) Nothing nothing) {
    caller.require(Role.HOST);
    return once(
        caller, key, "live.start:" + id, operation -> view(rooms.start(id, caller, operation)));
  }

  /** Ends the live; 409 {@code live.not_started}, {@code live.ended}. */
  @PostMapping("/rooms/{id}/end")
  ResponseEntity<FullRoom> end(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @RequestBody(required = false) Nothing nothing) {
    caller.require(Role.HOST);
    return once(caller, key, "live.end:" + id, operation -> view(rooms.end(id, caller, operation)));
  }

  private ResponseEntity<FullRoom> once(
      Caller caller, String key, String operation, Function<String, FullRoom> work) {
    return operations.once(caller, key, operation, null, HttpStatus.OK, FullRoom.class, work);
  }

  /** Explains one of the room's products (讲解); 400 {@code live.product_not_in_room}. */
  @PostMapping("/rooms/{id}/pin")
  FullRoom pin(Caller caller, @PathVariable String id, @RequestBody PinProduct pin) {
    caller.require(Role.HOST);
    return view(rooms.pin(id, caller, pin.productId()));
  }

  private FullRoom view(Room room) {
    Room counted = rooms.counted(room);
    return RoomView.full(counted, products.ofRoom(counted), audience.of(room.id()));
  }
}
