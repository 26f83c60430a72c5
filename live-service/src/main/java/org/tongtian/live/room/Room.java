package org.tongtian.live.room;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.live.message.RoomState;

/**
 * A live room.
 *
 * @param epoch names the numbering of the room's messages; a client that knows another one starts
 *     anew
 * @param hostId the party that hosts
 * @param products what is sold here, as the catalog described it when the room was last opened
 * @param pinnedProductId the product being explained, null until one is
 * @param pins how often a product was pinned
 * @param liveSlot unique: while live it names the host, so that a host is live in one room only;
 *     before and after it names the room itself
 * @param startedBy the operation that started it, null before
 * @param endedBy the operation that ended it, null before
 */
public record Room(
    @BsonId String id,
    String epoch,
    String hostId,
    String hostName,
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
    Figures figures) {

  static Room prepared(
      String id,
      String hostId,
      String hostName,
      NewRoom wanted,
      List<ProductCard> products,
      Instant now) {
    return new Room(
        id,
        id,
        hostId,
        hostName,
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
        Figures.NONE);
  }

  static String slotOf(String hostId) {
    return "host:" + hostId;
  }

  /** Whether the product is sold here. */
  public boolean sells(String productId) {
    return products.stream().anyMatch(product -> product.id().equals(productId));
  }

  List<String> productIds() {
    return products.stream().map(ProductCard::id).toList();
  }
}
