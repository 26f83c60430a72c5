package org.tongtian.live.room;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.live.message.RoomState;

/** Rooms as clients see them. */
final class RoomView {

  private RoomView() {}

  /** Who hosts. */
  record Host(String id, Text name) {}

  /**
   * A room in a list.
   *
   * @param village where its goods come from
   * @param viewers watching now
   * @param picture name of a drawing of the web app
   */
  record RoomCard(
      String id,
      String title,
      Host host,
      Text village,
      RoomState state,
      long viewers,
      String picture,
      Instant startedAt) {}

  /**
   * What the room achieved so far.
   *
   * @param orders paid orders
   * @param sold what they came to
   * @param viewersPeak most viewers at one time
   */
  record RoomFigures(long orders, Money sold, long viewersPeak) {}

  /** A room with all it shows. */
  record FullRoom(
      String id,
      String title,
      Host host,
      Text village,
      RoomState state,
      long viewers,
      String picture,
      Instant startedAt,
      List<ProductCard> products,
      String pinnedProductId,
      Instant endedAt,
      RoomFigures figures) {}

  /** A page of a list; {@code next} is null on the last one. */
  record Page<T>(List<T> items, String next) {}

  static RoomCard card(Room room, long viewers) {
    ProductCard first = room.products().getFirst();
    return new RoomCard(
        room.id(),
        room.title(),
        new Host(room.hostId(), room.host()),
        first.origin(),
        room.state(),
        viewers,
        first.picture(),
        room.startedAt());
  }

  static FullRoom full(Room room, List<ProductCard> products, long viewers) {
    RoomCard card = card(room, viewers);
    Figures figures = room.figures();
    return new FullRoom(
        card.id(),
        card.title(),
        card.host(),
        card.village(),
        card.state(),
        viewers,
        card.picture(),
        card.startedAt(),
        products,
        room.pinnedProductId(),
        room.endedAt(),
        new RoomFigures(
            figures.orders(), figures.sold(), Math.max(figures.viewersPeak(), viewers)));
  }
}
