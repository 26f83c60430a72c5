package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookTerms;
import org.tongtian.settlement.book.BookWriter;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/** What a change of the terms does, and to whom it does nothing. */
class TermsChangeTest {

  private static final int CASES = 200;
  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

  /** A clause with a rate; the second one of the contract. */
  enum Rated {
    SHARE,
    NET,
    LEVY,
    CONTRIBUTION,
    PREMIUM,
    FIRST_TIER,
    LATER_TIER,
    TIER_OF_ORDERS;

    Clause of(String party, Ratio rate) {
      Ratio other = Ratio.percent(3);
      return switch (this) {
        case SHARE -> new ShareOfGross(2, party, rate);
        case NET -> new ShareOfNet(2, party, rate, List.of(1));
        case LEVY -> new Levy(2, party, rate, new Text("手艺", "craft"));
        case CONTRIBUTION -> new FundContribution(2, party, rate, null, null);
        case PREMIUM ->
            new InsurancePremium(
                2, party, rate, List.of(new Cover(InsuredCause.DISASTER, rate, null)));
        case FIRST_TIER -> tiered(party, VolumeMeasure.VALUE, 300_000, rate, other);
        case LATER_TIER -> tiered(party, VolumeMeasure.VALUE, 300_000, other, rate);
        case TIER_OF_ORDERS -> tiered(party, VolumeMeasure.ORDERS, 20, other, rate);
      };
    }

    private static Clause tiered(
        String party, VolumeMeasure measure, long from, Ratio first, Ratio later) {
      List<Tier> tiers = List.of(new Tier(0, first), new Tier(from, later));
      return new TieredCommission(2, party, measure, tiers, false);
    }
  }

  /** Two versions of a contract. */
  private record Versions(ContractTerms first, ContractTerms second) implements BookTerms {
    @Override
    public ContractTerms terms(int version) {
      return version == 1 ? first : second;
    }

    @Override
    public Splitter splitter(int version) {
      return Splitter.of(terms(version));
    }
  }

  @ParameterizedTest
  @EnumSource(Rated.class)
  void higherRateNeverLowersThePayeesSum(Rated kind) {
    Replayable.cases(
        CASES,
        random -> {
          Samples samples = new Samples();
          long permille = random.nextLong(1, 400);
          List<Sale> sales =
              random.longs(60, 1, 30_000).mapToObj(gross -> Sale.of(gross, 1_000)).toList();
          Function<Long, ContractTerms> terms =
              rate ->
                  samples.terms(
                      new ShareOfGross(1, samples.farmer.id(), Ratio.percent(45)),
                      kind.of(samples.fund.id(), new Ratio(rate, 1_000)),
                      new Remainder(3, samples.cooperative.id()));
          assertThat(secondPayeesSum(terms.apply(permille + 1), sales))
              .isGreaterThanOrEqualTo(secondPayeesSum(terms.apply(permille), sales));
        });
  }

  @Test
  void newVersionLeavesPastSalesAlone() {
    Replayable.cases(
        CASES,
        random -> {
          Versions versions =
              new Versions(RandomContracts.ofAllKinds(random), RandomContracts.ofAllKinds(random));
          List<BookEvent> past = new ArrayList<>();
          List<BookEvent> both = new ArrayList<>();
          List<BookEvent> later = new ArrayList<>();
          for (int i = 0; i < 12; i++) {
            sell(1, "old-" + i, random, past);
            sell(2, "new-" + i, random, later);
          }
          int next = 0;
          for (BookEvent event : past) {
            both.add(event);
            int until = random.nextInt(next, later.size() + 1);
            both.addAll(later.subList(next, until));
            next = until;
          }
          assertThat(pastEntries(versions, both)).isEqualTo(pastEntries(versions, past));
        });
  }

  /** A sale, perhaps a refund before it is received, and perhaps one after. */
  private static void sell(
      int version, String order, RandomGenerator random, List<BookEvent> events) {
    long gross = random.nextLong(1_000, 100_000);
    BookedSale sale =
        new BookedSale(
            order,
            "TT-" + order,
            new Text("红薯", "Potato"),
            "JIN",
            new Quantity(random.nextLong(1, 50_000)),
            gross,
            version);
    events.add(new BookEvent.SalePaid("paid-" + order, AT, sale, ""));
    long early = random.nextLong(0, gross / 2);
    if (early > 0 && random.nextBoolean()) {
      events.add(new BookEvent.SaleRefunded("early-" + order, AT, order, "1", early));
    }
    events.add(new BookEvent.SaleReceived("received-" + order, AT, order));
    if (random.nextBoolean()) {
      events.add(new BookEvent.SaleRefunded("late-" + order, AT, order, "2", gross / 3));
    }
  }

  private static List<Entry> pastEntries(BookTerms terms, List<BookEvent> events) {
    BookWriter book = new BookWriter("book", terms);
    for (BookEvent event : events) {
      book.append(AT, List.of(event));
    }
    return book.blocks().stream()
        .flatMap(block -> block.entries().stream())
        .filter(entry -> entry.sale() != null && entry.sale().contractVersion() == 1)
        .toList();
  }

  private static long secondPayeesSum(ContractTerms terms, List<Sale> sales) {
    Splitter splitter = Splitter.of(terms);
    Carry carry = splitter.noCarry();
    long sum = 0;
    for (Sale sale : sales) {
      Split split = splitter.split(sale, carry);
      sum += split.lines().get(1).amount();
      carry = split.carry();
    }
    return sum;
  }
}
