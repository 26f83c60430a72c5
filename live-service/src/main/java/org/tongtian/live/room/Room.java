package org.tongtian.live.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.text.Text;
import org.tongtian.live.message.RoomState;

/**
 * A live room.
 *
 * @param epoch names the numbering of the room's messages; a client that knows another one starts
 *     anew
 * @param hostId the party that hosts
 * @param hostNameEn null in rooms made before hosts had an English name
 * @param products what is sold here, as the catalog described it when the room was last opened
 * @param pinnedProductId the product being explained, null until one is
 * @param pins how often a product was pinned
 * @param liveSlot unique: while live it names the host, so that a host is live in one room only;
 *     before and after it names the room itself
 * @param startedBy the operation that started it, null before
 * @param endedBy the operation that ended it, null before; {@link #ABANDONED} where the host had
 *     vanished
 * @param hostSeenAt when the host was last noted in the room's channel, null before the first time
 */
public record Room(
    @BsonId String id,
    String epoch,
    String hostId,
    String hostName,
    String hostNameEn,
    String title,
    RoomState state,
    List<ProductCard> products,
    String pinnedProductId,
    long pins,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    String liveSlot,
    String startedBy,
    String endedBy,
    Instant hostSeenAt,
    Figures figures) {

  /** In place of an operation: nobody ended the room, its host had gone. */
  static final String ABANDONED = "abandoned";

  static Room prepared(
      String id,
      String hostId,
      Text hostName,
      NewRoom wanted,
      List<ProductCard> products,
      Instant now) {
    return new Room(
        id,
        id,
        hostId,
        hostName.zh(),
        hostName.en(),
        wanted.title().strip(),
        RoomState.PREPARED,
        products,
        null,
        0,
        now,
        null,
        null,
        id,
        null,
        null,
        null,
        Figures.NONE);
  }

  static String slotOf(String hostId) {
    return "host:" + hostId;
  }

  /** The host's name; a room that knows the Chinese one alone shows it in both languages. */
  Text host() {
    return new Text(hostName, hostNameEn == null ? hostName : hostNameEn);
  }

  /**
   * Whether a person may see the room: anybody once it was live, before that its host and the
   * co-operatives whose goods it will sell.
   *
   * @param caller empty for a visitor
   */
  public boolean isVisibleTo(Optional<Caller> caller) {
    return state != RoomState.PREPARED || caller.filter(this::concerns).isPresent();
  }

  private boolean concerns(Caller caller) {
    return caller.actsFor(hostId)
        || products.stream().anyMatch(product -> caller.actsFor(product.cooperative().id()));
  }

  /** Whether the product is sold here. */
  public boolean sells(String productId) {
    return products.stream().anyMatch(product -> product.id().equals(productId));
  }

  /** When the host was there for certain, null before the start. */
  Instant hostLastThere() {
    boolean wasSeenSince = hostSeenAt != null && hostSeenAt.isAfter(startedAt);
    return wasSeenSince ? hostSeenAt : startedAt;
  }

  List<String> productIds() {
    return products.stream().map(ProductCard::id).toList();
  }
}
