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
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;

/** What bearers of coupons have put into the book of a contract, for everybody. */
@RestController
@RequestMapping("/api/settlement/coupon-accounts/{contractId}")
class CouponAccountController {

  private final ContractService contracts;
  private final BookService books;
  private final FundOrders orders;
  private final IdempotentOperations operations;

  /** Money that came in for a bearer. */
  record TopUpRequest(Money amount, String note) {}

  CouponAccountController(
      ContractService contracts,
      BookService books,
      FundOrders orders,
      IdempotentOperations operations) {
    this.contracts = contracts;
    this.books = books;
    this.orders = orders;
    this.operations = operations;
  }

  /** The bearers by the newest version that all have signed; 404 where there is none. */
  @GetMapping
  CouponAccountsView accounts(@PathVariable String contractId) {
    ContractTerms terms =
        contracts.newestSigned(contractId).orElseThrow(() -> Refusal.notFound("contract.unknown"));
    return books.read(contractId, fold -> view(terms, fold));
  }

  /** The platform's operator notes money that came in for a bearer of coupons. */
  @PostMapping("/{party}/deposits")
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
              accounts(contractId).bearers().stream()
                  .anyMatch(bearer -> bearer.party().id().equals(party));
          if (!isBearer) {
            throw Refusal.notFound("coupon.bearer_unknown");
          }
          orders.deposit(
              party, operation, new FundOrders.Deposit(contractId, topUp.amount(), topUp.note()));
          return accounts(contractId);
        });
  }

  private static CouponAccountsView view(ContractTerms terms, BookFold fold) {
    List<CouponAccountsView.Bearer> bearers =
        coupons(terms).stream()
            .map(CouponBearing::party)
            .distinct()
            .map(party -> bearer(terms, fold, party))
            .toList();
    return new CouponAccountsView(terms.contractId(), bearers);
  }

  private static CouponAccountsView.Bearer bearer(
      ContractTerms terms, BookFold fold, String party) {
    List<CouponBearing> own =
        coupons(terms).stream().filter(clause -> clause.party().equals(party)).toList();
    long reserve =
        own.stream()
            .filter(clause -> clause.reserve() != null)
            .mapToLong(clause -> clause.reserve().amount())
            .sum();
    return new CouponAccountsView.Bearer(
        terms.party(party).orElseThrow(),
        own.stream().map(clause -> ClauseSentence.of(terms, clause)).toList(),
        Money.cny(reserve),
        Money.cny(fold.account(party).uncovered()),
        fold.topUps(party).reversed().stream()
            .map(
                each ->
                    new CouponAccountsView.Payment(
                        each.at(), Money.cny(each.amount()), each.note()))
            .toList());
  }

  private static List<CouponBearing> coupons(ContractTerms terms) {
    return terms.clauses().stream()
        .filter(CouponBearing.class::isInstance)
        .map(CouponBearing.class::cast)
        .toList();
  }
}
