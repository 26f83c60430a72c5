package org.tongtian.catalog.stock;

import org.tongtian.kit.money.Quantity;

/** What Redis answered to a claim. */
sealed interface Taking {

  /** There is no count to take from; it must be made first. */
  record Uncounted() implements Taking {}

  /** Less is left than wanted. */
  record TooLittle(Quantity left) implements Taking {}

  /** The token took another quantity before. */
  record Other() implements Taking {}

  /**
   * The token holds its quantity.
   *
   * @param epoch the count it is part of
   * @param fresh whether it was taken just now, rather than found
   * @param overfull whether the count is below zero: it includes somebody who must withdraw
   */
  record Token(long epoch, boolean fresh, boolean overfull) implements Taking {}
}
