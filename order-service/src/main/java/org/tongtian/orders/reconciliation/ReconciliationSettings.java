package org.tongtian.orders.reconciliation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When days are compared.
 *
 * @param daysBack so many days before today are looked at, for those that nobody has compared
 */
@ConfigurationProperties("tongtian.reconciliation")
record ReconciliationSettings(int daysBack) {}
