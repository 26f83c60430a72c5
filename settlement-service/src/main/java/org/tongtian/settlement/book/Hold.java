package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * A disputed line.
 *
 * @param disputeId id of the dispute
 * @param saleId of the sale
 * @param clauseNo of the line
 * @param party payee of the line
 * @param amount fen that stay put, 0 once it is over
 * @param from ESCROW until the sale is released, then PAYABLE
 */
@Pure
public record Hold(
    String disputeId, String saleId, int clauseNo, String party, long amount, Bucket from) {

  /** Whether it still holds something back. */
  public boolean isOpen() {
    return amount > 0;
  }
}
