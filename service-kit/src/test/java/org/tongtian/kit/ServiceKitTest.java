package org.tongtian.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problem details, sign-in, idempotency and limits of a service on the kit, over HTTP. */
@SpringBootTest(
    classes = KitTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ServiceKitTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Value("${local.server.port}")
  private int port;

  @Autowired private JsonMapper json;
  @Autowired private KitTestApplication.Wishes wishes;

  private final String token = TestIssuer.shared().consumer();

  @Test
  void theSameKeyAndBodyGetTheSameAnswerFromOneRun() {
    String key = Ids.next();

    HttpResponse<String> first = wish(key, "{\"quantity\":5,\"mood\":null}");
    HttpResponse<String> second = wish(key, "{\"quantity\":5,\"mood\":null}");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    String created = "/api/wishes/" + json.readTree(first.body()).path("operationId").asString();
    assertThat(first.headers().firstValue("Location")).contains(created);
    assertThat(second.headers().firstValue("Location")).contains(created);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    String key = Ids.next();
    wish(key, "{\"quantity\":5,\"mood\":null}");
    int runs = runs();

    assertProblem(wish(key, "{\"quantity\":6,\"mood\":null}"), 409, "idempotency.key_reused");
    assertThat(runs()).isEqualTo(runs);
  }

  @Test
  void aKeyBelongsToItsCaller() {
    String key = Ids.next();
    HttpResponse<String> mine = wish(key, "{\"quantity\":5,\"mood\":null}");

    HttpResponse<String> theirs =
        send(
            post("/api/wishes", "{\"quantity\":5,\"mood\":null}", TestIssuer.shared().consumer())
                .header("Idempotency-Key", key));

    assertThat(theirs.statusCode()).isEqualTo(201);
    assertThat(theirs.body()).isNotEqualTo(mine.body());
  }

  @Test
  void manyAtOnceRunOnce() {
    String key = Ids.next();
    int before = runs();
    List<CompletableFuture<HttpResponse<String>>> racing = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      racing.add(
          HTTP.sendAsync(
              post("/api/wishes", "{\"quantity\":1,\"mood\":\"race\"}", token)
                  .header("Idempotency-Key", key)
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    }

    List<String> answers = racing.stream().map(each -> each.join().body()).distinct().toList();

    assertThat(answers).hasSize(1);
    assertThat(runs()).isEqualTo(before + 1);
  }

  @Test
  void aRefusalFreesTheKey() {
    String key = Ids.next();
    assertThat(wish(key, "{\"quantity\":5,\"mood\":\"refuse\"}").statusCode()).isEqualTo(409);
    assertThat(wish(key, "{\"quantity\":5,\"mood\":null}").statusCode()).isEqualTo(201);
  }

  @Test
  void anAttemptThatDiedIsTakenUpUnderTheSameOperation() {
    String body = "{\"quantity\":5,\"mood\":\"fail once\"}";
    String key = Ids.next();
    int runs = runs();

    assertProblem(wish(key, body), 500, "internal");
    HttpResponse<String> second = wish(key, body);
    HttpResponse<String> third = wish(key, body);

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(json.readTree(second.body()).get("operationId").asString())
        .isEqualTo(wishes.died().getLast());
    assertThat(third.body()).isEqualTo(second.body());
    assertThat(third.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(runs()).isEqualTo(runs + 2);
  }

  @Test
  void badBodiesAreNamedAndRunNothing() {
    int before = runs();
    assertProblem(wish(Ids.next(), "{\"quantity\":"), 400, "request.malformed_json");
    assertProblem(wish(Ids.next(), ""), 400, "request.body_missing");
    assertProblem(
        wish(Ids.next(), "{\"quantity\":5,\"mood\":null,\"admin\":1}"),
        400,
        "request.unknown_field");
    assertProblem(
        wish(Ids.next(), "{\"quantity\":\"5\",\"mood\":null}"), 400, "request.field_invalid");
    assertProblem(
        wish(Ids.next(), "{\"quantity\":0.0001,\"mood\":null}"), 400, "request.field_invalid");
    assertProblem(
        wish(Ids.next(), "{\"quantity\":5,\"mood\":\"" + "x".repeat(70_000) + "\"}"),
        413,
        "request.body_too_large");
    assertProblem(
        wish("k".repeat(65), "{\"quantity\":5,\"mood\":null}"), 400, "idempotency.key_invalid");
    assertProblem(
        send(post("/api/wishes", "{\"quantity\":5,\"mood\":null}", token)),
        400,
        "idempotency.key_missing");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void aKeyThatNoHeaderMayCarryIsNamed() throws IOException {
    String body = "{\"quantity\":5,\"mood\":null}";
    String request =
        "POST /api/wishes HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nAuthorization: Bearer "
            + token
            + "\r\nIdempotency-Key: ключ\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("idempotency.key_invalid");
    }
  }

  @Test
  void aBodyWithoutALengthIsLimitedToo() {
    HttpRequest chunked =
        to("/api/wishes", token)
            .header("Idempotency-Key", Ids.next())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    List.of(
                        "{\"mood\":\"".getBytes(StandardCharsets.UTF_8),
                        "x".repeat(100_000).getBytes(StandardCharsets.UTF_8))))
            .build();
    assertProblem(sendNow(chunked), 413, "request.body_too_large");
  }

  @Test
  void sentencesComeInTheCallersLanguage() {
    HttpResponse<String> chinese = wish(Ids.next(), "{");
    HttpResponse<String> english =
        send(
            post("/api/wishes", "{", token)
                .header("Idempotency-Key", Ids.next())
                .header("Accept-Language", "en-GB"));

    assertThat(detail(chinese)).contains("读不懂");
    assertThat(detail(english)).contains("not valid JSON");
  }

  @Test
  void strangersAndPeopleStayOutOfInternalPaths() {
    assertProblem(send(to("/internal/wishes", null).GET()), 401, "auth.required");
    assertProblem(send(to("/internal/wishes", token).GET()), 403, "auth.forbidden");
    String host = TestIssuer.shared().token(Role.HOST, Ids.next(), Ids.next(), "村播");
    assertProblem(send(to("/internal/wishes", host).GET()), 403, "auth.forbidden");
    assertThat(send(to("/internal/wishes", TestIssuer.shared().serviceToken()).GET()).body())
        .isEqualTo("for services");
  }

  @Test
  void aForgedTokenIsRefused() {
    String forged = token.substring(0, token.length() - 6) + "AAAAAA";
    assertProblem(
        send(post("/api/wishes", "{}", forged).header("Idempotency-Key", "k")),
        401,
        "auth.required");
  }

  @Test
  void theApiDescribesItselfAndHealthIsUp() {
    assertThat(send(to("/v3/api-docs", null).GET()).body())
        .contains("\"openapi\":\"3.1")
        .contains("/api/wishes")
        .doesNotContain("\"caller\"");
    assertThat(send(to("/actuator/health/readiness", null).GET()).statusCode()).isEqualTo(200);
    assertThat(send(to("/actuator/prometheus", null).GET()).body()).contains("jvm_memory");
  }

  private HttpResponse<String> wish(String key, String body) {
    return send(post("/api/wishes", body, token).header("Idempotency-Key", key));
  }

  private int runs() {
    return Integer.parseInt(send(to("/api/wishes/runs", null).GET()).body());
  }

  private String detail(HttpResponse<String> answer) {
    return json.readTree(answer.body()).get("detail").asString();
  }

  private void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("detail").asString()).isNotBlank().isNotEqualTo(code);
    assertThat(problem.has("field")).isTrue();
  }

  private HttpRequest.Builder post(String path, String body, String bearer) {
    return to(path, bearer)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder to(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return sendNow(request.build());
  }

  private static HttpResponse<String> sendNow(HttpRequest request) {
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }
}
