package org.tongtian.settlement.contract;

/** What a fund may be drawn for. */
public enum DrawCause {
  /** The market price fell (promise S7). */
  PRICE,
  /** A disaster (promise S8). */
  DISASTER,
  /** A technical upgrade (promise S8). */
  UPGRADE,
  /** Heirs and craft (promise S9). */
  CRAFT,
  /** A reward by published metric (promise S10). */
  REWARD,
  /** A stage reached by measured performance (promise S15). */
  PERFORMANCE
}
