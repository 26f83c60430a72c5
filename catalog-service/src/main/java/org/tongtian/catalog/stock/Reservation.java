package org.tongtian.catalog.stock;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * Stock of a lot set aside for one order; one document each.
 *
 * @param id the order's id
 * @param buyerId account of the buyer, null in the mark that a token was never followed by a
 *     reservation
 * @param unitPrice price of the moment, null as above
 * @param epoch the count of the lot that it was last seen to be part of
 * @param retaken whether it was given back and taken again for a late payment
 * @param expiresAt when it goes back by itself unless paid
 */
public record Reservation(
    @BsonId String id,
    String lotId,
    Quantity quantity,
    String buyerId,
    Money unitPrice,
    ReservationState state,
    long epoch,
    boolean retaken,
    Instant expiresAt,
    Instant changedAt) {

  /** Keeps a token of the first taking apart from one of the second. */
  private static final String RETAKEN = "+";

  static Reservation held(Claim claim, long epoch, Instant now) {
    return new Reservation(
        claim.reservationId(),
        claim.lotId(),
        claim.quantity(),
        claim.buyerId(),
        claim.unitPrice(),
        ReservationState.HELD,
        epoch,
        false,
        claim.expiresAt(),
        now);
  }

  /** Bars a reservation whose token expired before its document came. */
  static Reservation neverHeld(String id, String lotId, Instant now) {
    return new Reservation(
        id, lotId, Quantity.ZERO, null, null, ReservationState.RELEASED, 0, false, now, now);
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
}
