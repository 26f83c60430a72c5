package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Refunded;
import org.tongtian.settlement.split.Refunds;
import org.tongtian.settlement.split.Split;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;

class SimulatorTest {

  private static final ContractTerms USUAL = TriedContracts.usual();

  @Test
  void everyColumnOfEveryCaseSumsToWhatConsumersPaidAndDidNotGetBack() {
    Replayable.cases(
        60,
        random -> {
          Inputs inputs = past(random, TriedContracts.any(random));
          SimulationView view =
              new Simulator(TriedContracts.any(random), TriedContracts.any(random), inputs).run();
          for (SimulationView.Case each : view.cases()) {
            long kept = each.gross().amount() - each.refunded().amount();
            assertThat(sum(each.columns().draft())).as("draft of %s", each.id()).isEqualTo(kept);
            assertThat(sum(each.columns().inForce()))
                .as("in force of %s", each.id())
                .isEqualTo(kept);
          }
        });
  }

  @Test
  void samePastSoldByHandWithTheSplitterGivesTheSameFigures() {
    Replayable.cases(
        60,
        random -> {
          ContractTerms terms = TriedContracts.any(random);
          Inputs inputs = past(random, terms);
          CaseRun.Outcome outcome = CaseRun.of(CaseKind.PAST, terms, inputs);
          ByHand hand = new ByHand(terms);
          inputs.happenings().forEach(hand::take);
          assertThat(nonZero(outcome.totals())).isEqualTo(nonZero(hand.totals));
          assertThat(outcome.carry()).isEqualTo(hand.carry);
        });
  }

  @Test
  void sameInputsGiveTheSameAnswerAndOtherInputsAnotherHash() {
    Inputs inputs = SampleMonth.of(USUAL, SampleSale.smallestOf(USUAL).orElseThrow());
    SimulationView view = new Simulator(USUAL, null, inputs).run();
    assertThat(new Simulator(USUAL, null, inputs).run()).isEqualTo(view);
    assertThat(view.draftHash()).isEqualTo(USUAL.hash());
    Inputs richer =
        new Inputs(inputs.source(), null, inputs.happenings(), false, Map.of("fund", 1L));
    assertThat(richer.hash()).isNotEqualTo(view.inputsHash());
    Inputs shorter =
        new Inputs(inputs.source(), null, inputs.happenings().subList(0, 199), false, Map.of());
    assertThat(shorter.hash()).isNotEqualTo(view.inputsHash());
  }

  @Test
  void eachStressDoesWhatItSays() {
    Inputs inputs = SampleMonth.of(USUAL, SampleSale.smallestOf(USUAL).orElseThrow());
    SimulationView view = new Simulator(USUAL, null, inputs).run();
    SimulationView.Case past = view.cases().getFirst();
    assertThat(past.sales()).isEqualTo(100);
    assertThat(past.gross().amount()).isEqualTo(650L * 300); // 1 to 5 jin, 20 times each
    assertThat(past.refunded().amount()).isZero();
    assertThat(past.notes()).isEmpty();
    assertThat(past.columns().inForce()).isNull();

    SimulationView.Case down = view.cases().get(1);
    assertThat(down.gross().amount()).isEqualTo(390L * 300);
    assertThat(of(down, "farmer")).isGreaterThan(45 * down.gross().amount() / 100);

    SimulationView.Case returns = view.cases().get(2);
    assertThat(returns.refunded().amount()).isEqualTo(returnedByRule(inputs)).isPositive();

    SimulationView.Case late = view.cases().get(3);
    assertThat(late.refunded().amount()).isEqualTo(lostByRule(inputs));
    assertThat(of(late, "insurer")).isNegative();
    assertThat(of(late, "farmer"))
        .isGreaterThan(65 * of(past, "farmer") / 100)
        .isEqualTo(late.columns().draft().getFirst().amount().amount());
    assertThat(late.notes().getFirst().zh()).contains("第 5 条");

    SimulationView.Case many = view.cases().get(4);
    assertThat(many.sales()).isEqualTo(500);
    assertThat(many.gross().amount()).isEqualTo(5 * past.gross().amount());
    assertThat(percent(many, "host")).isGreaterThan(percent(past, "host"));
  }

  @Test
  void fundThatRunsDryLeavesARecordedDebt() {
    ContractTerms terms = TriedContracts.usual();
    BookedSale sale = sale(terms, 1, 650, 5);
    Instant at = Samples.LONG_AGO;
    List<Happening> happenings = List.of(Happening.paid(at, sale), Happening.received(at, "o-1"));
    Inputs inputs = new Inputs(Inputs.Source.PAST, at, happenings, false, Map.of("fund", 40L));
    SimulationView.Case past = new Simulator(terms, null, inputs).run().cases().getFirst();
    // Five jin are sure of 12.50; everything that fund and co-op have is less than what is missing.
    assertThat(of(past, "fund")).isEqualTo(-40);
    assertThat(of(past, "co-op")).isZero();
    assertThat(sum(past.columns().draft())).isEqualTo(650);
    assertThat(past.notes()).singleElement().extracting(Text::zh).asString().contains("第 8 条");
  }

  @Test
  void commissionModelShowsTheFiguresOfThePapersAndBlendsNothing() {
    List<SimulationView.Share> shares = CommissionModel.shares(65_000, 20);
    assertThat(shares.stream().map(share -> share.amount().amount()))
        .containsExactly(13_000L, 18_000L, 29_250L, 9_750L, 16_250L, 17_000L);
    assertThat(shares.stream().map(SimulationView.Share::percent))
        .containsExactly("20.0", "27.7", "45.0", "15.0", "25.0", "26.2");
  }

  /** What the past was sold for and given back, split without any book. */
  private static final class ByHand {
    private final Splitter splitter;
    private final ContractTerms terms;
    private final Map<String, Long> totals = new HashMap<>();
    private final Map<String, BookedSale> sales = new HashMap<>();
    private final Map<String, List<SplitLine>> lines = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    private final Map<String, Boolean> released = new HashMap<>();
    private Carry carry;

    ByHand(ContractTerms terms) {
      this.terms = terms;
      this.splitter = Splitter.of(terms);
      this.carry = splitter.noCarry();
    }

    void take(Happening each) {
      String order = each.saleId();
      switch (each.what()) {
        case PAID -> pay(each.sale(), order);
        case RECEIVED -> released.put(order, true);
        case CANCELLED -> giveBack(order, sales.get(order).gross());
        case REFUNDED -> giveBack(order, each.amount() + refunded.getOrDefault(order, 0L));
      }
    }

    private void pay(BookedSale sale, String order) {
      Map<String, Long> available = Map.of("fund", Math.max(0, fundHas()), "co-op", 0L);
      Split split = splitter.split(sale.forSplit(), carry, available);
      sales.put(order, sale);
      lines.put(order, split.lines());
      split.lines().forEach(line -> totals.merge(line.payee(), line.amount(), Math::addExact));
      carry = split.carry();
    }

    /** What is released, less what sales in escrow take from it. */
    private long fundHas() {
      long has = 0;
      for (Map.Entry<String, List<SplitLine>> each : lines.entrySet()) {
        long ofSale = kept(each.getKey(), "fund");
        has += released.getOrDefault(each.getKey(), false) ? ofSale : Math.min(0, ofSale);
      }
      return has;
    }

    private long kept(String order, String party) {
      long refund = refunded.getOrDefault(order, 0L);
      List<SplitLine> taken = refund == 0 ? List.of() : refund(order, 0, refund).lines();
      return of(lines.get(order), party) - of(taken, party);
    }

    private static long of(List<SplitLine> lines, String party) {
      return lines.stream()
          .filter(line -> line.payee().equals(party))
          .mapToLong(SplitLine::amount)
          .sum();
    }

    private void giveBack(String order, long after) {
      Refunds.Refund refund = refund(order, refunded.getOrDefault(order, 0L), after);
      refund.lines().forEach(line -> totals.merge(line.payee(), -line.amount(), Math::addExact));
      refunded.put(order, after);
      carry = refund.carry();
    }

    private static Refunded goods(long fen) {
      return new Refunded(fen, BesidePrice.NOTHING);
    }

    private Refunds.Refund refund(String order, long before, long after) {
      return new Refunds(Splitter.of(terms))
          .refund(
              sales.get(order).forSplit(), lines.get(order), goods(before), goods(after), carry);
    }
  }

  private static Inputs past(RandomGenerator random, ContractTerms terms) {
    List<Happening> happenings = new ArrayList<>();
    List<BookedSale> open = new ArrayList<>();
    Instant at = Samples.LONG_AGO;
    int count = random.nextInt(5, 60);
    for (int i = 1; i <= count; i++) {
      BookedSale sale = sale(terms, i, random.nextLong(100, 20_000), random.nextLong(1, 20));
      happenings.add(Happening.paid(at, sale));
      open.add(sale);
      at = at.plusSeconds(random.nextLong(100_000));
      if (random.nextInt(3) > 0) {
        BookedSale ended = open.remove(random.nextInt(open.size()));
        end(ended, at, random, happenings);
      }
    }
    return new Inputs(Inputs.Source.PAST, Samples.LONG_AGO, happenings, false, Map.of());
  }

  private static void end(
      BookedSale sale, Instant at, RandomGenerator random, List<Happening> happenings) {
    if (random.nextInt(8) == 0) {
      happenings.add(Happening.cancelled(at, sale.saleId()));
      return;
    }
    if (random.nextInt(8) == 0) {
      long part = random.nextLong(1, sale.gross());
      happenings.add(Happening.refunded(at, sale.saleId(), part, BesidePrice.NOTHING));
    }
    happenings.add(Happening.received(at, sale.saleId()));
  }

  private static BookedSale sale(ContractTerms terms, int number, long gross, long jin) {
    return new BookedSale(
        "o-" + number,
        "TT" + number,
        new Text("红薯", "potato"),
        "JIN",
        Quantity.of(jin),
        gross,
        terms.version(),
        null,
        null,
        null,
        null,
        "2026-01",
        null,
        null,
        null);
  }

  private static long returnedByRule(Inputs inputs) {
    long sum = 0;
    int count = 0;
    for (int k = 1; k <= inputs.paid().size(); k++) {
      if ((7919 * k + 17) % 100 < 15) {
        sum += inputs.paid().get(k - 1).sale().gross();
        count++;
      }
    }
    assertThat(count).isEqualTo(15);
    return sum;
  }

  private static long lostByRule(Inputs inputs) {
    return inputs.paid().stream().mapToLong(paid -> (paid.sale().gross() * 35 + 50) / 100).sum();
  }

  private static long sum(List<SimulationView.Share> shares) {
    return shares.stream().mapToLong(share -> share.amount().amount()).sum();
  }

  private static long of(SimulationView.Case shown, String party) {
    return share(shown, party).amount().amount();
  }

  private static BigDecimal percent(SimulationView.Case shown, String party) {
    return new BigDecimal(share(shown, party).percent());
  }

  private static SimulationView.Share share(SimulationView.Case shown, String party) {
    return shown.columns().draft().stream()
        .filter(share -> share.party().id().equals(party))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> nonZero(Map<String, Long> totals) {
    Map<String, Long> kept = new HashMap<>(totals);
    kept.values().removeIf(fen -> fen == 0);
    return kept;
  }
}
