package org.tongtian.settlement.fund;

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
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** What bearers of coupons have put into the books of contracts. */
@RestController
@RequestMapping("/api/settlement/coupon-accounts")
class CouponAccountController {

  private final CouponAccounts accounts;
  private final FundOrders orders;
  private final IdempotentOperations operations;

  /** Money that came in for a bearer. */
  record TopUpRequest(Money amount, String note) {}

  /**
   * A list.
   *
   * @param next null: contracts are few and come all at once
   */
  record AccountList(List<CouponAccountsView> items, String next) {}

  CouponAccountController(
      CouponAccounts accounts, FundOrders orders, IdempotentOperations operations) {
    this.accounts = accounts;
    this.orders = orders;
    this.operations = operations;
  }

  /**
   * The accounts of all contracts by which the caller's party bears coupons; an auditor's are all.
   */
  @GetMapping
  AccountList mine(Caller caller) {
    return new AccountList(accounts.ofCaller(caller), null);
  }

  /**
   * The bearers by the newest version that all have signed, for the parties of the contract, the
   * platform and auditors; 404 {@code contract.unknown} for others.
   */
  @GetMapping("/{contractId}")
  CouponAccountsView one(@PathVariable String contractId, Caller caller) {
    return accounts.of(contractId, caller);
  }

  /**
   * The platform's operator notes money that came in for a bearer of coupons. 404 {@code
   * coupon.bearer_unknown} for who bears none by that contract.
   */
  @PostMapping("/{contractId}/{party}/deposits")
  ResponseEntity<CouponAccountsView> deposit(
      @PathVariable String contractId,
      @PathVariable String party,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody TopUpRequest topUp,
      Caller caller) {
    caller.require(Role.PLATFORM);
    return operations.once(
        caller,
        key,
        "coupon.deposit:" + contractId + ":" + party,
        topUp,
        HttpStatus.OK,
        CouponAccountsView.class,
        operation -> {
          boolean isBearer =
              accounts.of(contractId, caller).bearers().stream()
                  .anyMatch(bearer -> bearer.party().id().equals(party));
          if (!isBearer) {
            throw Refusal.notFound("coupon.bearer_unknown");
          }
          orders.deposit(
              party, operation, new FundOrders.Deposit(contractId, topUp.amount(), topUp.note()));
          return accounts.of(contractId, caller);
        });
  }
}
