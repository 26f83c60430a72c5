package org.tongtian.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.statement.StatementView.Effect;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** Random books: statements add up, whatever happened, however late, as known then and later. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
@Import(MovableClock.Installed.class)
class StatementPropertiesTest {

  private static final Instant OCTOBER = Instant.parse("2026-10-30T03:00:00Z");
  private static final List<String> PERIODS = List.of("2026-10", "2026-11", "2026-11-H1");

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private StatementService statements;
  @Autowired private TotalsService totals;
  @Autowired private MovableClock clock;

  private final Set<EntryKind> seen = EnumSet.noneOf(EntryKind.class);

  @Test
  void everyStatementAddsUp() {
    Replayable.cases(
        6,
        random -> {
          clock.set(OCTOBER);
          Samples samples = new Samples();
          RandomMoney money = new RandomMoney(random, samples, sign(samples));
          for (int day = 0; day < 20; day++) {
            clock.set(OCTOBER.plus(Duration.ofHours(day * 23L)));
            money.book(books, clock.instant(), 6);
          }
          Instant then = OCTOBER.plus(Duration.ofDays(9));
          for (Party party : samples.parties()) {
            check(samples, party.id(), then);
          }
        });
    assertThat(seen)
        .contains(
            EntryKind.ACCRUED,
            EntryKind.RELEASED,
            EntryKind.REFUNDED,
            EntryKind.DEPOSITED,
            EntryKind.TRANSFERRED,
            EntryKind.PAYOUT_SENT,
            EntryKind.PAYOUT_DONE,
            EntryKind.PAYOUT_RETURNED,
            EntryKind.FROZEN);
  }

  private void check(Samples samples, String party, Instant then) {
    for (String dated : List.of("BOOKED", "HAPPENED")) {
      for (String period : PERIODS) {
        addsUp(party, span(period, dated, null));
        addsUp(party, span(period, dated, then));
      }
      StatementView first = read(party, span("2026-10", dated, null));
      StatementView second = read(party, span("2026-11", dated, null));
      assertThat(second.opening()).isEqualTo(first.closing());
    }
    Account account = books.<Account>read(samples.contractId, fold -> fold.account(party));
    StatementView all =
        statements.statement(
            party, Span.of(null, "2026-10-01", "2026-12-31", null, null, then), null, null, 1);
    assertThat(all.balances().payable().amount()).isEqualTo(account.payable());
    assertThat(all.balances().escrow().amount()).isEqualTo(account.escrow());
    assertThat(all.balances().transit().amount()).isEqualTo(account.transit());
    assertThat(all.balances().out().amount()).isEqualTo(account.out());
    assertThat(all.balances().frozen().amount()).isEqualTo(account.frozen());
  }

  private void addsUp(String party, Span span) {
    StatementView whole = read(party, span);
    List<StatementLine> lines = whole.lines();
    assertThat(whole.opening().amount() + whole.in().amount() - whole.out().amount())
        .isEqualTo(whole.closing().amount());
    assertThat(sum(lines, Effect.IN)).isEqualTo(whole.in().amount());
    assertThat(sum(lines, Effect.OUT)).isEqualTo(-whole.out().amount());
    assertThat(
            statements
                .full(party, span.asOf() == null ? span.knownAt(clock.instant()) : span)
                .count())
        .isEqualTo(lines.size());
    for (TotalsView.By by : TotalsView.By.values()) {
      TotalsView sums = totals.totals(by, party, span);
      assertThat(sums.items().stream().mapToLong(item -> item.in().amount()).sum())
          .isEqualTo(whole.in().amount());
      assertThat(sums.items().stream().mapToLong(item -> item.out().amount()).sum())
          .isEqualTo(whole.out().amount());
    }
    for (StatementLine line : lines) {
      seen.add(line.kind());
      assertThat(line.reason().zh()).isNotBlank().doesNotContain("null");
      assertThat(line.reason().en()).isNotBlank().doesNotContain("null");
      if (span.asOf() != null) {
        assertThat(line.at()).isBeforeOrEqualTo(span.asOf());
      }
      if (span.dated() == Dating.HAPPENED) {
        assertThat(span.contains(line.happenedAt())).isTrue();
      }
    }
  }

  private static long sum(List<StatementLine> lines, Effect effect) {
    return lines.stream()
        .filter(line -> line.effect() == effect)
        .mapToLong(line -> line.amount().amount())
        .sum();
  }

  /** The statement with all lines, read in pages of seven. */
  private StatementView read(String party, Span span) {
    List<StatementLine> lines = new ArrayList<>();
    StatementView page = statements.statement(party, span, null, null, 7);
    lines.addAll(page.lines());
    while (page.next() != null) {
      page = statements.statement(party, span, null, LinePosition.of(page.next()), 7);
      lines.addAll(page.lines());
    }
    assertThat(lines.stream().map(StatementLine::proof)).doesNotHaveDuplicates();
    return new StatementView(
        page.party(),
        page.period(),
        page.from(),
        page.to(),
        page.dated(),
        page.asOf(),
        page.opening(),
        page.in(),
        page.out(),
        page.closing(),
        page.escrow(),
        page.parts(),
        page.balances(),
        lines,
        null);
  }

  @Test
  void lateEventChangesTheCorrectedStatementAndNotTheOneKnownThen() {
    Samples samples = new Samples();
    clock.set(OCTOBER);
    String hash = sign(samples);
    String order = Ids.next();
    String farmer = samples.farmer.id();
    books.append(
        samples.contractId,
        List.of(
            new BookEvent.SalePaid(
                Ids.next(), OCTOBER, RandomMoney.sale(order, "TT-1", 3250, null), hash)));
    Instant november = Instant.parse("2026-11-20T03:00:00Z");
    clock.set(november);
    books.append(
        samples.contractId, List.of(new BookEvent.SaleReceived(Ids.next(), OCTOBER, order)));
    Instant before = november.minusSeconds(1);
    assertThat(in(farmer, span("2026-10", "BOOKED", null))).isZero();
    assertThat(in(farmer, span("2026-10", "HAPPENED", null))).isEqualTo(1462);
    assertThat(in(farmer, span("2026-10", "HAPPENED", before))).as("as known then").isZero();
    assertThat(in(farmer, span("2026-11", "BOOKED", null))).isEqualTo(1462);
    assertThat(in(farmer, span("2026-11", "BOOKED", before))).isZero();
    assertThat(in(farmer, span("2026-11", "HAPPENED", null))).isZero();
    StatementView late = read(farmer, span("2026-10", "HAPPENED", null));
    assertThat(late.lines().getFirst().late()).isTrue();
    assertThat(late.lines().getLast().late()).isFalse();
  }

  private long in(String party, Span span) {
    return read(party, span).in().amount();
  }

  private Span span(String period, String dated, Instant asOf) {
    return Span.of(
        period, null, null, dated, asOf == null ? null : asOf.toString(), clock.instant());
  }

  private String sign(Samples samples) {
    return new SettlementClient(port)
        .put("/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
        .body()
        .get("hash")
        .asString();
  }
}
