package org.tongtian.kit.security;

/** What a signed-in person may do; the wire form is the name. */
public enum Role {
  CONSUMER,
  HOST,
  COOP_MANAGER,
  FARMER,
  PLATFORM,
  BRAND_OWNER,
  CARRIER,
  AUDITOR,
  /** Sits on the committee that votes on platform-wide rules; the party is the seat. */
  COMMITTEE
}
