package org.tongtian.bench.faults;

import java.io.IOException;
import java.util.Map;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.market.SignIn;

/** Somebody who is signed in, and signs in again when the token has run out. */
final class Person {

  private static final int UNAUTHENTICATED = 401;

  private final Entrance entrance;
  private SignIn.Session session;

  /** How somebody signs in. */
  @FunctionalInterface
  interface Entrance {
    SignIn.Session enter() throws IOException;
  }

  /** A call with somebody's token. */
  @FunctionalInterface
  interface Call {
    Answer with(Map<String, String> headers) throws IOException;
  }

  Person(Entrance entrance) {
    this.entrance = entrance;
  }

  /**
   * Calls with a token that is good.
   *
   * @throws IOException where nobody answered, or the door could not sign anybody in
   */
  Answer call(Call call) throws IOException {
    SignIn.Session used = session("");
    Answer answer = call.with(used.headers());
    return answer.status() == UNAUTHENTICATED
        ? call.with(session(used.accessToken()).headers())
        : answer;
  }

  /** A session with another token than the one that ran out. */
  private synchronized SignIn.Session session(String spent) throws IOException {
    if (session == null || session.accessToken().equals(spent)) {
      session = entered();
    }
    return session;
  }

  private SignIn.Session entered() throws IOException {
    try {
      return entrance.enter();
    } catch (IllegalStateException refused) {
      throw new IOException(refused);
    }
  }
}
