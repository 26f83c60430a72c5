package org.tongtian.orders.channel;

/**
 * The channel gave no usable answer: not reached, too slow, failed, or not signed as it must be.
 */
public final class ChannelUnreachableException extends RuntimeException {

  /** With what was the reason. */
  public ChannelUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Without another reason than its own. */
  public ChannelUnreachableException(String message) {
    super(message);
  }
}
