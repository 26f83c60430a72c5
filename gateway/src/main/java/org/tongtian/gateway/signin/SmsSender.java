package org.tongtian.gateway.signin;

import java.util.Optional;

/** Sends one-time codes to phones. */
public interface SmsSender {

  /**
   * Sends the code.
   *
   * @return the code, where this sender shows it on the screen instead of sending a message
   */
  Optional<String> send(String phone, String code);
}
