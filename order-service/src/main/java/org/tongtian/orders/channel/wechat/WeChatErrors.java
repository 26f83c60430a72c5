package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelUnreachableException;

/** What WeChat Pay's error codes mean to the port (API v3, common and each endpoint's own). */
final class WeChatErrors {

  private static final Logger LOG = LoggerFactory.getLogger(WeChatErrors.class);

  /** It could not tell, or has no time: neither a yes nor a no. */
  private static final Set<String> NO_ANSWER =
      Set.of("SYSTEM_ERROR", "SYSTEMERROR", "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED");

  private static final Set<String> UNKNOWN =
      Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND");

  /** Answers to a closing that are about the order and not about our question. */
  private static final Set<String> ABOUT_THE_ORDER =
      Set.of("ORDERPAID", "ORDER_PAID", "ORDER_CLOSED", "ORDERCLOSED", "USERPAYING", "TRADE_ERROR");

  private WeChatErrors() {}

  /** Empty where the channel has no such order or refund; else as {@link #refused}. */
  static <T> Optional<T> emptyIfUnknown(ServiceException answer) {
    if (answer.getHttpStatusCode() == 404 && UNKNOWN.contains(codeOf(answer))) {
      return Optional.empty();
    }
    throw refused(answer);
  }

  /** Passes where the order itself can tell how it stands; else as {@link #refused}. */
  static void requireAboutTheOrder(ServiceException answer) {
    if (!ABOUT_THE_ORDER.contains(codeOf(answer)) && !UNKNOWN.contains(codeOf(answer))) {
      throw refused(answer);
    }
  }

  /** Whether the channel has not made the bill of that day yet. */
  static boolean isBillNotReady(ServiceException answer) {
    return Set.of("STATEMENT_CREATING", "BILL_CREATING").contains(codeOf(answer));
  }

  /** Whether there is no bill because nothing was paid or given back that day. */
  static boolean isNoBill(ServiceException answer) {
    return codeOf(answer).equals("NO_STATEMENT_EXIST");
  }

  /** 409 {@code payment.channel_refused} where it is a no, else no usable answer. */
  static RuntimeException refused(ServiceException answer) {
    String told = answer.getHttpStatusCode() + " " + codeOf(answer);
    if (answer.getHttpStatusCode() >= 500
        || answer.getHttpStatusCode() == 429
        || NO_ANSWER.contains(codeOf(answer))) {
      return new ChannelUnreachableException("WeChat Pay answered " + told, answer);
    }
    LOG.warn("WeChat Pay refused: {} {}", told, answer.getErrorMessage());
    return Refusal.conflict("payment.channel_refused");
  }

  private static String codeOf(ServiceException answer) {
    return String.valueOf(answer.getErrorCode());
  }
}
