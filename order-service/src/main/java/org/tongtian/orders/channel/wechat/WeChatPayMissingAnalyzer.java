package org.tongtian.orders.channel.wechat;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line what WeChat Pay lacks, and what to do. */
public final class WeChatPayMissingAnalyzer
    extends AbstractFailureAnalyzer<WeChatPayMissingException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WeChatPayMissingException cause) {
    return new FailureAnalysis(
        "WeChat Pay takes the payments, but " + cause.getMessage() + ".",
        "Set it in the environment (docs/operations.md, \"WeChat Pay\"), or choose PAYMENT_CHANNEL=cashier on a local market.",
        cause);
  }
}
