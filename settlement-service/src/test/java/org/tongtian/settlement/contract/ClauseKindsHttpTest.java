package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.contract.ClauseFields.clause;
import static org.tongtian.settlement.contract.ClauseFields.dividend;
import static org.tongtian.settlement.contract.ClauseFields.percent;
import static org.tongtian.settlement.contract.ClauseFields.ratio;
import static org.tongtian.settlement.contract.ClauseFields.text;
import static org.tongtian.settlement.contract.ClauseFields.tier;
import static org.tongtian.settlement.contract.ClauseFields.yuan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;

/** Every kind of clause drafted over HTTP: what it says, and what is refused and named. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ClauseKindsHttpTest {

  private static final String CONTRACTS = "/api/settlement/contracts";

  @LocalServerPort private int port;

  private final Samples samples = new Samples();
  private final Party insurer =
      new Party(Ids.next(), new Text("农险公司", "Farm Insurance"), PartyKind.INSURER);
  private final Party lender =
      new Party(Ids.next(), new Text("信用社", "Credit union"), PartyKind.LENDER);
  private final String farmer = samples.farmer.id();
  private final String host = samples.host.id();
  private final String coop = samples.cooperative.id();
  private final String fund = samples.fund.id();
  private final Map<String, Object> draft = Drafts.sweetPotato(samples);
  private SettlementClient client;
  private String manager;

  @BeforeEach
  void signIn() {
    client = new SettlementClient(port);
    manager = TestIssuer.shared().token(Role.COOP_MANAGER, "account-" + coop, coop, "某人");
    List<Party> parties = new ArrayList<>(samples.parties());
    parties.add(insurer);
    parties.add(lender);
    draft.put("parties", parties);
    draft.put("clauses", new ArrayList<>(List.of(Drafts.remainder(coop))));
  }

  @Test
  void sharesAndFeesSayWhatTheyMean() {
    assertSays(
        clause("SHARE_OF_GROSS", "payee", farmer, "rate", percent(45)),
        "每笔成交额的 45 % 归杨秀英户。",
        "45 % of each sale goes to Yang Xiuying household.");
    assertSays(
        clause("FIXED_FEE", "payee", host, "fee", yuan(60), "per", "KILO"),
        "每公斤 0.60 ¥ 归村播小罗。",
        "0.60 ¥ per kg goes to Host Luo.");
    assertSays(
        clause("FIXED_FEE", "payee", host, "fee", yuan(60), "per", "LEG"),
        "每段路 0.60 ¥ 归村播小罗。",
        "0.60 ¥ per leg goes to Host Luo.");
    assertSays(
        clause(
            "TIERED_COMMISSION",
            "payee",
            host,
            "measure",
            "VALUE",
            "tiers",
            List.of(tier(0, 8), tier(1_000_000, 6)),
            "ownSalesOnly",
            true),
        "村播小罗按当月成交额分档提成：起步为成交额的 8 %，超过 10000.00 ¥后为成交额的 6 %；只算自己带的货。",
        "Host Luo earns by the month's sales: 8 % of the sale at first, 6 % of the sale after 10000.00 ¥; own live sales only.");
    assertSays(
        clause("LEVY", "payee", fund, "rate", percent(1), "purpose", text("手艺传承", "craft")),
        "每笔成交额的 1 % 缴入风险补偿基金，用于手艺传承。",
        "1 % of each sale goes to Risk fund, for craft.");
    assertSays(
        clause("FUND_CONTRIBUTION", "payee", fund, "rate", percent(2)),
        "每笔成交额的 2 % 存入风险补偿基金。",
        "2 % of each sale is put into Risk fund.");
    assertSays(
        clause("FUND_CONTRIBUTION", "payee", fund, "fee", yuan(10), "unit", "JIN"),
        "每斤 0.10 ¥ 存入风险补偿基金。",
        "0.10 ¥ per jin is put into Risk fund.");
    assertSays(
        clause(
            "INSURANCE_PREMIUM",
            "payee",
            insurer.id(),
            "rate",
            percent(1),
            "covers",
            List.of(Map.of("cause", "DELAY", "benefit", percent(10), "threshold", 48))),
        "每笔成交额的 1 % 付给农险公司作保险费：晚到超过 48 小时赔成交额的 10 %。",
        "1 % of each sale is the premium of Farm Insurance: a delay of more than 48 hours pays 10 % of the sale.");
  }

  @Test
  void boundsAndFloorsSayWhatTheyMean() {
    assertSays(
        clause("CAP", "party", host, "rate", percent(5), "payee", coop),
        "村播小罗最多得每笔成交额的 5 %，超出部分归红芯合作社。",
        "Host Luo gets at most 5 % of each sale; the excess goes to Red-heart co-op.");
    assertSays(
        clause("MINIMUM", "payee", farmer, "rate", percent(45), "payers", List.of(coop, host)),
        "杨秀英户至少得每笔成交额的 45 %，不足由红芯合作社、村播小罗依次从本单所得中补足。",
        "Yang Xiuying household gets at least 45 % of each sale; what is missing comes from the parts of this sale of, in this order, Red-heart co-op, Host Luo.");
    assertSays(
        floor(List.of(coop, fund)),
        "每斤保底 2.50 ¥，市价加 10 % 更高时按它算；杨秀英户所得不足由红芯合作社、风险补偿基金依次补足。",
        "Yang Xiuying household is sure of 2.50 ¥ per jin or, where it is higher, the market price plus 10 %; what is missing comes from, in this order, Red-heart co-op, Risk fund.");
  }

  @Test
  void promisesBesideSalesSayWhatTheyMean() {
    assertSays(
        advance("party", farmer),
        "杨秀英户每笔到账的 50 % 用来还信用社的预支，还清为止；每 15 天一期，每期先留 500.00 ¥。",
        "50 % of each release to Yang Xiuying household repays the advance of Credit union until nothing is outstanding; of each cycle of 15 days the first 500.00 ¥ are kept.");
    assertSays(
        draw("CRAFT", 5_000, 20_000),
        "风险补偿基金用于传承人和手艺，可付给杨秀英户、红芯合作社，每次最多 50.00 ¥，每月最多 200.00 ¥；不够时按比例付。",
        "Risk fund may pay for heirs and craft to Yang Xiuying household, Red-heart co-op, at most 50.00 ¥ for a claim and 200.00 ¥ in a month; pro rata where it is short.");
    assertSays(
        guaranteed("fundedBy", fund),
        "杨秀英户入股 100.00 ¥，每年保底收益 10 %，由红芯合作社担保，由风险补偿基金出钱。",
        "Yang Xiuying household put in 100.00 ¥ and is sure of 10 % a year, owed by Red-heart co-op, funded by Risk fund.");
    assertSays(
        guaranteed("reserve", yuan(1_000)),
        "杨秀英户入股 100.00 ¥，每年保底收益 10 %，由红芯合作社担保，留有备付金 10.00 ¥。",
        "Yang Xiuying household put in 100.00 ¥ and is sure of 10 % a year, owed by Red-heart co-op, with a reserve of 10.00 ¥.");
    assertSays(
        dividend(coop, 60),
        "红芯合作社年终盈余先提 10 % 公积金，可分盈余的 60 % 按成员交易量返还，其余按出资和公积金份额分配。",
        "Red-heart co-op keeps 10 % of the year's surplus as reserve; 60 % of what can be shared goes by the members' trade volume, the rest by capital and reserve shares.");
  }

  @Test
  void shareOfNetNamesTheClausesBeforeIt() {
    clauses()
        .add(clause("LEVY", "payee", fund, "rate", percent(1), "purpose", text("手艺", "craft")));
    Map<String, Object> net =
        clause("SHARE_OF_NET", "payee", host, "rate", percent(8), "netOf", List.of(2));
    clauses().add(net);
    Answer answer = client.post(CONTRACTS, manager, draft);
    assertThat(answer.body().at("/clauses/2/sentence/zh").asString())
        .isEqualTo("成交额减去第 2 条所得后的 8 % 归村播小罗。");
    assertThat(answer.body().at("/clauses/2/sentence/en").asString())
        .isEqualTo("8 % of what each sale leaves after clause 2 goes to Host Luo.");
  }

  @Test
  void wrongRatesAreRefusedInEveryKindThatHasOne() {
    for (Map<String, Object> wrong :
        List.of(ratio(0, 0), ratio(-1, 100), ratio(0, 100), ratio(101, 100))) {
      assertRefused(
          clause("SHARE_OF_GROSS", "payee", host, "rate", wrong),
          "contract.rate_invalid",
          "clauses[1]");
      assertRefused(
          clause("LEVY", "payee", fund, "rate", wrong, "purpose", text("手艺", "craft")),
          "contract.rate_invalid",
          "clauses[1]");
      assertRefused(
          clause("CAP", "party", host, "rate", wrong, "payee", coop),
          "contract.rate_invalid",
          "clauses[1]");
      assertRefused(
          clause("MINIMUM", "payee", farmer, "rate", wrong, "payers", List.of(coop)),
          "contract.rate_invalid",
          "clauses[1]");
      assertRefused(
          clause(
              "TIERED_COMMISSION",
              "payee",
              host,
              "measure",
              "ORDERS",
              "tiers",
              List.of(Map.of("from", 0, "rate", wrong))),
          "contract.rate_invalid",
          "clauses[1]");
    }
    assertNothingDrafted();
  }

  @Test
  void missingUnknownAndForeignFieldsAreNamed() {
    assertRefused(Map.of("kind", "LOTTERY"), "contract.clause_kind_unknown", "clauses[1].kind");
    assertRefused(
        clause("LEVY", "payee", fund, "rate", percent(1)),
        "contract.clause_field_missing",
        "clauses[1].purpose");
    assertRefused(
        clause("REMAINDER", "payee", coop, "rate", percent(1)),
        "contract.clause_field_unexpected",
        "clauses[1].rate");
    assertRefused(
        clause("SHARE_OF_GROSS", "payee", Ids.next(), "rate", percent(1)),
        "contract.payee_not_party",
        "clauses[1]");
    assertRefused(
        clause("MINIMUM", "payee", farmer, "rate", percent(45), "payers", List.of(Ids.next())),
        "contract.named_not_party",
        "clauses[1].payers[0]");
    assertRefused(
        clause("FUND_CONTRIBUTION", "payee", fund, "fee", yuan(10), "unit", "MOON"),
        "contract.clause_unit_unknown",
        "clauses[1].unit");
    assertNothingDrafted();
  }

  @Test
  void promisesThatNobodyCanKeepAreRefused() {
    assertRefused(floor(List.of()), "contract.payers_missing", "clauses[1].payers");
    assertRefused(guaranteed("reserve", yuan(999)), "contract.guarantee_unfunded", "clauses[1]");
    assertRefused(dividend(coop, 59), "contract.dividend_under_60", "clauses[1].byTradeVolume");
    assertRefused(
        draw("CRAFT", 5_001, 5_000), "contract.draw_limits_wrong", "clauses[1].mostPerClaim");
    assertRefused(
        clause("LEVY", "payee", coop, "rate", percent(1), "purpose", text("手艺", "craft")),
        "contract.party_not_fund",
        "clauses[1].payee");
    clauses().add(clause("SHARE_OF_GROSS", "payee", host, "rate", percent(31)));
    draft.put("channel", Map.of("profile", "ALIPAY_PROFIT_SHARING", "directClauses", List.of(2)));
    assertAnswer("contract.channel_over_limit", "clauses[1]");
    draft.put("channel", Map.of("profile", "WECHAT_PROFIT_SHARING", "directClauses", List.of(2)));
    assertAnswer("contract.channel_personal_receiver", "clauses[1]");
    assertNothingDrafted();
  }

  private Map<String, Object> floor(List<String> payers) {
    return clause(
        "FLOOR_PRICE",
        "payee",
        farmer,
        "unit",
        "JIN",
        "floor",
        yuan(250),
        "markup",
        percent(10),
        "payers",
        payers);
  }

  private Map<String, Object> advance(String name, Object value) {
    return clause(
        "ADVANCE",
        "payee",
        lender.id(),
        name,
        value,
        "share",
        percent(50),
        "cycleDays",
        15,
        "keptMinimum",
        yuan(50_000));
  }

  private Map<String, Object> draw(String cause, long claim, long month) {
    return clause(
        "FUND_DRAW",
        "party",
        fund,
        "payees",
        List.of(farmer, coop),
        "cause",
        cause,
        "mostPerClaim",
        yuan(claim),
        "mostPerMonth",
        yuan(month));
  }

  private Map<String, Object> guaranteed(String name, Object value) {
    return clause(
        "GUARANTEED_RETURN",
        "payee",
        farmer,
        "guarantor",
        coop,
        "capital",
        yuan(10_000),
        "rate",
        percent(10),
        name,
        value);
  }

  private void assertSays(Map<String, Object> clause, String zh, String en) {
    clauses().add(clause);
    Answer answer = client.post(CONTRACTS, manager, draft);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    JsonNode sentence = answer.body().at("/clauses/1/sentence");
    assertThat(sentence.get("zh").asString()).isEqualTo(zh);
    assertThat(sentence.get("en").asString()).isEqualTo(en);
    clauses().removeLast();
  }

  private void assertRefused(Map<String, Object> clause, String code, String field) {
    clauses().add(clause);
    assertAnswer(code, field);
    clauses().removeLast();
  }

  private void assertAnswer(String code, String field) {
    Answer refused = client.post(CONTRACTS, manager, draft);
    assertThat(refused.code()).as("%s", refused.body()).isEqualTo(code);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.body().get("detail").asString()).doesNotContain("{").contains("2");
  }

  private void assertNothingDrafted() {
    assertThat(client.get(CONTRACTS, manager).body().get("items")).isEmpty();
  }

  private List<Object> clauses() {
    return Drafts.clauses(draft);
  }
}
