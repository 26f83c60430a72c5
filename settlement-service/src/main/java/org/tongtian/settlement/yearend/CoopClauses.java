package org.tongtian.settlement.yearend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.contract.Dividend;
import org.tongtian.settlement.contract.GuaranteedReturn;
import org.tongtian.settlement.contract.Ratio;

/** What a co-op's contracts say about its year end. */
@Component
class CoopClauses {

  private final ContractService contracts;

  CoopClauses(ContractService contracts) {
    this.contracts = contracts;
  }

  /**
   * How the surplus is shared.
   *
   * @param version of the contract that says so
   */
  record Sharing(int version, DividendRule rule) {}

  /**
   * The rule of the contract as it was in force at the end of the year.
   *
   * @throws Refusal {@code yearend.no_dividend_clause} (409)
   */
  Sharing sharing(String coop, String book, int year, Ratio welfare) {
    ContractTerms terms = contracts.inForce(book, endOf(YearMonth.of(year, 12))).terms();
    return terms.clauses().stream()
        .filter(Dividend.class::isInstance)
        .map(Dividend.class::cast)
        .filter(clause -> clause.party().equals(coop))
        .findFirst()
        .map(
            clause ->
                new Sharing(
                    terms.version(),
                    new DividendRule(
                            clause.no(), clause.byTradeVolume(), clause.reserveRate(), welfare)
                        .checked()))
        .orElseThrow(() -> Refusal.conflict("yearend.no_dividend_clause"));
  }

  /**
   * A guarantee of a household's equity.
   *
   * @param months of the year at whose end it was in force
   */
  record Guarantee(String book, int version, GuaranteedReturn clause, int months) {}

  /** All guarantees in the co-op's contracts that were in force at the end of the year. */
  List<Guarantee> guarantees(String coop, int year) {
    List<Guarantee> found = new ArrayList<>();
    for (String book : contracts.contractIdsOf(coop)) {
      Optional<ContractVersion> last = contracts.findInForce(book, endOf(YearMonth.of(year, 12)));
      last.ifPresent(version -> add(found, book, version.terms(), year));
    }
    return found;
  }

  private void add(List<Guarantee> found, String book, ContractTerms terms, int year) {
    terms.clauses().stream()
        .filter(GuaranteedReturn.class::isInstance)
        .map(GuaranteedReturn.class::cast)
        .map(clause -> new Guarantee(book, terms.version(), clause, months(book, clause, year)))
        .forEach(found::add);
  }

  private int months(String book, GuaranteedReturn clause, int year) {
    int months = 0;
    for (int month = 1; month <= 12; month++) {
      Instant end = endOf(YearMonth.of(year, month));
      if (contracts.findInForce(book, end).filter(version -> has(version, clause)).isPresent()) {
        months++;
      }
    }
    return months;
  }

  private static boolean has(ContractVersion version, GuaranteedReturn clause) {
    return version.terms().clauses().stream()
        .filter(GuaranteedReturn.class::isInstance)
        .map(GuaranteedReturn.class::cast)
        .anyMatch(
            each ->
                each.payee().equals(clause.payee())
                    && each.guarantor().equals(clause.guarantor())
                    && each.capital().equals(clause.capital())
                    && each.rate().equals(clause.rate()));
  }

  private static Instant endOf(YearMonth month) {
    LocalDate next = month.atEndOfMonth().plusDays(1);
    return next.atStartOfDay(BookFold.ZONE).toInstant().minusMillis(1);
  }
}
