package org.tongtian.api.live;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What other services ask of live-service. */
public interface LiveApi {

  /** Who sells what in a room, and when; refuses with {@code live.room_unknown} (404). */
  @GetMapping("/internal/live/rooms/{id}/sale")
  RoomOnSale onSale(@PathVariable("id") String roomId);
}
