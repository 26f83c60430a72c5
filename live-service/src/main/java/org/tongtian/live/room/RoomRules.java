package org.tongtian.live.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.live.message.RoomState;

/** What may be done with a room when; each rule answers with the code of its refusal. */
@Pure
final class RoomRules {

  static final int LONGEST_TITLE = 60;
  static final int MOST_PRODUCTS = 50;

  private RoomRules() {}

  static boolean isTitle(String title) {
    return title != null
        && !title.isBlank()
        && title.strip().codePointCount(0, title.strip().length()) <= LONGEST_TITLE
        && Text.isPlain(title);
  }

  static boolean areProducts(List<String> ids) {
    return ids != null
        && !ids.isEmpty()
        && ids.size() <= MOST_PRODUCTS
        && ids.stream().allMatch(Objects::nonNull)
        && new HashSet<>(ids).size() == ids.size();
  }

  /** The cards in the wanted order, empty where one is missing. */
  static Optional<List<ProductCard>> inOrder(List<String> ids, List<ProductCard> found) {
    List<ProductCard> cards =
        ids.stream()
            .flatMap(id -> found.stream().filter(card -> card.id().equals(id)).limit(1))
            .toList();
    return cards.size() == ids.size() ? Optional.of(cards) : Optional.empty();
  }

  /** PREPARED rooms start, others not. */
  static Optional<String> refusesStart(RoomState state) {
    return switch (state) {
      case PREPARED -> Optional.empty();
      case LIVE -> Optional.of("live.already_started");
      case ENDED -> Optional.of("live.ended");
    };
  }

  /** LIVE rooms end, others not. */
  static Optional<String> refusesEnd(RoomState state) {
    return switch (state) {
      case PREPARED -> Optional.of("live.not_started");
      case LIVE -> Optional.empty();
      case ENDED -> Optional.of("live.ended");
    };
  }

  /** A live room is abandoned when its host was there longer ago than that. */
  static boolean isAbandoned(Room room, Instant now, Duration hostGoneAfter) {
    return room.state() == RoomState.LIVE && room.hostLastThere().plus(hostGoneAfter).isBefore(now);
  }

  /** A product is pinned before or while the room is live. */
  static Optional<String> refusesPin(RoomState state) {
    return state == RoomState.ENDED ? Optional.of("live.ended") : Optional.empty();
  }
}
