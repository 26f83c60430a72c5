package org.tongtian.live.channel;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.live.history.Kept;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.room.Room;
import org.tongtian.live.room.RoomProducts;
import org.tongtian.live.room.RoomService;

/** Reads what a room's clients need to know from the stores and the catalog. */
@Component
class RoomOpener {

  private static final int NEWEST = 256;

  private final RoomService rooms;
  private final RoomProducts products;
  private final RoomHistory history;
  private final MediaMemory media;

  RoomOpener(RoomService rooms, RoomProducts products, RoomHistory history, MediaMemory media) {
    this.rooms = rooms;
    this.products = products;
    this.history = history;
    this.media = media;
  }

  void open(RoomHub hub) {
    Room room = rooms.written(rooms.get(hub.roomId()));
    long last = history.lastOffset(room.id());
    List<Kept> newest = history.after(room.id(), Math.max(0, last - NEWEST), NEWEST);
    hub.open(
        new RoomHub.Opened(
            room.epoch(),
            productIds(room),
            room.state(),
            media.of(room.id()).orElse(MediaState.INTERRUPTED),
            room.pinnedProductId(),
            newest.isEmpty() ? last : newest.getLast().offset(),
            newest));
    showStock(hub, products.ofRoom(room));
    catchUp(hub);
  }

  private static Set<String> productIds(Room room) {
    return room.products().stream().map(ProductCard::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Takes what the history has and the room was not told; signals may get lost. */
  void catchUp(RoomHub hub) {
    List<Kept> missing = history.after(hub.roomId(), hub.lastOffset(), NEWEST);
    while (!missing.isEmpty()) {
      missing.forEach(hub::take);
      missing = history.after(hub.roomId(), hub.lastOffset(), NEWEST);
    }
  }

  /** Asks the catalog for the present stock; without it the room keeps what it knew. */
  void askStock(RoomHub hub) {
    rooms.find(hub.roomId()).flatMap(products::fresh).ifPresent(cards -> showStock(hub, cards));
  }

  private static void showStock(RoomHub hub, List<ProductCard> cards) {
    cards.forEach(card -> hub.stock(card.lotId(), card.available()));
  }
}
