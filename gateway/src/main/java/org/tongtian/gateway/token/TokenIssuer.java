package org.tongtian.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import org.tongtian.gateway.account.Account;

/** Signs access tokens for people and for services. */
@Component
public class TokenIssuer {

  private final KeyRing keys;
  private final TokenSettings settings;
  private final Clock clock;

  TokenIssuer(KeyRing keys, TokenSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /** How long an access token lives. */
  public Duration lifetime() {
    return settings.accessLifetime();
  }

  /** A person's access token: role, party acted for ({@code org}) and display name. */
  public String forPerson(Account account) {
    JWTClaimsSet.Builder claims =
        claims(account.id())
            .claim("role", account.role().name())
            .claim("name", account.name().zh())
            .claim("name_en", account.name().en());
    if (account.party() != null) {
      claims.claim("org", account.party().id());
    }
    return sign(claims.build());
  }

  /** A service's token, good for {@code /internal}. */
  String forService(String clientId) {
    return sign(claims(clientId).claim("scope", "internal").build());
  }

  private JWTClaimsSet.Builder claims(String subject) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(settings.issuer())
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(settings.accessLifetime())));
  }

  private String sign(JWTClaimsSet claims) {
    KeyRing.Known key = keys.signing();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(key.signer());
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("a token could not be signed", failure);
    }
  }
}
