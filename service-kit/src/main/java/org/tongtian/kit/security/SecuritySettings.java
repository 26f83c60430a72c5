package org.tongtian.kit.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed, and what needs no sign-in.
 *
 * @param issuer the {@code iss} that tokens must carry
 * @param jwksUri where the issuer's public keys are
 * @param tokenUri where a service gets its own token for {@code /internal}
 * @param clientId this service at the issuer
 * @param clientSecret its secret
 * @param publicGet path patterns that anyone may GET
 * @param publicPost path patterns that anyone may POST (signed in some other way)
 */
@ConfigurationProperties("tongtian.security")
public record SecuritySettings(
    String issuer,
    String jwksUri,
    String tokenUri,
    String clientId,
    String clientSecret,
    @DefaultValue List<String> publicGet,
    @DefaultValue List<String> publicPost) {}
