package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongtian.gateway.account.Accounts;
import org.tongtian.gateway.token.KeyRing;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway over HTTP on real stores. */
class GatewayTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String HOST_PHONE = "13900000001";
  private static final String CLOSED_PORT = "http://127.0.0.1:1";

  @TempDir static Path folder;
  private static BackendService backend;
  private static ConfigurableApplicationContext gateway;
  private static String base;

  @BeforeAll
  static void start() throws IOException {
    backend = new BackendService();
    writeSite();
    Files.writeString(
        folder.resolve("people.json"),
        """
        [{"id":"%s","phone":"%s","name":{"zh":"韦阿妹","en":"Wei Amei"},"role":"HOST",
          "party":{"id":"%s","name":{"zh":"村播韦阿妹","en":"Host Wei Amei"},"kind":"HOST"},
          "standingCode":"246810"}]
        """
            .formatted(Ids.next(), HOST_PHONE, Ids.next()));
    gateway = GatewayApplication.start(arguments());
    base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
  }

  private static void writeSite() throws IOException {
    for (String app : new String[] {"", "studio", "desk"}) {
      Files.createDirectories(folder.resolve("site").resolve(app));
      Files.writeString(folder.resolve("site").resolve(app).resolve("index.html"), "app:" + app);
    }
    Files.createDirectories(folder.resolve("site/assets"));
    Files.writeString(folder.resolve("site/assets/app-1.js"), "let a = 1");
    Files.writeString(folder.resolve("secret.txt"), "secret");
  }

  private static String[] arguments() {
    Map<String, String> settings =
        new HashMap<>(ServiceUnderTest.properties("g" + Ids.next().substring(0, 13)));
    settings.put("server.port", "0");
    settings.put("tongtian.site", folder.resolve("site").toString());
    settings.put("tongtian.accounts-file", folder.resolve("people.json").toString());
    settings.put("tongtian.sign-in.sms", "shown");
    settings.put("tongtian.sign-in.standing-codes", "true");
    settings.put("tongtian.sign-in.resend-after", "PT0S");
    settings.put("tongtian.tokens.secure-cookie", "false");
    settings.put("tongtian.tokens.service-secrets.order-service", "s3cret");
    settings.put("tongtian.rate-limit.per-second", "1000");
    settings.put("tongtian.rate-limit.burst", "1000");
    settings.put("tongtian.urls.catalog", backend.uri());
    settings.put("tongtian.urls.order", CLOSED_PORT);
    settings.put("tongtian.urls.live", backend.uri());
    settings.put("tongtian.urls.settlement", backend.uri());
    settings.put("tongtian.urls.brand", backend.uri());
    settings.put("tongtian.urls.cashier", backend.uri());
    return settings.entrySet().stream()
        .map(each -> "--" + each.getKey() + "=" + each.getValue())
        .toArray(String[]::new);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    backend.close();
  }

  @Test
  void aKnownPhoneSignsInWithItsCodeOnceAndActsForItsParty() throws Exception {
    sendCode(HOST_PHONE);

    HttpResponse<String> session = signIn(HOST_PHONE, "246810");

    assertThat(session.statusCode()).isEqualTo(200);
    JsonNode account = JSON.readTree(session.body()).get("account");
    assertThat(account.get("role").asString()).isEqualTo("HOST");
    assertThat(account.get("phoneMasked").asString()).isEqualTo("139****0001");
    String claims = claimsOf(session);
    assertThat(claims).contains("\"org\":\"" + account.get("party").get("id").asString());
    assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    assertThat(signIn(HOST_PHONE, "246810").statusCode()).as("a code works once").isEqualTo(401);
  }

  @Test
  void aNewPhoneBecomesAConsumer() throws Exception {
    String phone = "13700001111";
    String code = sendCode(phone);

    JsonNode session = JSON.readTree(signIn(phone, code).body());

    assertThat(session.get("account").get("role").asString()).isEqualTo("CONSUMER");
    HttpResponse<String> me =
        HTTP.send(
            to("/api/auth/me")
                .header("Authorization", "Bearer " + session.get("accessToken").asString())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(JSON.readTree(me.body()).get("id")).isEqualTo(session.get("account").get("id"));
  }

  @Test
  void aWrongCodeIsRefusedAndTheSixthTryInAMinuteToo() throws Exception {
    String phone = "13700002222";
    String right = sendCode(phone);
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> refused = signIn(phone, wrong);
      assertProblem(refused, 401, "auth.code_wrong");
    }

    assertProblem(signIn(phone, right), 429, "auth.too_many_tries");
  }

  @Test
  void anExpiredCodeIsRefusedAndSignsNobodyIn() throws Exception {
    String phone = "13700006666";
    String code = sendCode(phone);
    gateway
        .getBean(MongoDatabase.class)
        .getCollection("sign_in_codes")
        .updateOne(
            new Document("_id", phone),
            new Document("$set", new Document("expiresAt", Instant.now().minusSeconds(1))));

    assertProblem(signIn(phone, code), 401, "auth.code_expired");
    assertThat(gateway.getBean(Accounts.class).byPhone(phone)).isEmpty();
  }

  @Test
  void callsBeyondTheLimitAreRefusedUntilASecondHasPassed() throws Exception {
    RedisRateLimiter limiter = gateway.getBean(RedisRateLimiter.class);
    String caller = "Bearer limited-" + Ids.next();
    RedisRateLimiter.Config usual = limiter.getConfig().get("api");
    limiter
        .getConfig()
        .put("api", new RedisRateLimiter.Config().setReplenishRate(1).setBurstCapacity(2));
    try {
      HttpRequest call = to("/api/catalog/products").header("Authorization", caller).build();
      HttpResponse<String> last = null;
      for (int i = 0; i < 6; i++) {
        last = HTTP.send(call, HttpResponse.BodyHandlers.ofString());
      }
      assertProblem(last, 429, "gateway.too_many_requests");
      assertThat(last.headers().firstValue("Retry-After")).contains("1");
    } finally {
      limiter.getConfig().put("api", usual);
    }
  }

  @Test
  void badSignInInputIsNamed() throws Exception {
    assertProblem(post("/api/auth/codes", "{\"phone\":\"123\"}"), 400, "auth.phone_invalid");
    assertProblem(post("/api/auth/codes", "{\"phone\":"), 400, "request.malformed_json");
    assertProblem(
        post("/api/auth/codes", "{\"phone\":\"13700003333\",\"admin\":true}"),
        400,
        "request.unknown_field");
    assertProblem(
        post("/api/auth/codes", "{\"phone\":\"" + "1".repeat(70_000) + "\"}"),
        413,
        "request.body_too_large");
    assertProblem(
        post("/api/auth/tokens", "{\"phone\":\"13700003333\",\"code\":\"12\"}"),
        400,
        "auth.code_malformed");
  }

  @Test
  void theRefreshCookieRenewsTheSessionAndSignOutEndsIt() throws Exception {
    String phone = "13700004444";
    HttpResponse<String> session = signIn(phone, sendCode(phone));
    String cookie = cookie(session);

    HttpResponse<String> renewed = withCookie("/api/auth/tokens/refresh", "POST", cookie);
    assertThat(renewed.statusCode()).isEqualTo(200);
    String next = cookie(renewed);
    assertThat(next).isNotEqualTo(cookie);

    assertThat(withCookie("/api/auth/tokens", "DELETE", next).statusCode()).isEqualTo(204);
    assertProblem(withCookie("/api/auth/tokens/refresh", "POST", next), 401, "auth.signed_out");
  }

  @Test
  void keysRotateWithoutEndingValidTokens() throws Exception {
    String phone = "13700005555";
    HttpResponse<String> before = signIn(phone, sendCode(phone));
    String oldKey = keyOf(before);

    gateway.getBean(KeyRing.class).rotateNow();
    HttpResponse<String> after = signIn(phone, sendCode(phone));

    assertThat(keyOf(after)).isNotEqualTo(oldKey);
    JWKSet published = JWKSet.parse(get("/oauth2/jwks").body());
    assertThat(published.getKeyByKeyId(oldKey)).isNotNull();
    assertThat(published.getKeyByKeyId(keyOf(after))).isNotNull();
    assertThat(published.getKeys()).noneMatch(key -> key.isPrivate());
    HttpResponse<String> me =
        HTTP.send(
            to("/api/auth/me").header("Authorization", "Bearer " + token(before)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(me.statusCode()).isEqualTo(200);
  }

  @Test
  void servicesGetTokensForTheirSecretAlone() throws Exception {
    HttpResponse<String> granted = serviceToken("order-service", "s3cret");
    assertThat(granted.statusCode()).isEqualTo(200);
    String token = JSON.readTree(granted.body()).get("access_token").asString();
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope"))
        .isEqualTo("internal");
    assertThat(serviceToken("order-service", "guess").statusCode()).isEqualTo(401);
    assertThat(serviceToken("brand-service", "").statusCode()).isEqualTo(401);
  }

  @Test
  void routesLeadToTheServicesAndInternalPathsNowhere() throws Exception {
    assertThat(get("/api/catalog/products").body()).isEqualTo("/api/catalog/products");
    assertThat(get("/docs/api/settlement").body()).isEqualTo("/v3/api-docs");
    assertThat(get("/api/brands/products/1").body()).isEqualTo("/api/brands/products/1");
    assertProblem(get("/internal/catalog/products"), 404, "request.not_found");
    assertThat(backend.requests()).noneMatch(request -> request.contains("/internal"));
  }

  @Test
  void aServiceThatIsAwayGetsItsNamedFallback() throws Exception {
    HttpResponse<String> answer = get("/api/orders");

    assertProblem(answer, 503, "gateway.order_unavailable");
    assertThat(JSON.readTree(answer.body()).get("detail").asString()).contains("订单服务");
    assertThat(answer.headers().firstValue("Retry-After")).contains("3");
    HttpResponse<String> english =
        HTTP.send(
            to("/api/orders").header("Accept-Language", "en").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(JSON.readTree(english.body()).get("detail").asString()).contains("Orders cannot");
  }

  @Test
  void theThreeAppsAreServedWithTheirPagesAndNothingOutsideTheSite() throws Exception {
    assertThat(get("/").body()).isEqualTo("app:");
    assertThat(get("/rooms/1").body()).isEqualTo("app:");
    assertThat(get("/studio/").body()).isEqualTo("app:studio");
    assertThat(get("/desk/statement").body()).isEqualTo("app:desk");
    HttpResponse<String> asset = get("/assets/app-1.js");
    assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(get("/").headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get("/..%2Fsecret.txt").body()).doesNotContain("secret\n").isNotEqualTo("secret");
    assertProblem(get("/missing.png"), 404, "request.not_found");
  }

  @Test
  void theApiDescriptionsAreGathered() throws Exception {
    HttpResponse<String> own = get("/v3/api-docs");
    assertThat(own.body()).contains("/api/auth/codes").contains("3.1");
    assertThat(get("/docs").statusCode()).isIn(200, 302);
  }

  @Test
  void healthIsUp() throws Exception {
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("detail").asString()).isNotBlank().isNotEqualTo(code);
  }

  private static String sendCode(String phone) throws Exception {
    HttpResponse<String> sent = post("/api/auth/codes", "{\"phone\":\"" + phone + "\"}");
    assertThat(sent.statusCode()).isEqualTo(202);
    return JSON.readTree(sent.body()).get("shownCode").asString();
  }

  private static HttpResponse<String> signIn(String phone, String code) throws Exception {
    return post("/api/auth/tokens", "{\"phone\":\"" + phone + "\",\"code\":\"" + code + "\"}");
  }

  private static HttpResponse<String> serviceToken(String client, String secret) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        to("/oauth2/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> withCookie(String path, String method, String cookie)
      throws Exception {
    return HTTP.send(
        to(path)
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<String> session) {
    return session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String token(HttpResponse<String> session) {
    return JSON.readTree(session.body()).get("accessToken").asString();
  }

  private static String keyOf(HttpResponse<String> session) throws Exception {
    return SignedJWT.parse(token(session)).getHeader().getKeyID();
  }

  private static String claimsOf(HttpResponse<String> session) throws Exception {
    return SignedJWT.parse(token(session)).getJWTClaimsSet().toString();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return HTTP.send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }
}
