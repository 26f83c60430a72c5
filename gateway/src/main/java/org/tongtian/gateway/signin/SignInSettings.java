package org.tongtian.gateway.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param codeLifetime of a one-time code
 * @param resendAfter the shortest time between two codes to one phone
 * @param triesPerMinute tries per phone in any sixty seconds
 * @param standingCodes whether the demo people of a local market keep their code
 */
@ConfigurationProperties("tongtian.sign-in")
record SignInSettings(
    @DefaultValue("PT5M") Duration codeLifetime,
    @DefaultValue("PT60S") Duration resendAfter,
    @DefaultValue("5") int triesPerMinute,
    @DefaultValue("false") boolean standingCodes) {}
