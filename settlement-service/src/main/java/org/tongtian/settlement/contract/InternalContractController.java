package org.tongtian.settlement.contract;

import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.problem.Refusal;

/** What other services and the seed of the market ask. */
@RestController
class InternalContractController implements SettlementApi {

  private final ContractService contracts;

  InternalContractController(ContractService contracts) {
    this.contracts = contracts;
  }

  @Override
  public ContractInForce inForce(String contractId, Instant at) {
    ContractVersion version = contracts.inForce(contractId, at);
    return new ContractInForce(contractId, version.terms().version(), version.hash());
  }

  /** A contract signed by all its parties; does nothing where it is there. */
  @PutMapping("/internal/settlement/contracts/{id}")
  ContractView put(@PathVariable String id, @RequestBody ContractDraft draft) {
    if (draft.contractId() != null && !draft.contractId().equals(id)) {
      throw Refusal.invalid("request.field_invalid", "contractId", "contractId");
    }
    return contracts.putSigned(id, draft);
  }
}
