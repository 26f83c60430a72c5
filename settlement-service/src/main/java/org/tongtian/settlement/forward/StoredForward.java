package org.tongtian.settlement.forward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Signature;

/**
 * A forward order as it is stored.
 *
 * @param id of the order
 * @param revision counts every change
 * @param parties buyer and seller, to find their orders
 * @param lastDay of delivery, to find what is over
 * @param state where it stands, to find what goes on
 * @param isUncharged whether something that is owed may not be stated as a debt yet
 */
@Pure
public record StoredForward(
    @BsonId String id,
    long revision,
    List<String> parties,
    LocalDate lastDay,
    ForwardState state,
    boolean isUncharged,
    ForwardTerms terms,
    String hash,
    List<Signature> signatures,
    Instant depositPaidAt,
    List<Delivery> deliveries,
    List<String> cancelWishes,
    Ending ending) {

  static StoredForward of(ForwardOrder order, long revision) {
    ForwardTerms terms = order.terms();
    return new StoredForward(
        terms.id(),
        revision,
        List.of(terms.buyer().id(), terms.seller().id()),
        terms.to(),
        order.state(),
        true,
        terms,
        order.hash(),
        order.signatures(),
        order.depositPaidAt(),
        order.deliveries(),
        order.cancelWishes(),
        order.ending());
  }

  /**
   * The order.
   *
   * @throws IllegalStateException where its terms are not those that were signed
   */
  ForwardOrder order() {
    if (!terms.hash().equals(hash)) {
      throw new IllegalStateException("Forward order " + id + " was tampered with");
    }
    return new ForwardOrder(
        terms, hash, signatures, depositPaidAt, deliveries, cancelWishes, ending);
  }
}
