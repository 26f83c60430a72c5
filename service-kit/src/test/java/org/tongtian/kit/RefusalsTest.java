package org.tongtian.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server, the firewall and the JSON reader refuse, spoken to over a bare socket. */
@SpringBootTest(
    classes = KitTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceUnderTest.class)
class RefusalsTest {

  @Value("${local.server.port}")
  private int port;

  @Autowired private JsonMapper json;

  private final String token = TestIssuer.shared().consumer();

  private record Answer(int status, String type, JsonNode problem) {}

  @ParameterizedTest
  @CsvSource({
    "GET,   /api/%00,          400, request.invalid",
    "GET,   /api/%zz,          400, request.invalid",
    "GET,   /api/%ff,          400, request.invalid",
    "GET,   /api/wi|shes,      400, request.invalid",
    "GET,   /api/a;b=c,        400, request.invalid",
    "GET,   /api//wishes,      400, request.invalid",
    "GET,   /api/wishes/echo?word=%FF, 400, request.invalid",
    "GET,   /api/wishes/echo?word=%ED%A0%80, 400, request.invalid",
    "GET,   /api/wishes/echo,  400, request.field_invalid",
    "GET,   /error,            404, request.not_found",
    "TRACE, /api/wishes,       405, request.method_not_allowed",
    "FOO,   /api/wishes,       405, request.method_not_allowed",
    "PATCH, /api/wishes,       405, request.method_not_allowed",
  })
  void whatNoControllerSeesIsAProblemDetailToo(String method, String path, int status, String code)
      throws IOException {
    Answer answer = ask(method, path, "", "");
    assertThat(answer.status()).isEqualTo(status);
    assertProblem(answer, code);
  }

  @Test
  void headersBeyondTheLimitAreAProblemDetail() throws IOException {
    Answer answer = ask("GET", "/api/wishes", "X-Long: " + "x".repeat(20_000) + "\r\n", "");
    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer, "request.invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "              | 请求不对",
        "fr            | 请求不对",
        "de,en         | not valid",
        "zh-TW,en;q=.5 | 请求不对",
        "zh;q=0.3,en   | not valid",
        "en;q=0        | 请求不对",
        ";;;           | 请求不对",
      })
  void theLanguageIsTheOneTheCallerLikesBetter(String header, String words) throws IOException {
    String languages = header == null ? "" : "Accept-Language: " + header + "\r\n";
    assertThat(ask("GET", "/api/%00", languages, "").problem().get("detail").asString())
        .contains(words);
    assertThat(wish("{\"quantity\":5,\"mood\":7}", languages).problem().get("detail").asString())
        .contains(words.equals("not valid") ? "is not valid" : "填得不对");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quantity\":5,\"mood\":7}                | request.field_invalid   | mood",
        "{\"quantity\":5,\"mood\":1.5}              | request.field_invalid   | mood",
        "{\"quantity\":5,\"mood\":true}             | request.field_invalid   | mood",
        "{\"quantity\":\"5\",\"mood\":null}         | request.field_invalid   | quantity",
        "{\"quantity\":5,\"mood\":{\"a\":1}}        | request.field_invalid   | mood",
        "{\"quantity\":5,\"until\":1798000000}    | request.field_invalid   | until",
        "{\"quantity\":5,\"until\":1798000000.5}  | request.field_invalid   | until",
        "{\"quantity\":5,\"until\":\"1798000000\"} | request.field_invalid  | until",
        "{\"quantity\":5,\"until\":\"\"}           | request.field_invalid   | until",
        "{\"quantity\":5,\"until\":\"2026-11-22\"} | request.field_invalid  | until",
        "{\"quantity\":5,\"until\":\"+999999999-01-01T00:00:00Z\"} | request.field_invalid | until",
        "{\"quantity\":5,\"until\":\"0001-01-01T00:00:00Z\"} | request.field_invalid | until",
        "{\"quantity\":5,\"quantity\":6,\"mood\":null} | request.repeated_field | quantity",
        "{\"mood\":\"a\",\"quantity\":5,\"mood\":\"a\"} | request.repeated_field | mood",
      })
  void whatIsWrittenAsAnotherKindOfValueIsRefusedByName(String body, String code, String field)
      throws IOException {
    Answer answer = wish(body, "");
    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer, code);
    assertThat(answer.problem().get("field").asString()).isEqualTo(field);
    assertThat(answer.problem().get("detail").asString()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "garbage", "image/png, text/html;q=0.5"})
  void whatIsDoneIsToldWhateverTheCallerAccepts(String accept) throws IOException {
    Answer answer = wish("{\"quantity\":5,\"mood\":null}", "Accept: " + accept + "\r\n");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.problem().get("operationId").asString()).isNotBlank();
    assertProblem(
        wish("{\"quantity\":5,\"mood\":7}", "Accept: " + accept + "\r\n"), "request.field_invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "text/*", "text/plain"})
  void aBodyOfNoTypeOrAnotherIsRefused(String type) throws IOException {
    String headers = "Idempotency-Key: " + Ids.next() + "\r\nContent-Type: " + type + "\r\n";
    Answer answer = ask("POST", "/api/wishes", headers, "{\"quantity\":5,\"mood\":null}");
    assertThat(answer.status()).isEqualTo(415);
    assertProblem(answer, "request.media_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T03:00:00Z", "2026-11-22T11:00:00.5+08:00"})
  void aMomentIsReadAsItIsWritten(String until) throws IOException {
    String body = "{\"quantity\":5,\"mood\":null,\"until\":\"%s\"}".formatted(until);
    assertThat(wish(body, "").status()).isEqualTo(201);
  }

  private void assertProblem(Answer answer, String code) {
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.problem().get("code").asString()).isEqualTo(code);
    assertThat(answer.problem().get("detail").asString()).isNotBlank().isNotEqualTo(code);
    assertThat(answer.problem().get("status").asInt()).isEqualTo(answer.status());
  }

  private Answer wish(String body, String headers) throws IOException {
    String more =
        "Content-Type: application/json\r\nIdempotency-Key: " + Ids.next() + "\r\n" + headers;
    return ask("POST", "/api/wishes", more, body);
  }

  private Answer ask(String method, String path, String headers, String body) throws IOException {
    String request =
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                .formatted(method, path, token)
            + "%sContent-Length: %d\r\n\r\n%s".formatted(headers, body.length(), body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private Answer read(String answer) {
    String[] parts = answer.split("\r\n\r\n", 2);
    String type =
        parts[0]
            .lines()
            .filter(line -> line.regionMatches(true, 0, "Content-Type:", 0, 13))
            .findFirst()
            .map(line -> line.substring(13).strip())
            .orElse("");
    int from = parts[1].indexOf('{');
    int to = parts[1].lastIndexOf('}');
    JsonNode problem =
        from < 0 ? json.missingNode() : json.readTree(parts[1].substring(from, to + 1));
    return new Answer(Integer.parseInt(answer.substring(9, 12)), type, problem);
  }
}
