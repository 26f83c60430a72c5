package org.tongtian.live.channel;

/**
 * Up to where a client knows the room from an earlier connection.
 *
 * @param epoch null for a first visit
 */
record Resume(String epoch, long offset) {

  static final Resume FIRST_VISIT = new Resume(null, 0);

  /** What the query says; anything that is not a sound resume is a first visit. */
  static Resume of(String epoch, String offset) {
    if (epoch == null || offset == null || !offset.matches("\\d{1,18}")) {
      return FIRST_VISIT;
    }
    return new Resume(epoch, Long.parseLong(offset));
  }
}
