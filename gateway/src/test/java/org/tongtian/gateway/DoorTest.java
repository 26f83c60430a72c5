package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Routes, limits, fallbacks, the three apps and the API descriptions over HTTP. */
class DoorTest {

  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @Test
  void callsBeyondTheLimitAreRefusedUntilASecondHasPassed() throws Exception {
    underLimit(
        2,
        1,
        call -> {
          List<HttpResponse<String>> refused =
              gateway.sendAtOnce(Collections.nCopies(20, call)).stream()
                  .filter(answer -> answer.statusCode() != 200)
                  .toList();
          assertThat(refused).as("two pass, and one more each second").hasSizeBetween(14, 18);
          for (HttpResponse<String> each : refused) {
            RunningGateway.assertProblem(each, 429, "gateway.too_many_requests");
            assertThat(each.headers().firstValue("Retry-After")).contains("1");
          }
          Instant patience = Instant.now().plusSeconds(10);
          while (gateway.send(call).statusCode() != 200) {
            assertThat(Instant.now()).as("refused for ever").isBefore(patience);
          }
        });
  }

  @Test
  void aScreenThatAsksForManyThingsAtOnceIsCountedOnce() throws Exception {
    underLimit(
        40,
        10,
        call ->
            assertThat(gateway.sendAtOnce(Collections.nCopies(30, call)))
                .allMatch(answer -> answer.statusCode() == 200));
  }

  @Test
  void callsAreTakenATenthOfTheBurstAtATimeAndNoneTooMany() throws Exception {
    underLimit(
        40,
        4,
        call ->
            assertThat(gateway.sendAtOnce(Collections.nCopies(80, call)))
                .filteredOn(answer -> answer.statusCode() == 200)
                .hasSizeBetween(37, 44));
  }

  /** What is done with a call. */
  private interface Calls {
    void send(HttpRequest call) throws Exception;
  }

  /**
   * Calls of a new caller while so many are let through at first and one more each second, taken so
   * many at a time; afterwards the usual limit holds again.
   */
  private static void underLimit(int burst, int atATime, Calls calls) throws Exception {
    Map<String, RedisRateLimiter.Config> limits = gateway.bean(RedisRateLimiter.class).getConfig();
    RedisRateLimiter.Config limit =
        new RedisRateLimiter.Config()
            .setReplenishRate(1)
            .setBurstCapacity(burst)
            .setRequestedTokens(atATime);
    String caller = "Bearer limited-" + Ids.next();
    RedisRateLimiter.Config usual = limits.put("api", limit);
    try {
      calls.send(gateway.to("/api/catalog/products").header("Authorization", caller).build());
    } finally {
      limits.put("api", usual);
    }
  }

  @Test
  void metricsAreForTheNeighboursAlone() throws Exception {
    String metrics = "/actuator/prometheus";
    assertThat(gateway.get(metrics).statusCode()).isEqualTo(200);
    HttpRequest fromOutside = gateway.to(metrics).header("X-Forwarded-For", "203.0.113.7").build();
    RunningGateway.assertProblem(gateway.send(fromOutside), 404, "request.not_found");
  }

  @Test
  void routesLeadToTheServicesAndInternalPathsNowhere() throws Exception {
    assertThat(gateway.get("/api/catalog/products").body()).isEqualTo("/api/catalog/products");
    assertThat(gateway.get("/docs/api/settlement").body()).isEqualTo("/v3/api-docs");
    assertThat(gateway.get("/api/brands/products/1").body()).isEqualTo("/api/brands/products/1");
    RunningGateway.assertProblem(
        gateway.get("/internal/catalog/products"), 404, "request.not_found");
    assertThat(gateway.backend().requests()).noneMatch(request -> request.contains("/internal"));
  }

  @Test
  void aStampedeIsLetThroughAndOpensNoBreaker() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest slow = gateway.to("/api/catalog/slow").build();
    List<CompletableFuture<HttpResponse<String>>> calls =
        IntStream.range(0, 200)
            .mapToObj(i -> http.sendAsync(slow, HttpResponse.BodyHandlers.ofString()))
            .toList();

    assertThat(calls).allMatch(call -> call.join().statusCode() == 200);
  }

  /** A place in line (ADR 21) is an answer, passed on as it is, however many get one. */
  @Test
  void aCrowdOpensNoBreaker() throws Exception {
    HttpRequest crowded =
        gateway.to("/api/brands/crowded").POST(HttpRequest.BodyPublishers.noBody()).build();
    for (int i = 0; i < 40; i++) {
      HttpResponse<String> answer = gateway.send(crowded);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("catalog.crowded").contains("\"before\":7");
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
    assertThat(gateway.get("/api/brands/products/1").statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceThatIsAwayGetsItsNamedFallback() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/orders");

    RunningGateway.assertProblem(answer, 503, "gateway.order_unavailable");
    assertThat(JSON.readTree(answer.body()).get("detail").asString()).contains("订单服务");
    assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    HttpResponse<String> english =
        gateway.send(gateway.to("/api/orders").header("Accept-Language", "en").build());
    assertThat(JSON.readTree(english.body()).get("detail").asString()).contains("Orders cannot");
  }

  @Test
  void theThreeAppsAreServedWithTheirPagesAndNothingOutsideTheSite() throws Exception {
    assertThat(gateway.get("/").body()).isEqualTo("app:");
    assertThat(gateway.get("/rooms/1").body()).isEqualTo("app:");
    assertThat(gateway.get("/studio/").body()).isEqualTo("app:studio");
    assertThat(gateway.get("/desk/statement").body()).isEqualTo("app:desk");
    HttpResponse<String> asset = gateway.get("/assets/app-1.js");
    assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(gateway.get("/").headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(gateway.get("/..%2Fsecret.txt").body())
        .doesNotContain("secret\n")
        .isNotEqualTo("secret");
    RunningGateway.assertProblem(gateway.get("/missing.png"), 404, "request.not_found");
  }

  @Test
  void theApiDescriptionsAreGathered() throws Exception {
    HttpResponse<String> own = gateway.get("/v3/api-docs");
    JsonNode document = JSON.readTree(own.body());
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(document.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/auth/codes", "/api/auth/tokens", "/api/auth/tokens/refresh", "/api/auth/me");
    JsonNode codes = document.at("/paths/~1api~1auth~1codes/post");
    assertThat(codes.path("description").asString()).contains("auth.resend_too_early");
    assertThat(codes.at("/responses/429/content/application~1problem+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(gateway.get("/docs").statusCode()).isIn(200, 302);
  }

  @Test
  void healthIsUp() throws Exception {
    assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }
}
