package org.tongtian.kit.web;

/** The problems that operations answer with, and which operation may answer with which. */
enum ProblemAnswer {
  INVALID("400", "The named field, a parameter or the body is at fault"),
  SIGN_IN("401", "The token is missing, expired or wrong"),
  FORBIDDEN("403", "The caller's role or party may not do this"),
  NOT_FOUND("404", "There is no such thing for this caller"),
  CONFLICT("409", "The present state does not allow it, or the idempotency key was used before"),
  TOO_LARGE("413", "The body is over the limit"),
  TOO_MANY("429", "Too many requests; wait a moment"),
  AWAY("503", "Something needed does not answer; nothing was changed, try again");

  private final String status;
  private final String meaning;

  ProblemAnswer(String status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  String status() {
    return status;
  }

  String meaning() {
    return meaning;
  }

  /**
   * What decides which problems an operation has.
   *
   * @param findsById whether its path names one thing by its id
   * @param takesInput whether it has parameters or a body
   */
  record Shape(
      boolean reads, boolean findsById, boolean takesInput, boolean takesBody, boolean signedIn) {}

  /**
   * Whether an operation may answer with it. A wrong token is refused on open paths too; the
   * gateway's limit and breaker stand before every operation.
   */
  boolean isPossible(Shape operation) {
    return switch (this) {
      case SIGN_IN, TOO_MANY, AWAY -> true;
      case INVALID -> operation.takesInput();
      case FORBIDDEN -> operation.signedIn();
      case NOT_FOUND -> operation.findsById();
      case CONFLICT -> !operation.reads() && operation.signedIn();
      case TOO_LARGE -> operation.takesBody();
    };
  }
}
