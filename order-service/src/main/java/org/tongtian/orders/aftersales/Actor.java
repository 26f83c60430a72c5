package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;

/** Who moves a case. */
@Pure
public enum Actor {
  BUYER,
  COOPERATIVE,
  PLATFORM,
  /** A deadline passed. */
  TIME,
  /** The market itself, which carries out what was decided. */
  MARKET
}
