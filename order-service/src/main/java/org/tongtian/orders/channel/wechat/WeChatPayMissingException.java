package org.tongtian.orders.channel.wechat;

/** WeChat Pay was chosen, and what it takes is not there. */
final class WeChatPayMissingException extends RuntimeException {

  WeChatPayMissingException(String faults, Throwable cause) {
    super(faults, cause);
  }
}
