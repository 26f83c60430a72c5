package org.tongtian.settlement.governance;

/** What a seat votes. */
public enum Choice {
  YES,
  NO,
  ABSTAIN
}
