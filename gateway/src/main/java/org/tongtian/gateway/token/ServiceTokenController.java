package org.tongtian.gateway.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Public keys, and tokens for services by client credentials (RFC 6749 section 4.4). */
@RestController
class ServiceTokenController {

  private final KeyRing keys;
  private final TokenIssuer issuer;
  private final TokenSettings settings;

  ServiceTokenController(KeyRing keys, TokenIssuer issuer, TokenSettings settings) {
    this.keys = keys;
    this.issuer = issuer;
    this.settings = settings;
  }

  @GetMapping(path = "/oauth2/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
  String jwks() {
    JWKSet published = keys.published();
    return published.toString();
  }

  @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Mono<ResponseEntity<Map<String, Object>>> token(
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
      ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .map(
            form -> {
              String clientId = authenticated(authorization);
              if (clientId == null) {
                return error(HttpStatus.UNAUTHORIZED, "invalid_client");
              }
              if (!"client_credentials".equals(form.getFirst("grant_type"))) {
                return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
              }
              return granted(clientId);
            });
  }

  private ResponseEntity<Map<String, Object>> granted(String clientId) {
    return ResponseEntity.ok(
        Map.of(
            "access_token",
            issuer.forService(clientId),
            "token_type",
            "Bearer",
            "expires_in",
            issuer.lifetime().toSeconds(),
            "scope",
            "internal"));
  }

  private static ResponseEntity<Map<String, Object>> error(HttpStatus status, String code) {
    return ResponseEntity.status(status).body(Map.of("error", code));
  }

  /** The client id where the Basic credentials are right, else null. */
  private String authenticated(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return null;
    }
    String[] pair = decoded(authorization.substring(6)).split(":", 2);
    String secret = pair.length == 2 ? settings.serviceSecrets().get(pair[0]) : null;
    if (secret == null || secret.isBlank()) {
      return null;
    }
    boolean right =
        MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), pair[1].getBytes(StandardCharsets.UTF_8));
    return right ? pair[0] : null;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
