package org.tongtian.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one caller may call.
 *
 * @param perSecond calls a second in the long run
 * @param burst calls at once
 */
@ConfigurationProperties("tongtian.rate-limit")
record RateLimitSettings(@DefaultValue("50") int perSecond, @DefaultValue("200") int burst) {}
