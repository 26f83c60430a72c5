package org.tongtian.catalog.stock;

import java.time.Instant;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/** What Redis answered to a claim. */
sealed interface Taking {

  /** There is no count to take from; it must be made first. */
  record Uncounted() implements Taking {}

  /** Less is left than wanted. */
  record TooLittle(Quantity left) implements Taking {}

  /** The buyer would have more than one may; so much more is allowed. */
  record OverLimit(Quantity allowed) implements Taking {}

  /** The sale begins then. */
  record NotOpen(Instant opensAt) implements Taking {}

  /** The sale has ended. */
  record Closed() implements Taking {}

  /** The token took another quantity before, or for somebody else. */
  record Other() implements Taking {}

  /** The token is there, and the count below zero: it includes somebody who must withdraw. */
  record Overfull() implements Taking {}

  /**
   * The token holds its quantity.
   *
   * @param epoch the count it is part of
   * @param price the lot's price in that count, per unit
   * @param fresh whether it was taken just now, rather than found
   */
  record Token(long epoch, Money price, boolean fresh) implements Taking {}
}
