package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.CouponIssuer;
import org.tongtian.settlement.contract.DeliveryFee;

/**
 * Simulations of sales with coupons and delivery fees, under contracts that speak of them or not.
 */
class CouponSimulationTest {

  @Test
  void everyCaseSumsToWhatConsumersPaidAndAFarmerGetsTheSameWithCouponsAndWithout() {
    Replayable.cases(
        60,
        random -> {
          ContractTerms without = TriedContracts.any(random);
          ContractTerms with = withParts(without);
          Inputs inputs = past(random);
          Map<String, Long> farmers = new HashMap<>();
          for (SimulationView.Case each : new Simulator(with, null, inputs).run().cases()) {
            assertThat(sum(each)).isEqualTo(each.gross().minus(each.refunded()).amount());
            farmers.put(each.id().name(), farmer(each));
          }
          for (SimulationView.Case each : new Simulator(without, null, inputs).run().cases()) {
            assertThat(sum(each)).isEqualTo(each.gross().minus(each.refunded()).amount());
            assertThat(farmer(each)).isEqualTo(farmers.get(each.id().name()));
          }
        });
  }

  @Test
  void contractWithoutTheClausesSellsAtTheListPrice() {
    ContractTerms without = TriedContracts.usual();
    BookedSale sale = sale(1, 1_000, new BesidePrice(100, 50, 70));
    Inputs inputs = inputs(List.of(Happening.paid(Samples.LONG_AGO, sale)));
    assertThat(past(without, inputs).gross().amount()).isEqualTo(1_000);
    assertThat(past(withParts(without), inputs).gross().amount()).isEqualTo(920);
    BookedSale bare = sale(1, 1_000, BesidePrice.NOTHING);
    assertThat(inputs(List.of(Happening.paid(Samples.LONG_AGO, bare))).hash())
        .isNotEqualTo(inputs.hash());
  }

  private static SimulationView.Case past(ContractTerms terms, Inputs inputs) {
    return new Simulator(terms, null, inputs).run().cases().getFirst();
  }

  private static Inputs past(RandomGenerator random) {
    List<Happening> happenings = new ArrayList<>();
    Instant at = Samples.LONG_AGO;
    for (int i = 1; i <= 40; i++) {
      long gross = random.nextLong(1, 9_000);
      long cooperative = random.nextBoolean() ? 0 : random.nextLong(gross + 1);
      long platform = random.nextBoolean() ? 0 : random.nextLong(gross - cooperative + 1);
      BesidePrice beside = BesidePrice.of(cooperative, platform, random.nextLong(900));
      BookedSale sale = sale(i, gross, beside);
      happenings.add(Happening.paid(at, sale));
      if (random.nextInt(4) == 0) {
        happenings.add(Happening.refunded(at, sale.saleId(), gross, beside));
      } else {
        happenings.add(Happening.received(at, sale.saleId()));
      }
      at = at.plusSeconds(3_600);
    }
    return inputs(happenings);
  }

  private static Inputs inputs(List<Happening> happenings) {
    return new Inputs(Inputs.Source.PAST, Samples.LONG_AGO, happenings, false, Map.of());
  }

  private static BookedSale sale(int number, long gross, BesidePrice beside) {
    return new BookedSale(
        "line-" + number,
        "TT" + number,
        new Text("红薯", "potato"),
        "JIN",
        Quantity.of(2),
        gross,
        1,
        null,
        null,
        null,
        null,
        "2026-01",
        null,
        null,
        null,
        "order-" + number,
        beside);
  }

  private static ContractTerms withParts(ContractTerms terms) {
    List<Clause> clauses = new ArrayList<>(terms.clauses());
    clauses.add(new DeliveryFee(9, "carrier"));
    clauses.add(new CouponBearing(10, "co-op", CouponIssuer.COOPERATIVE, null));
    clauses.add(new CouponBearing(11, "host", CouponIssuer.PLATFORM, null));
    return new ContractTerms(
        terms.contractId(),
        terms.version(),
        terms.title(),
        terms.effectiveFrom(),
        terms.parties(),
        terms.smallestSale(),
        terms.fieldPrice(),
        clauses);
  }

  private static long sum(SimulationView.Case shown) {
    return shown.columns().draft().stream().mapToLong(share -> share.amount().amount()).sum();
  }

  private static long farmer(SimulationView.Case shown) {
    return shown.columns().draft().stream()
        .filter(share -> share.party().id().equals("farmer"))
        .findFirst()
        .orElseThrow()
        .amount()
        .amount();
  }
}
