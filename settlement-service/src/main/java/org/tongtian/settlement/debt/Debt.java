package org.tongtian.settlement.debt;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * What one party owes another in a book outside any sale: it is paid by transfers as far as the
 * debtor has money of its own; what is not there stays owed and is never minted (promises S3, S5).
 *
 * @param id the same however often it is stated
 * @param book whose accounts pay it
 * @param ref id of what it follows from: a forward order, a year end
 * @param from party id of the debtor
 * @param to party id of the creditor
 * @param amount fen, above zero
 * @param cause of the transfers, as the book names it
 * @param version of the contract with the clause, 0 where there is none
 * @param clauseNo that says so, 0 where there is none
 * @param dueSince when it became due
 * @param reason the arithmetic
 * @param paid fen, the sum of the payments that are booked
 * @param payments that are booked, oldest first
 * @param planned the payment under way, null where there is none
 * @param attempts payments planned so far: each has a number of its own
 * @param isOpen whether a part is still owed
 */
@Pure
public record Debt(
    @BsonId String id,
    String book,
    String ref,
    String from,
    String to,
    long amount,
    String cause,
    int version,
    int clauseNo,
    Instant dueSince,
    Text reason,
    long paid,
    List<Payment> payments,
    Payment planned,
    int attempts,
    boolean isOpen) {

  /**
   * A part that is paid.
   *
   * @param event id of the transfer in the book
   * @param amount fen
   * @param at when it was planned
   */
  public record Payment(String event, long amount, Instant at) {}

  /** A debt of which nothing is paid yet. */
  public static Debt of(
      String id,
      String book,
      String ref,
      String from,
      String to,
      long amount,
      String cause,
      int version,
      int clauseNo,
      Instant dueSince,
      Text reason) {
    if (amount <= 0) {
      throw new IllegalArgumentException("a debt is above zero");
    }
    return new Debt(
        id, book, ref, from, to, amount, cause, version, clauseNo, dueSince, reason, 0, List.of(),
        null, 0, true);
  }

  /** What is still owed, fen. */
  public long outstanding() {
    return amount - paid;
  }

  /** The next payment: as much as there is of what is owed. */
  Payment next(long available, Instant now) {
    return new Payment(id + ":" + (attempts + 1), Math.min(available, outstanding()), now);
  }
}
