package org.tongtian.settlement.contract;

/**
 * From whom a receivable is recovered that a refund after payout leaves.
 *
 * @param from the source
 * @param party id of the fund or guarantor, null for the next cycle
 */
public record RecoveryStep(RecoverySource from, String party) {}
