package org.tongtian.settlement.shares;

import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.split.Sale;

/** "Where the money goes", for everybody, signed in or not (promise S16). */
@RestController
class SharesController {

  private static final long LARGEST_PRICE = 1_000_000_000;
  private static final Quantity LARGEST_QUANTITY = Quantity.of(1_000_000);
  private static final long LARGEST_SALE = 1_000_000_000_000L;

  private final ContractService contracts;
  private final Clock clock;

  SharesController(ContractService contracts, Clock clock) {
    this.contracts = contracts;
    this.clock = clock;
  }

  /**
   * The shares of a sale at that price by the contract in force now.
   *
   * @param price per unit, fen, from 1 to 10⁹
   * @param quantity in the unit sold, above zero, at most 10⁶, three decimals
   */
  @GetMapping("/api/settlement/shares/{contractId}")
  SharesView shares(
      @PathVariable String contractId,
      @RequestParam("price") long price,
      @RequestParam(name = "quantity", defaultValue = "1") BigDecimal quantity) {
    if (price < 1 || price > LARGEST_PRICE) {
      throw Refusal.invalid("request.field_invalid", "price", "price");
    }
    Quantity sold = quantity(quantity);
    long gross = gross(price, sold);
    ContractVersion version =
        contracts
            .findInForce(contractId, clock.instant())
            .orElseThrow(() -> Refusal.notFound("settlement.no_contract_in_force"));
    return SharesView.of(version.terms(), Sale.of(gross, sold.thousandths()), price);
  }

  private static long gross(long price, Quantity sold) {
    long gross = Money.cny(price).times(sold).amount();
    if (gross < 1 || gross > LARGEST_SALE) {
      throw Refusal.invalid("request.field_invalid", "quantity", "quantity");
    }
    return gross;
  }

  private static Quantity quantity(BigDecimal number) {
    try {
      Quantity quantity = Quantity.of(number);
      if (quantity.isPositive() && quantity.compareTo(LARGEST_QUANTITY) <= 0) {
        return quantity;
      }
    } catch (IllegalArgumentException tooFine) {
      throw Refusal.invalid("request.field_invalid", "quantity", "quantity");
    }
    throw Refusal.invalid("request.field_invalid", "quantity", "quantity");
  }
}
