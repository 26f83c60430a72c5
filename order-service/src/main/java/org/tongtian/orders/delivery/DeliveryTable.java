package org.tongtian.orders.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What a co-operative asks for delivery; a province in no row is not served.
 *
 * @param freeFrom an order whose goods cost as much, after coupons, is delivered free; null for
 *     none
 * @param version counts the changes from 1
 */
@Pure
public record DeliveryTable(
    @BsonId String cooperativeId,
    List<DeliveryRow> rows,
    Money freeFrom,
    long version,
    Instant changedAt) {

  /** The row of that province; empty where it is not served. */
  Optional<DeliveryRow> rowOf(String province) {
    return rows.stream().filter(row -> row.provinces().contains(province)).findFirst();
  }

  /** Whether goods of that price are delivered free. */
  boolean isFree(Money goods) {
    return freeFrom != null && goods.compareTo(freeFrom) >= 0;
  }

  /** Whether the two are the same version with the same terms, whenever they were written. */
  boolean saysTheSameAs(DeliveryTable other) {
    return version == other.version
        && rows.equals(other.rows)
        && Objects.equals(freeFrom, other.freeFrom);
  }
}
