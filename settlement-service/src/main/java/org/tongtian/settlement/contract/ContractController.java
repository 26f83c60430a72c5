package org.tongtian.settlement.contract;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Contracts of the caller's party: read, draft, sign (promise S1). */
@RestController
@RequestMapping("/api/settlement/contracts")
class ContractController {

  private final ContractService contracts;
  private final IdempotentOperations operations;

  ContractController(ContractService contracts, IdempotentOperations operations) {
    this.contracts = contracts;
    this.operations = operations;
  }

  /**
   * A list.
   *
   * @param next null: contracts are few and come all at once
   */
  record ContractList(List<ContractView> items, String next) {}

  /**
   * What a party signs.
   *
   * @param hash of the version, as read before
   * @param signature the party's own Ed25519 signature over the ASCII of the hash, Base64; null for
   *     a party without a key of its own, for which the key custody signs
   */
  record SignatureRequest(String hash, String signature) {}

  /** The versions in force and newer ones of the caller's party; of all parties for an auditor. */
  @GetMapping
  ContractList mine(Caller caller) {
    List<ContractView> shown =
        caller.readsEverything()
            ? contracts.allContracts()
            : contracts.contractsOf(caller.requireParty());
    return new ContractList(shown, null);
  }

  /** The version in force, or the one asked for; for its parties and auditors. */
  @GetMapping("/{id}")
  ContractView one(
      @PathVariable String id,
      @RequestParam(name = "version", required = false) Integer version,
      Caller caller) {
    ContractView view = contracts.view(id, version);
    boolean isParty = view.parties().stream().anyMatch(party -> caller.actsFor(party.id()));
    if (!isParty && !caller.readsEverything()) {
      throw Refusal.notFound("contract.unknown");
    }
    return view;
  }

  /** Drafts a contract, or with {@code contractId} a new version of one; every party must sign. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ContractView> draft(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ContractDraft draft,
      Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.create(
        caller,
        key,
        "contract.draft",
        draft,
        ContractView.class,
        drafted -> "/api/settlement/contracts/" + drafted.id() + "?version=" + drafted.version(),
        operation -> contracts.draft(party, draft, operation));
  }

  /** Signs the version for the caller's party; 409 where the hash is another one. */
  @PostMapping("/{id}/versions/{version}/signatures")
  ResponseEntity<ContractView> sign(
      @PathVariable String id,
      @PathVariable int version,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody SignatureRequest request,
      Caller caller) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "contract.sign:" + id + ":" + version,
        request,
        HttpStatus.OK,
        ContractView.class,
        operation -> contracts.sign(party, id, version, request.hash(), request.signature()));
  }
}
