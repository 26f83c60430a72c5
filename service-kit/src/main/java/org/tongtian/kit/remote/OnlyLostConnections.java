package org.tongtian.kit.remote;

import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * A question (GET) whose kept connection had ended meanwhile is asked once more. An answer is an
 * answer: a 503 that says "not now" goes to whoever asked, and not a second later.
 */
final class OnlyLostConnections extends DefaultHttpRequestRetryStrategy {

  OnlyLostConnections() {
    super(1, TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
    return false;
  }
}
