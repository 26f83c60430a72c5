package org.tongtian.kit.event;

/** A message of a stream that is no fact; trying again can't help. */
final class UnreadableFactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFactException(String what) {
    super("The message " + what);
  }

  UnreadableFactException(String what, RuntimeException cause) {
    super("The message " + what, cause);
  }
}
