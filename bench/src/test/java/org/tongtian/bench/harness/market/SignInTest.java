package org.tongtian.bench.harness.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;
import org.tongtian.bench.harness.market.MarketFile.Person;
import org.tongtian.bench.harness.market.SignIn.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Against a server that gives the codes 111111 and takes 111111 or 222222 once one was asked for.
 */
class SignInTest {

  private HttpServer server;
  private LocalHttp http;
  private String asked = "";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/auth/codes", this::giveCode);
    server.createContext("/api/auth/tokens", this::signIn);
    server.start();
    http =
        new LocalHttp(
            LocalTarget.of("http://127.0.0.1:" + server.getAddress().getPort()),
            1,
            Duration.ofSeconds(20));
  }

  @AfterEach
  void stopServer() throws IOException {
    http.close();
    server.stop(0);
  }

  private void giveCode(HttpExchange call) throws IOException {
    asked = body(call).path("phone").asString();
    answer(call, 202, "{\"expiresInSeconds\":300,\"shownCode\":\"111111\"}");
  }

  private void signIn(HttpExchange call) throws IOException {
    JsonNode body = body(call);
    String code = body.path("code").asString();
    if (asked.equals(body.path("phone").asString()) && code.matches("111111|222222")) {
      answer(
          call,
          200,
          "{\"accessToken\":\"token-%s\",\"expiresInSeconds\":900,\"account\":{\"id\":\"a-1\"}}"
              .formatted(code));
    } else {
      answer(call, 401, "{\"code\":\"auth.code_wrong\"}");
    }
  }

  private static JsonNode body(HttpExchange call) throws IOException {
    return JsonMapper.builder().build().readTree(call.getRequestBody().readAllBytes());
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static Person person(String code) {
    return new Person("王", "13900000002", code, "HOST", null, null);
  }

  @Test
  void aDemoPersonSignsInWithTheStandingCode() throws IOException {
    assertThat(new SignIn(http).as(person("222222")))
        .isEqualTo(new Session("a-1", "token-222222", 900));
  }

  @Test
  void aNewPhoneSignsInWithTheCodeThatIsShown() throws IOException {
    assertThat(new SignIn(http).withPhone("13911112222").headers())
        .isEqualTo(Map.of("Authorization", "Bearer token-111111"));
  }

  @Test
  void aRefusalIsToldWithItsCode() {
    assertThatThrownBy(() -> new SignIn(http).as(person("999999")))
        .hasMessageContaining("401")
        .hasMessageContaining("auth.code_wrong");
  }
}
