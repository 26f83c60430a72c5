package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway's server, firewall and reader refuse, as problem details. */
class RefusalsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @ParameterizedTest
  @CsvSource({
    "GET, /api/catalog/%zz,        400, request.invalid",
    "GET, /api/catalog/a|b,        400, request.invalid",
    "GET, /api/catalog/%00,        400, request.invalid",
    "GET, /api/catalog/a;b=c,      400, request.invalid",
    "GET, /api/catalog//products,  400, request.invalid",
    "FOO, /api/catalog/products,   405, request.method_not_allowed",
    "PUT, /api/auth/codes,         405, request.method_not_allowed",
    "GET, /api/nothing,            404, request.not_found",
  })
  void whatNoServiceSeesIsAProblemDetail(String method, String path, int status, String code)
      throws Exception {
    call(method, path, "").assertProblem(status, code, "");
  }

  @Test
  void anAddressOrHeadersBeyondTheLimitAreNamed() throws Exception {
    call("GET", "/" + "x".repeat(20_000), "").assertProblem(414, "request.uri_too_long", "太长");
    call("GET", "/", "X-Long: " + "x".repeat(20_000) + "\r\n")
        .assertProblem(431, "request.headers_too_large", "太大");
    gateway.bare("nonsense\r\n\r\n").assertProblem(400, "request.invalid", "请求不对");
  }

  @Test
  void theLanguageIsTheOneTheCallerLikesBetter() throws Exception {
    call("GET", "/api/nothing", "Accept-Language: de,en\r\n")
        .assertProblem(404, "request.not_found", "Not found");
    call("GET", "/api/catalog/%zz", "Accept-Language: de,en\r\n")
        .assertProblem(400, "request.invalid", "not valid");
    call("GET", "/api/nothing", "Accept-Language: de\r\n")
        .assertProblem(404, "request.not_found", "没有找到");
  }

  @Test
  void aProblemCarriesTheTraceOfItsRequest() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    BareAnswer traced =
        call("GET", "/api/nothing", "traceparent: 00-" + trace + "-b7ad6b7169203331-01\r\n");
    assertThat(traced.problem().get("traceId").asString()).isEqualTo(trace);
    assertThat(call("GET", "/api/orders", "").problem().get("traceId").asString())
        .matches("[0-9a-f]{32}");
    assertThat(call("GET", "/api/auth/me", "").problem().get("traceId").asString())
        .matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"phone\":13700003333}                          | request.field_invalid",
        "{\"phone\":\"13700003333\",\"phone\":\"13900000001\"} | request.repeated_field",
      })
  void jsonIsReadAsItIsWritten(String body, String code) throws Exception {
    HttpResponse<String> answer = gateway.post("/api/auth/codes", body);
    RunningGateway.assertProblem(answer, 400, code);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo("phone");
  }

  @Test
  void theDescriptionsAreFoundWithASlashToo() throws Exception {
    HttpResponse<String> answer = gateway.get("/docs/");
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains("/docs");
  }

  private static BareAnswer call(String method, String path, String headers) throws Exception {
    return gateway.bare(
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n".formatted(method, path, headers));
  }
}
