package org.tongtian.settlement.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.SmallestSale;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/** Contracts with everything that a stress shows; parties have plain ids. */
final class TriedContracts {

  private TriedContracts() {}

  /** Farmer 45 %, host by tiers and capped, insured against delay, a floor of 2.50 a jin. */
  static ContractTerms usual() {
    return terms(45, 60, 250, 2);
  }

  static ContractTerms any(RandomGenerator random) {
    return terms(
        random.nextLong(30, 60),
        random.nextLong(1, 400),
        random.nextLong(1, 400),
        random.nextLong(1, 5));
  }

  private static ContractTerms terms(long farmer, long fee, long floor, long fund) {
    List<Clause> clauses =
        List.of(
            new ShareOfGross(1, "farmer", Ratio.percent(farmer)),
            new FixedFee(2, "carrier", Money.cny(fee), FeeBasis.ORDER, null),
            new TieredCommission(
                3,
                "host",
                VolumeMeasure.ORDERS,
                List.of(new Tier(0, Ratio.percent(6)), new Tier(50, new Ratio(1, 12))),
                false),
            new ShareOfGross(4, "fund", Ratio.percent(fund)),
            new InsurancePremium(
                5,
                "insurer",
                Ratio.percent(1),
                List.of(new Cover(InsuredCause.DELAY, Ratio.percent(20), 24L))),
            new Remainder(6, "co-op"),
            new Cap(7, "host", Ratio.percent(8), "farmer"),
            new FloorPrice(
                8, "farmer", "JIN", Money.cny(floor), Ratio.percent(0), List.of("fund", "co-op")));
    return new ContractTerms(
        "tried",
        1,
        new Text("试算合同", "Tried contract"),
        Samples.LONG_AGO,
        parties(),
        new SmallestSale(1, Money.cny(650), "JIN"),
        Money.cny(180),
        clauses);
  }

  private static List<Party> parties() {
    List<Party> parties = new ArrayList<>();
    add(parties, "farmer", PartyKind.FARMER);
    add(parties, "carrier", PartyKind.CARRIER);
    add(parties, "host", PartyKind.HOST);
    add(parties, "fund", PartyKind.FUND);
    add(parties, "insurer", PartyKind.INSURER);
    add(parties, "co-op", PartyKind.COOPERATIVE);
    return parties;
  }

  private static void add(List<Party> parties, String id, PartyKind kind) {
    parties.add(new Party(id, new Text(id, id), kind));
  }
}
