package org.tongtian.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** The steps of a journey build on each other: after one that failed, the rest say nothing. */
final class JourneyEndsAtFirstFailure implements TestWatcher, ExecutionCondition {

  private String failed;

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    failed = context.getDisplayName();
    Object test = context.getRequiredTestInstance();
    if (test instanceof Pictured pictured) {
      pictured.takePictures("failed");
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return failed == null
        ? ConditionEvaluationResult.enabled("the journey goes on")
        : ConditionEvaluationResult.disabled("the journey ended at " + failed);
  }

  /** A journey that can show where its people are. */
  interface Pictured {

    void takePictures(String name);
  }
}
