package org.tongtian.settlement.simulation;

import org.tongtian.settlement.contract.ContractDraft;

/**
 * What to simulate: a draft, or a stored version.
 *
 * @param draft null where a stored version is simulated
 * @param contractId of the stored version, null for a draft
 * @param version of the stored contract, signed or not
 * @param months 1 to 24 business months of the past, this one included; null for 12
 * @param sample the example sale of a contract that has not sold yet; null for the contract's own
 */
record SimulationRequest(
    ContractDraft draft, String contractId, Integer version, Integer months, SampleSale sample) {}
