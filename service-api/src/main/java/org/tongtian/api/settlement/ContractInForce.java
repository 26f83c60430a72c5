package org.tongtian.api.settlement;

/**
 * The version of a contract that a sale placed now is bound to (promise S1).
 *
 * @param hash SHA-256 of its canonical form, hex
 */
public record ContractInForce(String contractId, int version, String hash) {}
