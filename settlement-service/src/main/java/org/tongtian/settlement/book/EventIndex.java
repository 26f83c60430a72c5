package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/** The events of a book, 24 bytes a place. */
@Pure
final class EventIndex implements Index<Boolean> {

  private final IdTable events = new IdTable();

  @Override
  public Boolean get(String event) {
    return events.get(event) != 0;
  }

  @Override
  public void put(String event, Boolean known) {
    events.put(event, 1);
  }
}
