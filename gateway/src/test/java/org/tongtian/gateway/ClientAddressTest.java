package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What services are told of the client's address, over HTTP. */
class ClientAddressTest {

  /** The tests' own address is a trusted proxy of the one, and of the other it is a client. */
  @RegisterExtension
  static final RunningGateway behindProxy =
      new RunningGateway("--tongtian.proxies.trusted=127.0.0.0/8,10.42.0.0/16");

  @RegisterExtension static final RunningGateway alone = new RunningGateway();

  @Test
  void aClientCannotChooseItsAddress() throws Exception {
    assertThat(told(alone)).isEqualTo("[127.0.0.1]");
    assertThat(told(alone, "8.8.8.8")).isEqualTo("[127.0.0.1]");
    assertThat(told(alone, "8.8.8.8, 127.0.0.1")).isEqualTo("[127.0.0.1]");
  }

  @Test
  void whatTheProxyAddedIsBelievedAndNothingBeforeIt() throws Exception {
    assertThat(told(behindProxy, "203.0.113.9")).isEqualTo("[203.0.113.9]");
    assertThat(told(behindProxy, "8.8.8.8, 203.0.113.9")).isEqualTo("[203.0.113.9]");
    assertThat(told(behindProxy, "8.8.8.8, 203.0.113.9, 10.42.7.1")).isEqualTo("[203.0.113.9]");
    assertThat(told(behindProxy, "8.8.8.8", "203.0.113.9")).isEqualTo("[203.0.113.9]");
    assertThat(told(behindProxy, "2001:db8::17")).isEqualTo("[2001:db8:0:0:0:0:0:17]");
  }

  @Test
  void whatIsNoAddressIsNotPassedOn() throws Exception {
    assertThat(told(behindProxy)).isEqualTo("[127.0.0.1]");
    assertThat(told(behindProxy, "8.8.8.8, unknown")).isEqualTo("[127.0.0.1]");
    assertThat(told(behindProxy, "")).isEqualTo("[127.0.0.1]");
    assertThat(told(behindProxy, "evil.example, 10.42.7.1")).isEqualTo("[10.42.7.1]");
  }

  private static String told(RunningGateway gateway, String... forwardedFor) throws Exception {
    HttpRequest.Builder request = gateway.to("/api/catalog/client");
    for (String each : forwardedFor) {
      request.header("X-Forwarded-For", each);
    }
    return gateway.send(request.build()).body();
  }
}
