package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/**
 * A million sales by a contract of all kinds of clauses: how far each party ever is from its exact
 * entitlement. The table is left in target/drift.md.
 */
class ManySalesTest {

  private static final int SALES = 1_000_000;

  private final Samples samples = new Samples();

  /** What a party was due and got. */
  private static final class Tally {
    private BigInteger due = BigInteger.ZERO;
    private long paid;
    private long ahead; // what was paid beyond what was due, in parts of a fen
    private long furthest;

    void add(long owed, long amount, long unit) {
      due = due.add(BigInteger.valueOf(owed));
      paid += amount;
      ahead += amount * unit - owed;
    }

    void compare() {
      furthest = Math.max(furthest, Math.abs(ahead));
    }
  }

  @Test
  void nobodyIsEverAWholeFenFromItsExactEntitlement() throws IOException {
    ContractTerms terms = ofAllKinds();
    Splitter splitter = Splitter.of(terms);
    List<String> parties = terms.parties().stream().map(Party::id).toList();
    Tally[] tallies = new Tally[parties.size()];
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = new Tally();
    }
    Replayable.cases(1, random -> run(splitter, parties, tallies, random));
    List<String> table = new ArrayList<>();
    table.add(
        "| party | exact entitlement, fen | paid, fen | difference | largest difference ever |");
    table.add("|---|---|---|---|---|");
    for (int i = 0; i < tallies.length; i++) {
      table.add(row(terms.parties().get(i), tallies[i], splitter.denominator()));
      assertThat(tallies[i].furthest).as("%s", table.getLast()).isLessThan(splitter.denominator());
    }
    Files.write(Path.of("target", "drift.md"), table);
  }

  private void run(
      Splitter splitter, List<String> parties, Tally[] tallies, RandomGenerator random) {
    Carry carry = splitter.noCarry();
    long unit = splitter.denominator();
    for (int i = 0; i < SALES; i++) {
      Sale sale = sale(random, i);
      Map<String, Long> available = Map.of(samples.fund.id(), random.nextLong(0, 3_000));
      Split split = splitter.split(sale, carry, available);
      long[] owed = splitter.owed(sale, split.lines());
      for (int line = 0; line < owed.length; line++) {
        SplitLine each = split.lines().get(line);
        tallies[parties.indexOf(each.payee())].add(owed[line], each.amount(), unit);
      }
      for (Tally tally : tallies) {
        tally.compare();
      }
      carry = split.carry();
    }
  }

  private Sale sale(RandomGenerator random, int number) {
    long thousandths = random.nextLong(10_000, 60_000);
    long price = random.nextLong(500, 800);
    return new Sale(
        thousandths * price / 1_000,
        thousandths,
        "JIN",
        random.nextBoolean() ? "A" : "B",
        random.nextBoolean() ? samples.host.id() : null,
        random.nextInt(1, 4),
        random.nextBoolean() ? null : random.nextLong(100, 320),
        YearMonth.of(2026, 1 + number * 12 / SALES));
  }

  private ContractTerms ofAllKinds() {
    String farmer = samples.farmer.id();
    String host = samples.host.id();
    String fund = samples.fund.id();
    String coop = samples.cooperative.id();
    Ratio seventh = new Ratio(1, 70);
    return samples.terms(
        new ShareOfGross(1, farmer, new Ratio(41, 100)),
        new FixedFee(2, samples.carrier.id(), Money.cny(37), FeeBasis.KILO, null),
        new FixedFee(3, samples.carrier.id(), Money.cny(15), FeeBasis.LEG, null),
        new FixedFee(4, farmer, Money.cny(3), FeeBasis.ACCEPTED, "JIN", "A"),
        new TieredCommission(
            5,
            host,
            VolumeMeasure.VALUE,
            List.of(new Tier(0, Ratio.percent(8)), new Tier(200_000_000, Ratio.percent(6))),
            true),
        new TieredCommission(
            6,
            samples.platform.id(),
            VolumeMeasure.ORDERS,
            List.of(new Tier(0, Ratio.percent(5)), new Tier(20_000, Ratio.percent(3))),
            false),
        new Levy(7, fund, seventh, new Text("手艺", "craft")),
        new FundContribution(8, fund, null, Money.cny(2), "JIN"),
        new InsurancePremium(
            9,
            samples.brand.id(),
            new Ratio(1, 128),
            List.of(new Cover(InsuredCause.DISASTER, Ratio.percent(50), null))),
        new ShareOfNet(10, samples.brand.id(), Ratio.percent(2), List.of(2, 3)),
        new Remainder(11, coop),
        new Cap(12, samples.platform.id(), new Ratio(45, 1000), coop),
        new Minimum(13, farmer, Ratio.percent(44), List.of(coop, host)),
        new FloorPrice(14, farmer, "JIN", Money.cny(230), Ratio.percent(10), List.of(fund, coop)));
  }

  private static String row(Party party, Tally tally, long unit) {
    BigDecimal due =
        new BigDecimal(tally.due).divide(new BigDecimal(unit), 4, RoundingMode.HALF_UP);
    return "| "
        + party.name().en()
        + " | "
        + due.toPlainString()
        + " | "
        + tally.paid
        + " | "
        + fen(tally.ahead, unit)
        + " | "
        + fen(tally.furthest, unit)
        + " |";
  }

  private static String fen(long parts, long unit) {
    return new BigDecimal(parts)
        .divide(new BigDecimal(unit), 4, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
