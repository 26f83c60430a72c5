package org.tongtian.settlement.shares;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.contract.SoldUnits;
import org.tongtian.settlement.split.Sale;

/** "Where the money goes", for everybody, signed in or not (promise S16). */
@RestController
class SharesController {

  private static final long LARGEST_PRICE = 1_000_000_000;
  private static final Quantity LARGEST_QUANTITY = Quantity.of(1_000_000);
  private static final long LARGEST_SALE = 1_000_000_000_000L;

  private final ContractService contracts;
  private final BookService books;
  private final Clock clock;

  SharesController(ContractService contracts, BookService books, Clock clock) {
    this.contracts = contracts;
    this.books = books;
    this.clock = clock;
  }

  /**
   * The shares of a sale at that price, made now, by the contract in force now: in this business
   * month, at the market price noted last and with what the funds have.
   *
   * @param price per unit, fen, from 1 to 10⁹
   * @param quantity in the unit sold, above zero, at most 10⁶, three decimals
   * @param unit code of the unit sold; may be left out where the contract names one, and for goods
   *     sold by the jin
   */
  @GetMapping("/api/settlement/shares/{contractId}")
  SharesView shares(
      @PathVariable String contractId,
      @RequestParam("price") long price,
      @RequestParam(name = "quantity", defaultValue = "1") BigDecimal quantity,
      @RequestParam(name = "unit", required = false) String unit) {
    if (price < 1 || price > LARGEST_PRICE) {
      throw Refusal.invalid("request.field_invalid", "price", "price");
    }
    Quantity sold = quantity(quantity);
    long gross = gross(price, sold);
    ContractVersion version =
        contracts
            .findInForce(contractId, clock.instant())
            .orElseThrow(() -> Refusal.notFound("settlement.no_contract_in_force"));
    ContractTerms terms = version.terms();
    Sale sale = sale(terms, gross, sold, unit);
    return SharesView.of(terms, sale, balances(terms), price);
  }

  private Sale sale(ContractTerms terms, long gross, Quantity sold, String wanted) {
    String unit = wanted == null ? SoldUnits.named(terms).orElse(Unit.JIN.code()) : wanted;
    if (!SoldUnits.fit(terms, unit)) {
      throw Refusal.invalid("request.field_invalid", "unit", "unit");
    }
    Optional<Long> market = books.read(terms.contractId(), book -> book.price(unit, null));
    YearMonth month = YearMonth.from(clock.instant().atZone(BookFold.ZONE));
    return Sale.of(gross, sold.thousandths()).in(unit).in(month).at(market.orElse(null));
  }

  private Map<String, Long> balances(ContractTerms terms) {
    Map<String, Long> balances = new HashMap<>();
    for (Party party : terms.parties()) {
      if (party.kind() == PartyKind.FUND) {
        long available =
            books.read(terms.contractId(), book -> book.account(party.id()).available());
        balances.put(party.id(), Math.max(0, available));
      }
    }
    return balances;
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
