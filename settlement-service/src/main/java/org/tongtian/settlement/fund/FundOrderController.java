package org.tongtian.settlement.fund;

import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** What the platform's operator and a fund's owner order; each answers with the fund. */
@RestController
@RequestMapping("/api/settlement/funds/{id}")
class FundOrderController {

  private static final int SHOWN = 20;

  private final FundOrders orders;
  private final FundService funds;
  private final IdempotentOperations operations;

  FundOrderController(FundOrders orders, FundService funds, IdempotentOperations operations) {
    this.orders = orders;
    this.funds = funds;
    this.operations = operations;
  }

  /** The platform's operator notes money that came in for the fund. */
  @PostMapping("/deposits")
  ResponseEntity<FundView> deposit(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody FundOrders.Deposit deposit,
      Caller caller) {
    caller.require(Role.PLATFORM);
    return once(
        caller, key, "fund.deposit:" + id, deposit, id, op -> orders.deposit(id, op, deposit));
  }

  /** The fund's owner draws it by a clause of the contract in force. */
  @PostMapping("/draws")
  ResponseEntity<FundView> draw(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody FundOrders.Draw draw,
      Caller caller) {
    requireOwner(id, caller);
    return once(caller, key, "fund.draw:" + id, draw, id, op -> orders.draw(id, op, draw));
  }

  /** The fund's owner hands out a month's rewards by the published metric. */
  @PostMapping("/rewards")
  ResponseEntity<FundView> reward(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody FundOrders.Reward reward,
      Caller caller) {
    requireOwner(id, caller);
    return once(caller, key, "fund.reward:" + id, reward, id, op -> orders.reward(id, reward));
  }

  private ResponseEntity<FundView> once(
      Caller caller, String key, String name, Object body, String id, Consumer<String> order) {
    return operations.once(
        caller,
        key,
        name,
        body,
        HttpStatus.OK,
        FundView.class,
        operation -> {
          funds.fund(id, null, 1);
          order.accept(operation);
          return funds.fund(id, null, SHOWN);
        });
  }

  private static void requireOwner(String fund, Caller caller) {
    if (!caller.requireParty().equals(fund)) {
      throw Refusal.forbidden("auth.forbidden");
    }
  }
}
