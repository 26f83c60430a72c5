package org.tongtian.live.room;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.live.history.Kept;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.room.RoomView.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A room's history over HTTP (promise L5). */
@RestController
class HistoryController {

  private final RoomService rooms;
  private final RoomHistory history;
  private final JsonMapper json;

  HistoryController(RoomService rooms, RoomHistory history, JsonMapper json) {
    this.rooms = rooms;
    this.history = history;
    this.json = json;
  }

  /**
   * Chat, orders, pins, start and end in the order in which they happened: the messages of the room
   * channel, each with its {@code offset} and {@code at}.
   *
   * @param after offset of the last message that is known, 0 for the beginning
   * @param limit 1 to 100
   */
  @GetMapping("/api/live/rooms/{id}/history")
  Page<JsonNode> history(
      @PathVariable String id,
      Optional<Caller> caller,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > 100) {
      throw Refusal.invalid("live.limit_invalid", "limit");
    }
    if (after < 0) {
      throw Refusal.invalid("live.cursor_invalid", "after");
    }
    rooms.shown(id, caller);
    List<Kept> found = history.after(id, after, limit + 1);
    List<Kept> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? String.valueOf(shown.getLast().offset()) : null;
    return new Page<>(shown.stream().map(this::item).toList(), next);
  }

  private JsonNode item(Kept kept) {
    String written = json.writerFor(RoomMessage.class).writeValueAsString(kept.message());
    ObjectNode item = (ObjectNode) json.readTree(written);
    item.put("offset", kept.offset());
    item.put("at", kept.at().toString());
    return item;
  }
}
