package org.tongtian.settlement.dispute;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Disputes about lines of sales (promise S17). */
@RestController
@RequestMapping("/api/settlement/disputes")
class DisputeController {

  private final DisputeService disputes;
  private final IdempotentOperations operations;

  /** The newest disputes. */
  record DisputeList(List<DisputeView> items) {}

  DisputeController(DisputeService disputes, IdempotentOperations operations) {
    this.disputes = disputes;
    this.operations = operations;
  }

  /** Freezes one line of a sale that the caller's party takes part in; 404 for strangers. */
  @PostMapping
  ResponseEntity<DisputeView> open(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody DisputeService.Opening opening,
      Caller caller) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "dispute.open",
        opening,
        HttpStatus.CREATED,
        DisputeView.class,
        operation -> disputes.open(operation, party, opening));
  }

  /** An auditor decides: it stands, or a part goes to another party of the sale. */
  @PostMapping("/{id}/decision")
  ResponseEntity<DisputeView> decide(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody DisputeService.Decision decision,
      Caller caller) {
    caller.require(Role.AUDITOR);
    return operations.once(
        caller,
        key,
        "dispute.decide:" + id,
        decision,
        HttpStatus.OK,
        DisputeView.class,
        operation -> disputes.decide(id, decision));
  }

  /** The newest 200 disputes of the caller's contracts; of all for an auditor. */
  @GetMapping
  DisputeList list(Caller caller) {
    return new DisputeList(disputes.list(caller.readsEverything() ? null : caller.requireParty()));
  }
}
