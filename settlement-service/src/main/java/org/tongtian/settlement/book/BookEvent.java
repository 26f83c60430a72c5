package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;

/** What the world did that a book must record: one record for each cause. */
public sealed interface BookEvent {

  /** Id of the fact, the same whenever it is delivered, without a slash. */
  String eventId();

  /** When it happened. */
  Instant happenedAt();

  /** What happened to one sale. */
  sealed interface OfSale extends BookEvent {
    /** Id of the sale. */
    String saleId();
  }

  /**
   * A consumer paid.
   *
   * @param contractHash of the version that the order was bound to
   */
  record SalePaid(String eventId, Instant happenedAt, BookedSale sale, String contractHash)
      implements OfSale {
    @Override
    public String saleId() {
      return sale.saleId();
    }
  }

  /** The consumer has the goods. */
  record SaleReceived(String eventId, Instant happenedAt, String saleId) implements OfSale {}

  /** The sale ended before the goods were received. */
  record SaleCancelled(String eventId, Instant happenedAt, String saleId) implements OfSale {}

  /**
   * Money came in from outside.
   *
   * @param party who is credited
   * @param amount fen, above zero
   * @param note where it came from
   */
  @Pure
  record Deposited(String eventId, Instant happenedAt, String party, long amount, String note)
      implements BookEvent {}

  /**
   * Some parties give to others.
   *
   * @param cause RETURN, DIVIDEND, FORWARD_DELIVERY, FORWARD_BREACH, REWARD
   * @param ref id of what it follows from, null where there is none
   * @param version of the contract with the clause, 0 for none
   * @param clauseNo that says so, 0 for none
   * @param legs by party, fen, below zero for who gives; they sum to zero
   * @param note in words, null for none
   */
  record Transferred(
      String eventId,
      Instant happenedAt,
      String cause,
      String ref,
      int version,
      int clauseNo,
      List<Leg> legs,
      String note)
      implements BookEvent {}

  /**
   * What one party gains by a transfer.
   *
   * @param amount fen, below zero for who gives
   */
  @Pure
  record Leg(String party, long amount) {}

  /** A payout leaves for the bank; refused where it is more than what is available. */
  record PayoutSent(String eventId, Instant happenedAt, String payoutId, String party, long amount)
      implements BookEvent {}

  /** The bank has paid. */
  record PayoutDone(String eventId, Instant happenedAt, String payoutId) implements BookEvent {}

  /**
   * The bank refused the payout or sent it back.
   *
   * @param reason code of the bank
   */
  record PayoutReturned(String eventId, Instant happenedAt, String payoutId, String reason)
      implements BookEvent {}

  /**
   * The market price of a day, for sales that are paid from then on.
   *
   * @param unit code of the unit it is for
   * @param grade null for goods that are not graded
   * @param price fen per unit, above zero
   * @param note who noted it
   */
  record PriceNoted(
      String eventId, Instant happenedAt, String unit, String grade, long price, String note)
      implements BookEvent {}

  /**
   * A line of a sale is disputed.
   *
   * @param payee whose line it is
   * @param by party that disputes it
   */
  record LineFrozen(
      String eventId,
      Instant happenedAt,
      String disputeId,
      String saleId,
      int clauseNo,
      String payee,
      String by,
      String reason)
      implements OfSale {}

  /** A dispute ends and everything stands. */
  record DisputeStands(String eventId, Instant happenedAt, String disputeId, String reason)
      implements BookEvent {}

  /**
   * A dispute ends and a part of the line goes to another party of the sale.
   *
   * @param amount fen, above zero, at most what is disputed
   */
  record DisputeMoves(
      String eventId, Instant happenedAt, String disputeId, String to, long amount, String reason)
      implements BookEvent {}

  /**
   * The consumer got a part of the price back.
   *
   * @param refundId id of the refund
   * @param amount how much of the list price is taken back, fen
   * @param beside how much of the coupons and of the delivery fee is taken back
   */
  record SaleRefunded(
      String eventId,
      Instant happenedAt,
      String saleId,
      String refundId,
      long amount,
      BesidePrice beside)
      implements OfSale {

    /** A refund of a sale without coupons and delivery fee. */
    public SaleRefunded(
        String eventId, Instant happenedAt, String saleId, String refundId, long amount) {
      this(eventId, happenedAt, saleId, refundId, amount, BesidePrice.NOTHING);
    }
  }

  /**
   * A sale is settled again at another market price.
   *
   * @param market fen for a unit
   * @param note why
   */
  record SaleCorrected(String eventId, Instant happenedAt, String saleId, long market, String note)
      implements OfSale {}

  /**
   * A receivable was not made good by the next cycle; the contract's later steps answer for it.
   *
   * @param version of the contract with the order of recovery
   */
  record ReceivableDue(String eventId, Instant happenedAt, int version, String party)
      implements BookEvent {}

  /** A lender pays in advance by its clause. */
  record AdvancePaid(String eventId, Instant happenedAt, int version, int clauseNo, long amount)
      implements BookEvent {}

  /**
   * A fund is drawn by its rule.
   *
   * @param asks what is asked; each party once
   * @param note why, for everybody to read
   */
  record FundDrawn(
      String eventId, Instant happenedAt, int version, int clauseNo, List<Ask> asks, String note)
      implements BookEvent {}

  /** Somebody who owes by earlier draws pays what it can now. */
  record DebtDue(String eventId, Instant happenedAt, String debtor) implements BookEvent {}

  /**
   * An insured event happened to a sale.
   *
   * @param cause PRICE, DISASTER or DELAY
   * @param beneficiary party of the contract that gets the benefit
   * @param measured what the cover's threshold is compared with (fen for a unit, hours); null for a
   *     disaster
   * @param note who found it
   */
  record CoverClaimed(
      String eventId,
      Instant happenedAt,
      String saleId,
      int clauseNo,
      String cause,
      String beneficiary,
      Long measured,
      String note)
      implements OfSale {}
}
