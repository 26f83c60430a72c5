package org.tongtian.live.channel;

import java.util.Locale;
import org.tongtian.kit.security.Caller;

/**
 * Who is behind a connection.
 *
 * @param caller null for somebody who is not signed in
 * @param language for sentences to this person
 */
record Person(Caller caller, Locale language) {

  boolean isSignedIn() {
    return caller != null;
  }

  boolean hosts(String hostId) {
    return isSignedIn() && caller.actsFor(hostId);
  }
}
