package org.tongtian.settlement.governance;

/** Whom a seat of the committee speaks for; each class has one vote (promise S17). */
public enum SeatClass {
  COOPERATIVES,
  PLATFORM,
  GOVERNMENT,
  CONSUMERS
}
