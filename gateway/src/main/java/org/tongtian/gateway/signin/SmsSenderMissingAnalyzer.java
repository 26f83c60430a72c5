package org.tongtian.gateway.signin;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that nobody would send the codes, and what to do. */
public final class SmsSenderMissingAnalyzer
    extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
    if (cause.getBeanType() != SmsSender.class) {
      return null;
    }
    return new FailureAnalysis(
        "No SmsSender is set up, so nobody could get a one-time code.",
        "Set SMS_SENDER=shown for a local market, which shows codes on the screen; in production"
            + " add an SmsSender for your provider.",
        cause);
  }
}
