package org.tongtian.orders.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * What an audit found out about stock and money: {@code stock = sold + reserved + free} for each
 * lot, {@code paid + topped up = escrow + settled + refunded + given back} for each sale; of a
 * presale whose balance is not paid, the deposit is held or goes back.
 *
 * @param seenAt when it came on last: one that runs and has not come on for a while broke off
 * @param endedAt when everything had been looked at; null while it has not
 * @param lots lots looked at so far
 * @param orders orders looked at so far
 * @param sums the money of all paid orders
 * @param findings every difference so far; empty at the end where all is well
 */
public record AuditReport(
    @BsonId String id,
    State state,
    Instant startedAt,
    Instant seenAt,
    Instant endedAt,
    long lots,
    long orders,
    Sums sums,
    List<Finding> findings) {

  /** How far an audit is. */
  public enum State {
    RUNNING,
    DONE,
    /** It could not go on, because a service did not answer; nothing is said about the rest. */
    FAILED
  }

  /** An audit that begins. */
  static AuditReport begun(String id, Instant now) {
    return new AuditReport(id, State.RUNNING, now, now, null, 0, 0, Sums.none(), List.of());
  }

  AuditReport withOrders(long more, Sums moreSums, List<Finding> moreFindings, Instant now) {
    return new AuditReport(
        id,
        state,
        startedAt,
        now,
        null,
        lots,
        orders + more,
        sums.plus(moreSums),
        plus(moreFindings));
  }

  AuditReport withLots(long more, List<Finding> moreFindings, Instant now) {
    return new AuditReport(
        id, state, startedAt, now, null, lots + more, orders, sums, plus(moreFindings));
  }

  AuditReport ended(State how, Instant now) {
    return new AuditReport(id, how, startedAt, now, now, lots, orders, sums, findings);
  }

  private List<Finding> plus(List<Finding> more) {
    return Stream.concat(findings.stream(), more.stream()).toList();
  }

  /**
   * Sums over all paid orders, as the books have them, but for what only we know.
   *
   * @param paid what consumers paid for orders
   * @param toppedUp what the bearers of coupons owed
   * @param escrow what waits for receipts
   * @param settled what was released and is still the parties'
   * @param refunded what went back to consumers
   * @param givenBack what went back to the bearers of coupons
   * @param deposits what presales hold whose balance is not paid yet; no book has it
   * @param returned late money and deposits that entered no sale and went back
   */
  public record Sums(
      Money paid,
      Money toppedUp,
      Money escrow,
      Money settled,
      Money refunded,
      Money givenBack,
      Money deposits,
      Money returned) {

    /** Nothing of anything. */
    public static Sums none() {
      Money no = Money.cny(0);
      return new Sums(no, no, no, no, no, no, no, no);
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
          deposits.plus(other.deposits),
          returned.plus(other.returned));
    }
  }
}
