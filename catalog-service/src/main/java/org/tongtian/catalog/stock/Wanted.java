package org.tongtian.catalog.stock;

import org.tongtian.kit.money.Money;

/** How far a claim has come while it is held together with others. */
final class Wanted {

  final Claim claim;
  Taking.Token token;
  Reservation held;
  LotStock lot;
  private boolean takenHere;
  private boolean storedHere;
  private boolean confirmed;

  Wanted(Claim claim) {
    this.claim = claim;
  }

  void took(Taking.Token took) {
    token = took;
    takenHere |= took.fresh();
  }

  /** This call stored the reservation. */
  void stored(Reservation mine) {
    held = mine;
    storedHere = true;
  }

  /** The reservation was there, and stands. */
  void found(Reservation known) {
    held = known;
  }

  /** A lot of the same epoch makes it sure that each later count includes the reservation. */
  void checkAgainst(LotStock now) {
    lot = now;
    confirmed = now.epoch() == token.epoch();
  }

  /** It is final, whatever is counted. */
  void isSold(LotStock now) {
    lot = now;
    confirmed = true;
  }

  boolean isOpen() {
    return !confirmed;
  }

  boolean isTakenHere() {
    return takenHere;
  }

  boolean isStoredHere() {
    return storedHere;
  }

  boolean isAtOldPrice() {
    Money price = held.unitPrice();
    return storedHere && !price.equals(token.price());
  }

  Held answer() {
    return new Held(held, lot);
  }
}
