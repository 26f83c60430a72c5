package org.tongtian.orders.checkout;

import java.time.Instant;
import org.tongtian.api.settlement.ContractInForce;

/** The contracts that settle sales, as the checkout needs them. */
interface Contracts {

  /** The version in force at that moment. */
  ContractInForce inForce(String contractId, Instant at);
}
