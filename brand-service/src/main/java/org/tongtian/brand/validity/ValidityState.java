package org.tongtian.brand.validity;

/** Whether something holds today. */
public enum ValidityState {
  NOT_YET,
  VALID,
  EXPIRED
}
