package org.tongtian.catalog.stock;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * Stock of a lot set aside for one line of an order; one document each.
 *
 * @param id what whoever reserved calls it
 * @param quantity what it holds; falls with refunds whose goods go back on sale
 * @param buyerId account of the buyer, null in the mark that a token was never followed by a
 *     reservation
 * @param unitPrice price of the moment, null as above
 * @param retaken whether it was given back and taken again for a late payment
 * @param shared whether it was asked for again, so that the first asker may no longer withdraw it
 * @param expiresAt when it goes back by itself unless paid
 * @param restocks the refunds that lowered it, each once
 */
public record Reservation(
    @BsonId String id,
    String lotId,
    Quantity quantity,
    String buyerId,
    Money unitPrice,
    ReservationState state,
    boolean retaken,
    boolean shared,
    Instant expiresAt,
    Instant changedAt,
    List<Restock> restocks) {

  /** Keeps a token of the first taking apart from one of the second. */
  private static final String RETAKEN = "+";

  /** Goods of a refund that went back on sale. */
  public record Restock(String refundId, Quantity quantity) {}

  static Reservation held(Claim claim, Money unitPrice, Instant now) {
    return new Reservation(
        claim.reservationId(),
        claim.lotId(),
        claim.quantity(),
        claim.buyerId(),
        unitPrice,
        ReservationState.HELD,
        false,
        false,
        claim.expiresAt(),
        now,
        List.of());
  }

  /** Bars a reservation whose token expired before its document came. */
  static Reservation neverHeld(String id, String lotId, Instant now) {
    return new Reservation(
        id,
        lotId,
        Quantity.ZERO,
        null,
        null,
        ReservationState.RELEASED,
        false,
        false,
        now,
        now,
        List.of());
  }

  /** Name of its token in Redis. */
  String token() {
    return retaken ? id + RETAKEN : id;
  }

  /** The reservation that a token belongs to. */
  static String idOfToken(String token) {
    return token.endsWith(RETAKEN) ? token.substring(0, token.length() - RETAKEN.length()) : token;
  }

  boolean is(ReservationState wanted) {
    return state == wanted;
  }

  boolean answers(Claim claim) {
    return lotId.equals(claim.lotId())
        && quantity.equals(claim.quantity())
        && claim.buyerId().equals(buyerId);
  }

  boolean restockedBy(String refundId) {
    return restocks.stream().anyMatch(each -> each.refundId().equals(refundId));
  }
}
