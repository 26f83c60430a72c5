package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that is silent is given up; a phone that is slow or breaks off is no fault of one. */
class SlownessTest {

  private static final int SILENCE_MS = 300;

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--spring.cloud.gateway.server.webflux.httpclient.response-timeout=" + SILENCE_MS + "ms");

  @Test
  void aSilentServiceGetsItsNamedFallback() throws Exception {
    RunningGateway.assertProblem(
        gateway.get("/api/catalog/slow"), 503, "gateway.catalog_unavailable");
  }

  @Test
  void aPhoneMaySendForLongerThanAServiceMayBeSilent() throws Exception {
    try (Socket phone = gateway.connection()) {
      write(phone, "POST /api/brands/photo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n");
      for (int part = 0; part < 4; part++) {
        Thread.sleep(SILENCE_MS / 2);
        write(phone, "x");
      }
      assertThat(BareAnswer.read(phone.getInputStream()).body()).isEqualTo("/api/brands/photo");
    }
  }

  @Test
  void phonesThatBreakOffOpenNoBreaker() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Socket phone = gateway.connection()) {
        write(phone, "POST /api/settlement/a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nxx");
        phone.setSoLinger(true, 0); // a reset, as where the network goes away
      }
    }
    assertThat(gateway.get("/api/settlement/b").statusCode()).isEqualTo(200);
  }

  private static void write(Socket phone, String text) throws IOException {
    phone.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
