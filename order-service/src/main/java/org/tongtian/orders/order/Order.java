package org.tongtian.orders.order;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.Pure;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;

/**
 * One co-operative's part of a purchase, the aggregate: one document, one atomic write for each
 * change.
 *
 * @param id follows from the purchase and the co-operative, so that a checkout run again doubles
 *     nothing
 * @param position its place among all orders: when it was placed, then its id
 * @param number the number people read
 * @param purchaseId the purchase that pays for it
 * @param buyerMasked the buyer as others may see them
 * @param cooperative who sells it, the merchant of record
 * @param lines at least one
 * @param payBefore an unpaid order is cancelled then
 * @param parcels what was sent, oldest first
 * @param receiveBefore when it counts as received by itself; null until shipped
 * @param receiptExtendedAt when the buyer asked for more time to receive it; null where not
 * @param refundIds refunds that are part of the lines' {@code refunded}
 * @param presale what it has besides where its goods were not harvested yet; else null
 * @param version rises with each change of lines, parcels or refunds
 * @param outbox facts that wait to be published
 */
@Pure
public record Order(
    @BsonId String id,
    String position,
    String number,
    String purchaseId,
    OrderState state,
    String buyerId,
    String buyerMasked,
    NamedParty cooperative,
    List<OrderLine> lines,
    Delivery delivery,
    Instant placedAt,
    Instant payBefore,
    List<Parcel> parcels,
    Instant receiveBefore,
    Instant receiptExtendedAt,
    List<String> refundIds,
    Presale presale,
    long version,
    List<TimelineEntry> timeline,
    List<Fact> outbox) {

  /** The position of an order, as text that sorts by time. */
  public static String position(Instant placedAt, String id) {
    return HexFormat.of().toHexDigits(placedAt.toEpochMilli()) + "-" + id;
  }

  /** What the consumer pays for all of it. */
  public Money total() {
    return sum(line -> line.money().paid());
  }

  /** What went back to the consumer, or is on its way. */
  public Money refunded() {
    return sum(line -> line.progress().refunded().paid());
  }

  /** The sum over its lines. */
  public Money sum(Function<OrderLine, Money> part) {
    return lines.stream().map(part).reduce(Money::plus).orElseThrow();
  }

  /** Why it is in the state it is in, where that needs saying; else null. */
  public TimelineReason reason() {
    return timeline.getLast().reason();
  }

  /** The payment that paid it, of a presale the one of its balance; null where none did. */
  public String paidBy() {
    return broughtTo(OrderState.PAID);
  }

  /** The payment of a presale's deposit; null where none came, and of other orders. */
  public String depositedBy() {
    return broughtTo(OrderState.DEPOSIT_PAID);
  }

  /**
   * Whether its stock may not go back to others by the clock alone: it waits for its payment, or
   * some was made. What a refund puts back is told by a fact.
   */
  boolean needsItsStock() {
    return state != OrderState.CANCELLED || paidBy() != null || depositedBy() != null;
  }

  /** The payment of that purchase that paid its part of the order; null where none did. */
  public String paidBy(String ofPurchase) {
    return isDepositOf(ofPurchase) ? depositedBy() : paidBy();
  }

  /** The purchase of a presale's balance. */
  public String balancePurchaseId() {
    return Ids.derived(id, "balance");
  }

  /** What of it that purchase pays for: all of it, or of a presale the deposit or the balance. */
  public Money partOf(String ofPurchase) {
    if (presale == null) {
      return total();
    }
    return isDepositOf(ofPurchase) ? presale.deposit() : balance();
  }

  /** Whether something of it waits to be paid by that purchase. */
  public boolean awaits(String ofPurchase) {
    return ofPurchase.equals(purchaseId)
        ? state == OrderState.PENDING_PAYMENT
        : state == OrderState.BALANCE_DUE;
  }

  /** What a presale costs besides its deposit. */
  public Money balance() {
    return total().minus(presale.deposit());
  }

  /** Whether a presale's deposit is with us: paid, and neither part of a sale nor to go back. */
  public boolean holdsDeposit() {
    return state == OrderState.DEPOSIT_PAID || state == OrderState.BALANCE_DUE;
  }

  /** Whether a presale has its deposit and no goods, and its buyer was offered no others. */
  public boolean awaitsHarvest() {
    return state == OrderState.DEPOSIT_PAID && presale.offer() == null;
  }

  /** Whether a presale ended after its deposit and before its balance, so that it goes back. */
  public boolean owesDeposit() {
    return state == OrderState.CANCELLED && depositedBy() != null && paidBy() == null;
  }

  private boolean isDepositOf(String ofPurchase) {
    return presale != null && ofPurchase.equals(purchaseId);
  }

  private String broughtTo(OrderState wanted) {
    return timeline.stream()
        .filter(entry -> entry.state() == wanted)
        .map(TimelineEntry::operationId)
        .findFirst()
        .orElse(null);
  }

  /** Whether that operation already brought the order through the step. */
  boolean tookStep(OrderStep step, String operationId) {
    return timeline.stream()
        .anyMatch(entry -> entry.state() == step.to() && entry.operationId().equals(operationId));
  }

  Order withNumber(String other) {
    return copy(other, lines);
  }

  Order withLines(List<OrderLine> others) {
    return copy(number, others);
  }

  private Order copy(String otherNumber, List<OrderLine> otherLines) {
    return new Order(
        id,
        position,
        otherNumber,
        purchaseId,
        state,
        buyerId,
        buyerMasked,
        cooperative,
        otherLines,
        delivery,
        placedAt,
        payBefore,
        parcels,
        receiveBefore,
        receiptExtendedAt,
        refundIds,
        presale,
        version,
        timeline,
        outbox);
  }
}
