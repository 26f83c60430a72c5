package org.tongtian.kit.redis;

import io.lettuce.core.RedisConnectionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that Redis does not answer, and what to do. */
public final class RedisMissingAnalyzer extends AbstractFailureAnalyzer<RedisConnectionException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, RedisConnectionException cause) {
    return new FailureAnalysis(
        "Redis does not answer: " + cause.getMessage(),
        "Start it, or set REDIS_URI to one that runs; ./run starts one.",
        cause);
  }
}
