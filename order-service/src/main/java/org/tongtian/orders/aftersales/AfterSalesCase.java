package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.Pure;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.carrier.Carrier;

/**
 * What a buyer asks about goods of a paid order, the aggregate: one document, one atomic write for
 * each step.
 *
 * @param id the operation that opened it
 * @param position when it was opened, then its id; lists go by it
 * @param text the buyer's words, never null, at most 500 code points
 * @param wanted what the buyer would get if all were granted; zero for an exchange
 * @param granted what was offered, granted or paid; null before
 * @param openLines its lines while it is open, only itself when it is over; no two cases share one
 * @param returnTo where goods are sent back to; null where they are not
 * @param wayBack the parcel back, null before
 * @param replacement the parcel with the new goods, null before
 * @param reservationIds stock held for new goods
 * @param restock whether what came back goes on sale again
 * @param attempt of the refund, from 1; rises where one was dropped
 * @param dueAt when {@link CaseClock} ends; null where the case is over
 * @param version rises with each step
 * @param history every step, oldest first
 * @param outbox facts that wait to be published
 */
@Pure
public record AfterSalesCase(
    @BsonId String id,
    String position,
    String orderId,
    String orderNumber,
    String buyerId,
    String buyerMasked,
    NamedParty cooperative,
    CaseKind kind,
    CaseReason reason,
    CaseState state,
    String text,
    List<CaseLine> lines,
    Money wanted,
    Money granted,
    List<String> photoIds,
    List<String> openLines,
    String returnTo,
    CaseParcel wayBack,
    CaseParcel replacement,
    List<String> reservationIds,
    boolean restock,
    int attempt,
    Instant dueAt,
    long version,
    List<CaseEvent> history,
    List<Fact> outbox) {

  /**
   * A parcel of a case.
   *
   * @param sentAt when somebody said that it was handed over
   */
  public record CaseParcel(Carrier carrier, String trackingNumber, Instant sentAt) {}

  /**
   * A step of a case.
   *
   * @param operationId what brought it there; an operation that is run again knows itself by it
   * @param accountId who did it; null for a deadline and for the market
   * @param text what they said with it; null for nothing
   */
  public record CaseEvent(
      CaseStep step,
      CaseState state,
      Instant at,
      Actor by,
      String operationId,
      String accountId,
      String text) {}

  /** Whether that operation already moved it. */
  boolean tookStep(String operationId) {
    return history.stream().anyMatch(event -> event.operationId().equals(operationId));
  }

  /** Whether the buyer handed the goods to a carrier. */
  boolean isSentBack() {
    return wayBack != null;
  }

  /** Whether it took that step at some time. */
  boolean took(CaseStep step) {
    return history.stream().anyMatch(event -> event.step() == step);
  }
}
