package org.tongtian.gateway.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Checks tokens of this gateway with its own keys. */
@Component
public class TokenVerifier {

  private final NimbusJwtDecoder decoder;

  TokenVerifier(KeyRing keys, TokenSettings settings) {
    JWKSource<SecurityContext> source = (selector, context) -> selector.select(keys.published());
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, source));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new JwtIssuerValidator(settings.issuer())));
  }

  /**
   * The account that a valid token names.
   *
   * @throws org.springframework.security.oauth2.jwt.JwtException where it is not valid
   */
  public String accountOf(String token) {
    return decoder.decode(token).getSubject();
  }
}
