package org.tongtian.settlement.contract;

import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.party.PartyKind;
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
  public ContractInForce inForce(String contractId, Instant at, String sellerId) {
    ContractVersion version = contracts.inForce(contractId, at);
    boolean isSeller =
        version
            .terms()
            .party(sellerId)
            .filter(party -> party.kind() == PartyKind.COOPERATIVE)
            .isPresent();
    if (!isSeller) {
      throw Refusal.conflict("settlement.seller_not_party");
    }
    return new ContractInForce(contractId, version.terms().version(), version.hash());
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
