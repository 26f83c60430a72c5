package org.tongtian.orders.channel;

/**
 * The channel gave no usable answer: not reached, too slow, failed, or not signed as it must be.
 */
final class ChannelUnreachableException extends RuntimeException {

  ChannelUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  ChannelUnreachableException(String message) {
    super(message);
  }
}
