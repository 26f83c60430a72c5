package org.tongtian.orders.order;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.money.Money;

/**
 * One co-operative's order, the aggregate: one document, one atomic write for each change.
 *
 * @param id also the operation id of its checkout, the reservation id at catalog-service and the
 *     merchant's order id at the payment channel, so that a checkout run again doubles nothing
 * @param number the number people read
 * @param buyerMasked the buyer as others may see them
 * @param total what the buyer pays
 * @param roomId the live room it was bought in, or null; the buyer's word
 * @param hostId the party that sold it live there when it was placed; null where nobody did, and in
 *     orders of before it was known
 * @param contract the version in force when it was placed (promise S1)
 * @param payBefore an unpaid order is cancelled then
 * @param shipment null until shipped
 * @param outbox facts that wait to be published
 */
public record Order(
    @BsonId String id,
    String number,
    OrderState state,
    String buyerId,
    String buyerMasked,
    OrderLine line,
    Money total,
    NamedParty cooperative,
    String roomId,
    String hostId,
    Address address,
    ContractInForce contract,
    Instant placedAt,
    Instant payBefore,
    OrderPayment payment,
    Shipment shipment,
    List<TimelineEntry> timeline,
    List<Fact> outbox) {

  /** Whether that operation already brought the order through the step. */
  boolean tookStep(OrderStep step, String operationId) {
    return timeline.stream()
        .anyMatch(entry -> entry.state() == step.to() && entry.operationId().equals(operationId));
  }

  Order withNumber(String other) {
    return new Order(
        id,
        other,
        state,
        buyerId,
        buyerMasked,
        line,
        total,
        cooperative,
        roomId,
        hostId,
        address,
        contract,
        placedAt,
        payBefore,
        payment,
        shipment,
        timeline,
        outbox);
  }
}
