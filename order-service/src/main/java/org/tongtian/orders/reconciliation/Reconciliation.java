package org.tongtian.orders.reconciliation;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * What the comparison of a day came to.
 *
 * @param day the business day in Shanghai, as 2026-11-21
 * @param claimedUntil while it is RUNNING: until when nobody else begins it; while it WAITS: when
 *     it is tried again
 * @param ranAt when it was done; null before
 * @param channel what the channel's file has; null before
 * @param ours what we have; null before
 * @param differences every one; null before, empty where all is well
 */
public record Reconciliation(
    @BsonId String day,
    State state,
    Instant claimedUntil,
    Instant ranAt,
    Side channel,
    Side ours,
    List<Difference> differences) {

  /** Where it is. */
  public enum State {
    RUNNING,
    /** The channel has not issued the file, or somebody could not be asked. */
    WAITS,
    DONE
  }

  /**
   * One side's sums.
   *
   * @param payments how many
   * @param refunds how many
   * @param fee what the channel keeps; null on our side, which does not book it
   */
  public record Side(long payments, Money paid, long refunds, Money refunded, Money fee) {}
}
