package org.tongtian.gateway.token;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens say and how long they live.
 *
 * @param issuer the {@code iss} claim, this gateway's own address
 * @param accessLifetime of an access token; it outlives a sign-out by so much at most
 * @param refreshLifetime how long a phone stays signed in without being used
 * @param secureCookie whether the refresh cookie needs HTTPS; only a local market says no
 * @param serviceSecrets client id → secret of each service
 */
@ConfigurationProperties("tongtian.tokens")
public record TokenSettings(
    String issuer,
    @DefaultValue("PT15M") Duration accessLifetime,
    @DefaultValue("P30D") Duration refreshLifetime,
    @DefaultValue("true") boolean secureCookie,
    @DefaultValue Map<String, String> serviceSecrets) {}
