package org.tongtian.api.settlement;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What other services ask of settlement-service. */
public interface SettlementApi {

  /**
   * The version in force for a sale by that co-operative. Refuses with {@code
   * settlement.no_contract_in_force} (409) and, where the seller is no co-operative of the
   * contract, with {@code settlement.seller_not_party} (409): nobody sells under a contract of
   * others.
   */
  @GetMapping("/internal/settlement/contracts/{id}/in-force")
  ContractInForce inForce(
      @PathVariable("id") String contractId,
      @RequestParam("at") Instant at,
      @RequestParam("seller") String sellerId);
}
