package org.tongtian.settlement.statement.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How exports are kept.
 *
 * @param kept how long a file is there after it was asked for
 * @param takenOverAfter how long an instance may say nothing about an export that it writes
 */
@ConfigurationProperties("tongtian.exports")
record ExportSettings(Duration kept, Duration takenOverAfter) {}
