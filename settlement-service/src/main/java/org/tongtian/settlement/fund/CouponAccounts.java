package org.tongtian.settlement.fund;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
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
import org.tongtian.settlement.fund.CouponAccountsView.Bearer;
import org.tongtian.settlement.fund.CouponAccountsView.Payment;

/** Reads what bearers of coupons have in the books of contracts, and who may see it. */
@Service
class CouponAccounts {

  private final ContractService contracts;
  private final BookService books;

  CouponAccounts(ContractService contracts, BookService books) {
    this.contracts = contracts;
    this.books = books;
  }

  /**
   * The accounts of the contracts by which the caller's party bears coupons; of all contracts for
   * who reads everything.
   */
  List<CouponAccountsView> ofCaller(Caller caller) {
    List<String> ids =
        caller.readsEverything()
            ? contracts.allContractIds()
            : contracts.contractIdsOf(caller.requireParty());
    return ids.stream()
        .map(contracts::newestSigned)
        .flatMap(Optional::stream)
        .filter(terms -> concerns(terms, caller))
        .map(terms -> of(terms, caller))
        .toList();
  }

  private static boolean concerns(ContractTerms terms, Caller caller) {
    return coupons(terms).stream()
        .anyMatch(clause -> caller.readsEverything() || caller.actsFor(clause.party()));
  }

  /**
   * The accounts of a contract by its newest signed version, for its parties, the platform and who
   * reads everything; 404 {@code contract.unknown} for all others.
   */
  CouponAccountsView of(String contractId, Caller caller) {
    return contracts
        .newestSigned(contractId)
        .filter(terms -> maySee(terms, caller))
        .map(terms -> of(terms, caller))
        .orElseThrow(() -> Refusal.notFound("contract.unknown"));
  }

  private static boolean maySee(ContractTerms terms, Caller caller) {
    return caller.readsEverything()
        || caller.role() == Role.PLATFORM
        || terms.parties().stream().anyMatch(party -> caller.actsFor(party.id()));
  }

  private CouponAccountsView of(ContractTerms terms, Caller caller) {
    return books.read(
        terms.contractId(),
        fold ->
            new CouponAccountsView(
                terms.contractId(),
                terms.title(),
                coupons(terms).stream()
                    .map(CouponBearing::party)
                    .distinct()
                    .map(party -> bearer(terms, fold, party, caller))
                    .toList()));
  }

  private static Bearer bearer(ContractTerms terms, BookFold fold, String party, Caller caller) {
    List<CouponBearing> own =
        coupons(terms).stream().filter(clause -> clause.party().equals(party)).toList();
    boolean isItsAffair = caller.readsEverything() || caller.actsFor(party);
    return new Bearer(
        terms.party(party).orElseThrow(),
        own.stream().map(clause -> ClauseSentence.of(terms, clause)).toList(),
        reserve(own),
        isItsAffair ? Money.cny(fold.account(party).payable()) : null,
        Money.cny(fold.coupons(party)),
        Money.cny(fold.account(party).uncovered()),
        fold.topUps(party).reversed().stream()
            .map(each -> new Payment(each.at(), Money.cny(each.amount()), each.note()))
            .toList());
  }

  private static Money reserve(List<CouponBearing> clauses) {
    return clauses.stream()
        .map(CouponBearing::reserve)
        .filter(reserve -> reserve != null)
        .reduce(Money.cny(0), Money::plus);
  }

  private static List<CouponBearing> coupons(ContractTerms terms) {
    return terms.clauses().stream()
        .filter(CouponBearing.class::isInstance)
        .map(CouponBearing.class::cast)
        .toList();
  }
}
