package org.tongtian.settlement.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.statement.StatementView.Balances;
import org.tongtian.settlement.statement.StatementView.Parts;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** Makes statements by folding the books of a party's contracts. */
@Service
public class StatementService {

  private final ContractService contracts;
  private final StatementSums sums;
  private final StatementLines lines;
  private final LineReader reader;
  private final Clock clock;

  StatementService(
      ContractService contracts,
      StatementSums sums,
      StatementLines lines,
      LineReader reader,
      Clock clock) {
    this.contracts = contracts;
    this.sums = sums;
    this.lines = lines;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * A party's statement.
   *
   * @param search part of an order number or a product's name, null for all lines
   * @param after null for the first page
   * @throws Refusal {@code settlement.party_unknown} (404) for a party without contracts
   */
  StatementView statement(String partyId, Span span, String search, LinePosition after, int limit) {
    Party party = party(partyId);
    Instant asked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StatementSums.Sums known = sums.of(partyId, span);
    StatementLines.Page page = lines.page(known.heads(), partyId, span, search, after, limit);
    PeriodTotals end = known.before().plus(known.during());
    return new StatementView(
        party,
        span.name(),
        span.from(),
        span.to(),
        span.dated(),
        span.asOf() == null ? asked : span.asOf(),
        Money.cny(known.before().payable()),
        Money.cny(known.during().in()),
        Money.cny(known.during().spent()),
        Money.cny(end.payable()),
        Money.cny(end.escrow()),
        Parts.of(known.during()),
        Balances.of(end),
        page.lines().stream().map(reader::read).toList(),
        page.next() == null ? null : page.next().cursor());
  }

  /**
   * A party's statement with all its lines, for who writes it down.
   *
   * @param span with an instant that it is known at, so that it stays the same
   */
  public FullStatement full(String partyId, Span span) {
    StatementSums.Sums known = sums.of(partyId, span);
    PeriodTotals end = known.before().plus(known.during());
    Iterator<FoundLine> walk = lines.walk(known.heads(), partyId, span, null);
    return new FullStatement(
        party(partyId),
        span,
        Money.cny(known.before().payable()),
        Money.cny(known.during().in()),
        Money.cny(known.during().spent()),
        Money.cny(end.payable()),
        Parts.of(known.during()),
        Balances.of(end),
        known.during().lines(),
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return walk.hasNext();
          }

          @Override
          public StatementLine next() {
            return reader.read(walk.next());
          }
        });
  }

  /** The party, refused where it has no contracts. */
  public Party party(String partyId) {
    return contracts.party(partyId).orElseThrow(() -> Refusal.notFound("settlement.party_unknown"));
  }
}
