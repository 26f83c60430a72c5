package org.tongtian.orders.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.Pure;
import org.tongtian.orders.channel.ChannelStatement;

/**
 * Everything that is compared for one day.
 *
 * @param merchantId who we are to the channel
 * @param statement the channel's file of the day
 * @param payments our payments of the day
 * @param refunds our refunds of the day
 * @param paymentsByLine our payments that the file names and that are not of the day, by id
 * @param refundsByLine our refunds that the file names and that are not of the day, by id
 * @param refundsElsewhere ids of refunds that the channel knows, though not on this day
 * @param books where the money of the payments' sales is, by sale
 */
@Pure
record DayRecords(
    String merchantId,
    ChannelStatement statement,
    List<RecordedMoney.Payment> payments,
    List<RecordedMoney.Refund> refunds,
    Map<String, RecordedMoney.Payment> paymentsByLine,
    Map<String, RecordedMoney.Refund> refundsByLine,
    Set<String> refundsElsewhere,
    Map<String, SaleMoney> books) {

  /** The same, with what the channel said about refunds that the file lacks. */
  DayRecords knownElsewhere(Set<String> refundIds) {
    return new DayRecords(
        merchantId, statement, payments, refunds, paymentsByLine, refundsByLine, refundIds, books);
  }
}
