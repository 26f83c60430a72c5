package org.tongtian.api.party;

/** What a party does in a sale. */
public enum PartyKind {
  FARMER,
  COOPERATIVE,
  HOST,
  PLATFORM,
  BRAND_OWNER,
  CARRIER,
  FUND,
  LENDER,
  INSURER,
  /** Runs a village or community pick-up and group-buying station (团长). */
  STATION_LEADER,
  /** A seat of the committee that votes on platform-wide rules. */
  COMMITTEE
}
