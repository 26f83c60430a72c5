package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A phone keeps its connection. A request that came while the one before it was being answered, and
 * that the gateway answers by itself, must not leave the next one lying there unread.
 */
class KeptConnectionTest {

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2Fsecret.txt",
        "/missing.png",
        "/rooms/1",
        "/api/nothing",
        "/api/auth/me",
        "/api/catalog/public/kept"
      })
  void isReadOnAfterAnAnswerThatCameAtOnce(String answeredByTheGateway) throws Exception {
    gateway.get("/api/catalog/public/kept");
    try (Socket phone = gateway.connection()) {
      for (int round = 0; round < 2; round++) {
        write(phone, "/api/catalog/slow", answeredByTheGateway);
        assertThat(BareAnswer.read(phone.getInputStream()).status()).isEqualTo(200);
        BareAnswer.read(phone.getInputStream());
        write(phone, "/api/catalog/next");
        assertThat(BareAnswer.read(phone.getInputStream()).body()).endsWith("/next");
      }
    }
  }

  private static void write(Socket phone, String... paths) throws IOException {
    StringBuilder requests = new StringBuilder();
    for (String path : paths) {
      requests.append("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(path));
    }
    phone.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
