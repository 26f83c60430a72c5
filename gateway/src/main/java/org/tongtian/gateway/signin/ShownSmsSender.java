package org.tongtian.gateway.signin;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The simulated message of a local market: nothing is sent, the screen shows the code. */
@Component
@ConditionalOnProperty(name = "tongtian.sign-in.sms", havingValue = "shown")
class ShownSmsSender implements SmsSender {

  @Override
  public Optional<String> send(String phone, String code) {
    return Optional.of(code);
  }
}
