package org.tongtian.api.settlement;

/**
 * The version of a contract that a sale placed now is bound to (promise S1).
 *
 * @param hash SHA-256 of its canonical form, hex
 * @param cooperativeCoupons whether its terms say who bears the co-operative's coupons; without
 *     such terms none can be used on its goods
 * @param platformCoupons the same for the platform's coupons
 * @param delivery whether its terms say who is paid the delivery fee; without such terms the price
 *     includes delivery, and no fee is asked
 */
public record ContractInForce(
    String contractId,
    int version,
    String hash,
    boolean cooperativeCoupons,
    boolean platformCoupons,
    boolean delivery) {}
