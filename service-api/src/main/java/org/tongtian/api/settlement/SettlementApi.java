package org.tongtian.api.settlement;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What other services ask of settlement-service. */
public interface SettlementApi {

  /** The version in force; refuses with {@code settlement.no_contract_in_force} (409). */
  @GetMapping("/internal/settlement/contracts/{id}/in-force")
  ContractInForce inForce(@PathVariable("id") String contractId, @RequestParam("at") Instant at);
}
