package org.tongtian.settlement.contract;

import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;

/** What the seed of the market asks. */
@RestController
class InternalContractController {

  private final ContractService contracts;

  InternalContractController(ContractService contracts) {
    this.contracts = contracts;
  }

  /**
   * A contract signed by all its parties; does nothing where it is there.
   *
   * @param signedAt when they signed it, now or before; null for now
   */
  @PutMapping("/internal/settlement/contracts/{id}")
  ContractView put(
      @PathVariable String id,
      @RequestParam(name = "signedAt", required = false) Instant signedAt,
      @RequestBody ContractDraft draft) {
    if (draft.contractId() != null && !draft.contractId().equals(id)) {
      throw Refusal.invalid("request.field_invalid", "contractId", "contractId");
    }
    return contracts.putSigned(id, draft, signedAt);
  }
}
