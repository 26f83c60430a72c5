package org.tongtian.orders.checkout;

import java.time.Instant;
import org.tongtian.api.settlement.ContractInForce;

/** The contracts that settle sales, as the checkout needs them. */
public interface Contracts {

  /** The version in force at that moment; the seller is a co-operative of the contract. */
  ContractInForce inForce(String contractId, Instant at, String sellerId);
}
