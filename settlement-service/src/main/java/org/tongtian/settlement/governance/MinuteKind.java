package org.tongtian.settlement.governance;

/** What a minute of the committee says. */
public enum MinuteKind {
  /** A seat was given to a party or given up. */
  SEATED,
  PROPOSED,
  OPENED,
  VOTED,
  DECIDED
}
