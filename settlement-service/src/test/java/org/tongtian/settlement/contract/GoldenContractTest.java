package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/** Contracts that were signed before there were more kinds of clauses keep every byte. */
class GoldenContractTest {

  private static final String TEXT =
      "{\"clauses\":["
          + "{\"kind\":\"SHARE_OF_GROSS\",\"no\":1,\"payee\":\"f\","
          + "\"rate\":{\"denominator\":100,\"numerator\":45}},"
          + "{\"fee\":{\"amount\":300,\"currency\":\"CNY\"},\"kind\":\"FIXED_FEE\",\"no\":2,"
          + "\"payee\":\"c\",\"per\":\"ORDER\",\"unit\":null},"
          + "{\"fee\":{\"amount\":25,\"currency\":\"CNY\"},\"kind\":\"FIXED_FEE\",\"no\":3,"
          + "\"payee\":\"c\",\"per\":\"UNIT\",\"unit\":\"JIN\"},"
          + "{\"kind\":\"REMAINDER\",\"no\":4,\"payee\":\"f\"}],"
          + "\"contractId\":\"k\",\"effectiveFrom\":\"2026-01-01T00:00:00Z\","
          + "\"fieldPrice\":{\"amount\":180,\"currency\":\"CNY\"},"
          + "\"parties\":[{\"id\":\"c\",\"kind\":\"CARRIER\","
          + "\"name\":{\"en\":\"Carrier\",\"zh\":\"邮路\"}},"
          + "{\"id\":\"f\",\"kind\":\"FARMER\",\"name\":{\"en\":\"Farmer\",\"zh\":\"农户\"}}],"
          + "\"smallestSale\":{\"amount\":{\"amount\":1300,\"currency\":\"CNY\"},\"units\":2},"
          + "\"title\":{\"en\":\"Contract\",\"zh\":\"合同\"},\"version\":1}";

  private final ContractTerms terms =
      new ContractTerms(
          "k",
          1,
          new Text("合同", "Contract"),
          Instant.parse("2026-01-01T00:00:00Z"),
          List.of(
              new Party("f", new Text("农户", "Farmer"), PartyKind.FARMER),
              new Party("c", new Text("邮路", "Carrier"), PartyKind.CARRIER)),
          new SmallestSale(2, Money.cny(1300)),
          Money.cny(180),
          List.of(
              new ShareOfGross(1, "f", Ratio.percent(45)),
              new FixedFee(2, "c", Money.cny(300), FeeBasis.ORDER, null),
              new FixedFee(3, "c", Money.cny(25), FeeBasis.UNIT, "JIN"),
              new Remainder(4, "f")));

  @Test
  void textOfAnOldContractIsTheSameToTheByte() {
    assertThat(terms.canonical()).isEqualTo(TEXT);
  }

  @Test
  void itReadsBackAsItWas() {
    assertThat(ContractText.read(TEXT)).isEqualTo(terms);
  }
}
