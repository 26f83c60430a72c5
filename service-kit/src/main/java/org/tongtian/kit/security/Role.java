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
  AUDITOR
}
