package org.tongtian.settlement.payout;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The bank that pays out.
 *
 * @param url base of its API
 * @param secret that both sides sign with; empty: nothing is sent
 * @param askAgainAfter how long the bank has to report by itself before it is asked, and between
 *     two questions
 */
@ConfigurationProperties("tongtian.bank")
record BankSettings(URI url, String secret, Duration askAgainAfter) {}
