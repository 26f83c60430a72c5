package org.tongtian.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;

/** A token issuer for tests: real ES256 tokens, real JWKS and client credentials over HTTP. */
public final class TestIssuer {

  private static final TestIssuer SHARED = new TestIssuer();

  private final ECKey key;
  private final String uri;

  private TestIssuer() {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      uri = "http://127.0.0.1:" + server.getAddress().getPort();
      server.createContext("/oauth2/jwks", this::jwks);
      server.createContext("/oauth2/token", this::grant);
      server.start();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One issuer per JVM. */
  public static TestIssuer shared() {
    return SHARED;
  }

  /** The issuer, and the base of {@code /oauth2/jwks} and {@code /oauth2/token}. */
  public String uri() {
    return uri;
  }

  /** A person's token; partyId may be null. */
  public String token(Role role, String accountId, String partyId, String name) {
    JWTClaimsSet.Builder claims =
        claims(accountId)
            .claim("role", role.name())
            .claim("name", name)
            .claim("name_en", name + " (en)");
    if (partyId != null) {
      claims.claim("org", partyId);
    }
    return sign(claims.build());
  }

  /** A new consumer's token. */
  public String consumer() {
    return token(Role.CONSUMER, Ids.next(), null, "王小明");
  }

  /** A token that opens {@code /internal}. */
  public String serviceToken() {
    return sign(claims("test-service").claim("scope", "internal").build());
  }

  private JWTClaimsSet.Builder claims(String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(uri)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)));
  }

  private String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void jwks(HttpExchange exchange) throws IOException {
    answer(exchange, new JWKSet(key.toPublicJWK()).toString());
  }

  private void grant(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "{\"access_token\":\""
            + serviceToken()
            + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"internal\"}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
