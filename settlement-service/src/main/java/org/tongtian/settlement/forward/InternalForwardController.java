package org.tongtian.settlement.forward;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/** What the bank tells: money that came in from outside for a side of a forward order. */
@RestController
class InternalForwardController {

  private final ForwardService orders;

  InternalForwardController(ForwardService orders) {
    this.orders = orders;
  }

  /**
   * Money that came in.
   *
   * @param party whose it is
   */
  record Funding(String party, Money amount) {}

  /** Credits it once for each reference of the bank; debts of the order are paid from it. */
  @PutMapping("/internal/settlement/forward-orders/{id}/fundings/{reference}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void fund(@PathVariable String id, @PathVariable String reference, @RequestBody Funding funding) {
    if (funding.party() == null
        || funding.amount() == null
        || !funding.amount().currency().equals(Money.CNY)
        || reference.length() > 64) {
      throw Refusal.invalid("request.field_invalid", "amount", "amount");
    }
    orders.fund(id, funding.party(), reference, funding.amount().amount());
  }
}
