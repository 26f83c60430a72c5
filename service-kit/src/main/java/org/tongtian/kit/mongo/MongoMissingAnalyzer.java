package org.tongtian.kit.mongo;

import com.mongodb.MongoTimeoutException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that MongoDB does not answer, and what to do. */
public final class MongoMissingAnalyzer extends AbstractFailureAnalyzer<MongoTimeoutException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MongoTimeoutException cause) {
    return new FailureAnalysis(
        "MongoDB does not answer: " + cause.getMessage(),
        "Start it, or set MONGODB_URI to one that runs; ./run starts an embedded one.",
        cause);
  }
}
