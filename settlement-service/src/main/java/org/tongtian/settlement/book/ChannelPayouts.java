package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/** Payouts that the payment channel makes by itself: of a party's direct shares of a sale. */
@Pure
public final class ChannelPayouts {

  private static final String PREFIX = "channel:";

  private ChannelPayouts() {}

  /** Id of the payout of a party's direct shares of a sale. */
  public static String id(String saleId, String party) {
    return PREFIX + saleId + ":" + party;
  }

  /** Whether the payout of that id goes through the payment channel and not through the bank. */
  public static boolean isOne(String payoutId) {
    return payoutId.startsWith(PREFIX);
  }
}
