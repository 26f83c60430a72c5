package org.tongtian.api.party;

/** What a party does in a sale. */
public enum PartyKind {
  FARMER,
  COOPERATIVE,
  HOST,
  PLATFORM,
  BRAND_OWNER,
  CARRIER,
  FUND
}
