package org.tongtian.settlement.payout;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.reading.Paging;
import org.tongtian.settlement.reading.Readers;

/** Payouts and the bank account of the caller's party. */
@RestController
@RequestMapping("/api/settlement")
class PayoutController {

  private final PayoutService payouts;
  private final IdempotentOperations operations;

  PayoutController(PayoutService payouts, IdempotentOperations operations) {
    this.payouts = payouts;
    this.operations = operations;
  }

  /**
   * The payouts of the caller's party, newest first; an auditor names the party.
   *
   * @param limit from 1 to 100
   */
  @GetMapping("/payouts")
  PayoutService.PayoutPage payouts(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "party", required = false) String party,
      Caller caller) {
    return payouts.page(Readers.partyToRead(party, caller), after, Paging.checked(limit));
  }

  /** The account that the caller's party is paid out to, its number masked. */
  @GetMapping("/payout-account")
  PayoutService.AccountView account(Caller caller) {
    return payouts.account(caller.requireParty());
  }

  /** Registers where the caller's party is paid out to, and how often. */
  @PostMapping("/payout-account")
  ResponseEntity<PayoutService.AccountView> register(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody PayoutService.AccountDraft draft,
      Caller caller) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "payout.account",
        draft,
        HttpStatus.OK,
        PayoutService.AccountView.class,
        operation -> payouts.register(party, draft));
  }

  /** Closes the account: nothing is planned to it any more. */
  @PostMapping("/payout-account/closure")
  ResponseEntity<PayoutService.AccountView> close(
      @RequestHeader("Idempotency-Key") String key, Caller caller) {
    String party = caller.requireParty();
    return operations.once(
        caller,
        key,
        "payout.account.close",
        party,
        HttpStatus.OK,
        PayoutService.AccountView.class,
        operation -> payouts.close(party));
  }
}
