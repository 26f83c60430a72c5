package org.tongtian.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.SmallestSale;
import org.tongtian.settlement.contract.WorkedExample;

/** The sweet potato contract of the journey, with parties of its own for each use. */
public final class Samples {

  public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  public final String contractId = Ids.next();
  public final Party farmer = party(PartyKind.FARMER, "杨秀英户", "Yang Xiuying household");
  public final Party carrier = party(PartyKind.CARRIER, "县公交邮路", "County bus post");
  public final Party host = party(PartyKind.HOST, "村播小罗", "Host Luo");
  public final Party platform = party(PartyKind.PLATFORM, "同田", "Tongtian");
  public final Party brand = party(PartyKind.BRAND_OWNER, "紫云红芯薯", "Ziyun brand");
  public final Party fund = party(PartyKind.FUND, "风险补偿基金", "Risk fund");
  public final Party cooperative = party(PartyKind.COOPERATIVE, "红芯合作社", "Red-heart co-op");

  /** All parties, in the order of the clauses. */
  public List<Party> parties() {
    return List.of(farmer, carrier, host, platform, brand, fund, cooperative);
  }

  /** Farmer 45 %, carrier 3.00, host 8 %, platform 4 %, brand 2 %, fund 2 %, co-op the rest. */
  public ContractTerms terms() {
    return terms(
        new ShareOfGross(1, farmer.id(), Ratio.percent(45)),
        new FixedFee(2, carrier.id(), Money.cny(300), FeeBasis.ORDER, null),
        new ShareOfGross(3, host.id(), Ratio.percent(8)),
        new ShareOfGross(4, platform.id(), Ratio.percent(4)),
        new ShareOfGross(5, brand.id(), Ratio.percent(2)),
        new ShareOfGross(6, fund.id(), Ratio.percent(2)),
        new Remainder(7, cooperative.id()));
  }

  /** The same parties with other clauses. */
  public ContractTerms terms(Clause... clauses) {
    return new ContractTerms(
        contractId,
        1,
        new Text("红芯红薯分成合同", "Sweet potato contract"),
        LONG_AGO,
        parties(),
        new SmallestSale(2, Money.cny(1300)),
        Money.cny(180),
        new ArrayList<>(List.of(clauses)));
  }

  /** Terms of these clauses that were agreed with these examples and nothing else. */
  public ContractTerms agreed(List<Clause> clauses, WorkedExample... examples) {
    ContractTerms terms = terms();
    return new ContractTerms(
        terms.contractId(),
        1,
        terms.title(),
        terms.effectiveFrom(),
        terms.parties(),
        null,
        null,
        clauses,
        null,
        null,
        List.of(examples));
  }

  /** Five jin for so much, with coupons and a fee or null; expected of it is this. */
  public static WorkedExample fiveJin(
      long fen,
      Money cooperativeCoupon,
      Money platformCoupon,
      Money delivery,
      WorkedExample.Expected... expected) {
    return new WorkedExample(
        new Text("例", "example"),
        Money.cny(fen),
        5_000,
        "JIN",
        null,
        null,
        null,
        null,
        null,
        List.of(expected),
        cooperativeCoupon,
        platformCoupon,
        delivery);
  }

  /** What a clause is expected to give somebody. */
  public static WorkedExample.Expected expected(int clause, String payee, long fen) {
    return new WorkedExample.Expected(clause, payee, Money.cny(fen));
  }

  private static Party party(PartyKind kind, String zh, String en) {
    return new Party(Ids.next(), new Text(zh, en), kind);
  }
}
