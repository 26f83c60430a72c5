package org.tongtian.settlement.heads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How days are closed.
 *
 * @param grace how long after midnight a day stays open: longer than any append takes and than the
 *     clocks of two instances may differ
 */
@ConfigurationProperties("tongtian.settlement.heads")
record HeadSettings(@DefaultValue("PT10M") Duration grace) {}
