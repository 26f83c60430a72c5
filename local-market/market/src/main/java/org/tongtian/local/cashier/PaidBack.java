package org.tongtian.local.cashier;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * A refund, kept in its transaction.
 *
 * @param refundId the merchant's id of it; asking twice pays back once
 */
public record PaidBack(String refundId, Money amount, String reason, Instant at) {}
