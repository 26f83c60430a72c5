package org.tongtian.orders.audit;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * What an audit found out about stock and money: {@code stock = sold + reserved + free} for each
 * lot, {@code paid + topped up = escrow + settled + refunded + given back} for each sale.
 *
 * @param endedAt when everything had been looked at
 * @param lots lots looked at
 * @param orders orders looked at
 * @param sums the money of all paid orders
 * @param findings every difference; empty where all is well
 */
public record AuditReport(
    @BsonId String id,
    Instant startedAt,
    Instant endedAt,
    long lots,
    long orders,
    Sums sums,
    List<Finding> findings) {

  /**
   * Sums over all paid orders, as the books have them, but for what only we know.
   *
   * @param paid what consumers paid for orders
   * @param toppedUp what the bearers of coupons owed
   * @param escrow what waits for receipts
   * @param settled what was released and is still the parties'
   * @param refunded what went back to consumers
   * @param givenBack what went back to the bearers of coupons
   * @param returned late money that entered no order and went back
   */
  public record Sums(
      Money paid,
      Money toppedUp,
      Money escrow,
      Money settled,
      Money refunded,
      Money givenBack,
      Money returned) {

    /** Nothing of anything. */
    public static Sums none() {
      Money no = Money.cny(0);
      return new Sums(no, no, no, no, no, no, no);
    }

    /** The sums part by part. */
    Sums plus(Sums other) {
      return new Sums(
          paid.plus(other.paid),
          toppedUp.plus(other.toppedUp),
          escrow.plus(other.escrow),
          settled.plus(other.settled),
          refunded.plus(other.refunded),
          givenBack.plus(other.givenBack),
          returned.plus(other.returned));
    }
  }
}
