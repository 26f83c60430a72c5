package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongtian.gateway.account.Accounts;
import org.tongtian.gateway.token.KeyRing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in, sessions, keys and service tokens over HTTP on real stores. */
class SignInTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String HOST_PHONE = RunningGateway.HOST_PHONE;

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @Test
  void aKnownPhoneSignsInWithItsCodeOnceAndActsForItsParty() throws Exception {
    gateway.sendCode(HOST_PHONE);

    HttpResponse<String> session = gateway.signIn(HOST_PHONE, "246810");

    assertThat(session.statusCode()).isEqualTo(200);
    JsonNode account = JSON.readTree(session.body()).get("account");
    assertThat(account.get("role").asString()).isEqualTo("HOST");
    assertThat(account.get("phoneMasked").asString()).isEqualTo("139****0001");
    String claims = RunningGateway.claimsOf(session);
    assertThat(claims).contains("\"org\":\"" + account.get("party").get("id").asString());
    assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    assertThat(gateway.signIn(HOST_PHONE, "246810").statusCode())
        .as("a code works once")
        .isEqualTo(401);
  }

  @Test
  void aNewPhoneBecomesAConsumer() throws Exception {
    String phone = "13700001111";
    String code = gateway.sendCode(phone);

    JsonNode session = JSON.readTree(gateway.signIn(phone, code).body());

    assertThat(session.get("account").get("role").asString()).isEqualTo("CONSUMER");
    HttpResponse<String> me =
        gateway.send(
            gateway
                .to("/api/auth/me")
                .header("Authorization", "Bearer " + session.get("accessToken").asString())
                .build());
    assertThat(JSON.readTree(me.body()).get("id")).isEqualTo(session.get("account").get("id"));
  }

  @Test
  void aWrongCodeIsRefusedAndTheSixthTryInAMinuteToo() throws Exception {
    String phone = "13700002222";
    String right = gateway.sendCode(phone);
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> refused = gateway.signIn(phone, wrong);
      RunningGateway.assertProblem(refused, 401, "auth.code_wrong");
    }

    RunningGateway.assertProblem(gateway.signIn(phone, right), 429, "auth.too_many_tries");
  }

  @Test
  void whoNeverAskedForACodeIsToldToAsk() throws Exception {
    String phone = "13700007777";

    RunningGateway.assertProblem(gateway.signIn(phone, "123456"), 401, "auth.code_not_sent");
    assertThat(gateway.bean(Accounts.class).byPhone(phone)).isEmpty();
  }

  @Test
  void anExpiredCodeIsRefusedAndSignsNobodyIn() throws Exception {
    String phone = "13700006666";
    String code = gateway.sendCode(phone);
    gateway
        .bean(MongoDatabase.class)
        .getCollection("sign_in_codes")
        .updateOne(
            new Document("_id", phone),
            new Document("$set", new Document("expiresAt", Instant.now().minusSeconds(1))));

    RunningGateway.assertProblem(gateway.signIn(phone, code), 401, "auth.code_expired");
    assertThat(gateway.bean(Accounts.class).byPhone(phone)).isEmpty();
  }

  @Test
  void badSignInInputIsNamed() throws Exception {
    RunningGateway.assertProblem(
        gateway.post("/api/auth/codes", "{\"phone\":\"123\"}"), 400, "auth.phone_invalid");
    RunningGateway.assertProblem(
        gateway.post("/api/auth/codes", "{\"phone\":"), 400, "request.malformed_json");
    RunningGateway.assertProblem(
        gateway.post("/api/auth/codes", "{\"phone\":\"13700003333\",\"admin\":true}"),
        400,
        "request.unknown_field");
    RunningGateway.assertProblem(
        gateway.post("/api/auth/codes", "{\"phone\":\"" + "1".repeat(70_000) + "\"}"),
        413,
        "request.body_too_large");
    RunningGateway.assertProblem(
        gateway.post("/api/auth/tokens", "{\"phone\":\"13700003333\",\"code\":\"12\"}"),
        400,
        "auth.code_malformed");
  }

  @Test
  void theRefreshCookieRenewsTheSessionAndSignOutEndsIt() throws Exception {
    String phone = "13700004444";
    HttpResponse<String> session = gateway.signIn(phone, gateway.sendCode(phone));
    String cookie = RunningGateway.cookie(session);

    HttpResponse<String> renewed = gateway.withCookie("/api/auth/tokens/refresh", "POST", cookie);
    assertThat(renewed.statusCode()).isEqualTo(200);
    String next = RunningGateway.cookie(renewed);
    assertThat(next).isNotEqualTo(cookie);

    assertThat(gateway.withCookie("/api/auth/tokens", "DELETE", next).statusCode()).isEqualTo(204);
    RunningGateway.assertProblem(
        gateway.withCookie("/api/auth/tokens/refresh", "POST", next), 401, "auth.signed_out");
  }

  @Test
  void keysRotateWithoutEndingValidTokens() throws Exception {
    String phone = "13700005555";
    HttpResponse<String> before = gateway.signIn(phone, gateway.sendCode(phone));
    String oldKey = RunningGateway.keyOf(before);

    gateway.bean(KeyRing.class).rotateNow();
    HttpResponse<String> after = gateway.signIn(phone, gateway.sendCode(phone));

    assertThat(RunningGateway.keyOf(after)).isNotEqualTo(oldKey);
    JWKSet published = JWKSet.parse(gateway.get("/oauth2/jwks").body());
    assertThat(published.getKeyByKeyId(oldKey)).isNotNull();
    assertThat(published.getKeyByKeyId(RunningGateway.keyOf(after))).isNotNull();
    assertThat(published.getKeys()).noneMatch(key -> key.isPrivate());
    HttpResponse<String> me =
        gateway.send(
            gateway
                .to("/api/auth/me")
                .header("Authorization", "Bearer " + RunningGateway.token(before))
                .build());
    assertThat(me.statusCode()).isEqualTo(200);
  }

  @Test
  void servicesGetTokensForTheirSecretAlone() throws Exception {
    HttpResponse<String> granted = gateway.serviceToken("order-service", "s3cret");
    assertThat(granted.statusCode()).isEqualTo(200);
    String token = JSON.readTree(granted.body()).get("access_token").asString();
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope"))
        .isEqualTo("internal");
    assertThat(gateway.serviceToken("order-service", "guess").statusCode()).isEqualTo(401);
    assertThat(gateway.serviceToken("brand-service", "").statusCode()).isEqualTo(401);
  }
}
