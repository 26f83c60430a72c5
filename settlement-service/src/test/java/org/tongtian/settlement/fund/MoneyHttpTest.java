package org.tongtian.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.ContractService;
import tools.jackson.databind.JsonNode;

/** Refunds, funds and disputes over HTTP, and that a refusal changes nothing. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class MoneyHttpTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private ContractService contracts;

  private final Samples samples = new Samples();
  private final String book = samples.contractId;
  private final String order = Ids.next();
  private SettlementClient client;
  private String host;
  private String auditor;

  @BeforeEach
  void sell() {
    client = new SettlementClient(port);
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft)
        .add(
            Map.of(
                "kind",
                "FUND_DRAW",
                "party",
                samples.fund.id(),
                "payees",
                List.of(samples.farmer.id(), samples.host.id()),
                "cause",
                "REWARD",
                "mostPerClaim",
                yuan(5_000),
                "mostPerMonth",
                yuan(5_000)));
    String hash =
        client.put("/internal/settlement/contracts/" + book, draft).body().get("hash").asString();
    host = TestIssuer.shared().token(Role.HOST, Ids.next(), samples.host.id(), "小罗");
    auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
    BookedSale sale =
        new BookedSale(
            order,
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    books.append(
        book,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), order)));
  }

  @Test
  void refundIsBookedOnceAndNeverAboveTheSale() {
    assertThat(refund("r1", 1000).status()).isEqualTo(200);
    assertThat(refund("r1", 1000).status()).isEqualTo(200);
    assertThat(account(samples.farmer.id()).payable()).isEqualTo(1012);
    long seq = seq();
    Answer over = refund("r2", 2251);
    assertThat(over.status()).isEqualTo(409);
    assertThat(over.code()).isEqualTo("settlement.refund_over_sale");
    assertThat(over.body().get("detail").asString()).contains("22.51").contains("22.50");
    assertThat(refund("r2", 0).status()).isEqualTo(400);
    assertThat(internal("refunds", refundOf(Ids.next(), "r3", 1)).code())
        .isEqualTo("settlement.sale_unknown");
    assertThat(seq()).isEqualTo(seq);
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void anybodySeesWhatAFundHasAndWhy() {
    Map<String, Object> gift =
        Map.of("eventId", "gift", "party", samples.fund.id(), "amount", yuan(500), "note", "县里");
    assertThat(internal("books/" + book + "/deposits", gift).status()).isEqualTo(200);
    assertThat(internal("books/" + book + "/deposits", gift).status()).isEqualTo(200);
    String path = "/api/settlement/funds/" + samples.fund.id();
    JsonNode fund = client.get(path, null).body();
    assertThat(fund.at("/balance/amount").asLong()).isEqualTo(565);
    assertThat(fund.at("/in/amount").asLong()).isEqualTo(565);
    assertThat(fund.at("/movements/0/kind").asString()).isEqualTo("DEPOSITED");
    assertThat(fund.at("/movements/0/note").asString()).isEqualTo("县里");
    assertThat(fund.at("/movements/1/amount/amount").asLong()).isEqualTo(65);
    JsonNode first = client.get(path + "?limit=1", null).body();
    assertThat(first.get("movements").size()).isEqualTo(1);
    JsonNode second =
        client.get(path + "?limit=1&after=" + first.get("next").asString(), null).body();
    assertThat(second.at("/movements/0/kind").asString()).isEqualTo("RELEASED");
    assertThat(client.get("/api/settlement/funds", null).body().toString())
        .contains(samples.fund.id());
    assertThat(client.get("/api/settlement/funds/" + samples.farmer.id(), null).status())
        .isEqualTo(404);
    assertThat(client.get(path + "?limit=0", null).field()).isEqualTo("limit");
  }

  @Test
  void partyFreezesALineAndTheAuditorDecides() {
    long seq = seq();
    String stranger = TestIssuer.shared().token(Role.HOST, Ids.next(), Ids.next(), "外人");
    assertThat(client.post("/api/settlement/disputes", stranger, line(4)).status()).isEqualTo(404);
    assertThat(client.post("/api/settlement/disputes", host, line(9)).field())
        .isEqualTo("clauseNo");
    assertThat(seq()).isEqualTo(seq);
    Answer opened = client.post("/api/settlement/disputes", host, line(4));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(account(samples.platform.id()).available()).isZero();
    assertThat(account(samples.farmer.id()).available()).isEqualTo(1462);
    String decision =
        "/api/settlement/disputes/" + opened.body().get("id").asString() + "/decision";
    Map<String, Object> moves =
        Map.of("to", samples.host.id(), "amount", yuan(30), "reason", "按合同附件");
    assertThat(client.post(decision, host, moves).status()).isEqualTo(403);
    assertThat(client.post(decision, auditor, moves).status()).isEqualTo(200);
    assertThat(account(samples.platform.id()).available()).isEqualTo(100);
    assertThat(account(samples.host.id()).payable()).isEqualTo(290);
    assertThat(client.post(decision, auditor, moves).status()).isEqualTo(200);
    assertThat(account(samples.host.id()).payable()).as("told twice").isEqualTo(290);
    Map<String, Object> other =
        Map.of("to", samples.host.id(), "amount", yuan(31), "reason", "按合同附件");
    assertThat(client.post(decision, auditor, other).code()).isEqualTo("dispute.over");
    assertThat(client.get("/api/settlement/disputes", host).body().at("/items/0/state").asString())
        .isEqualTo("MOVED");
    assertThat(client.get("/api/settlement/disputes", stranger).body().get("items").size())
        .isZero();
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void bookHasTheLastWordWhereWhoDecidedDiedBeforeTellingIt() {
    Answer opened = client.post("/api/settlement/disputes", host, line(4));
    String id = opened.body().get("id").asString();
    books.append(
        book,
        List.of(
            new BookEvent.DisputeMoves(
                "decision:" + id, Instant.now(), id, samples.host.id(), 30, "按合同附件")));
    Map<String, Object> other = Map.of("reason", "维持");
    Answer late = client.post("/api/settlement/disputes/" + id + "/decision", auditor, other);
    assertThat(late.status()).isEqualTo(409);
    JsonNode told = client.get("/api/settlement/disputes", host).body().at("/items/0");
    assertThat(told.get("state").asString()).isEqualTo("MOVED");
    assertThat(told.get("amount").asLong()).isEqualTo(30);
    assertThat(account(samples.host.id()).payable()).isEqualTo(290);
  }

  @Test
  void moneyGoesToNobodyWhomTheContractDoesNotName() {
    long seq = seq();
    String stranger = Ids.next();
    Map<String, Object> gift =
        Map.of("eventId", "gift", "party", stranger, "amount", yuan(500), "note", "县里");
    Answer refused = internal("books/" + book + "/deposits", gift);
    assertThat(refused.code()).isEqualTo("book.party_unknown");
    assertThat(refused.field()).isEqualTo("party");
    assertThat(internal("books/" + Ids.next() + "/deposits", gift).code())
        .isEqualTo("contract.unknown");
    BookEvent.Transferred away =
        new BookEvent.Transferred(
            "away",
            Instant.now(),
            "REWARD",
            null,
            0,
            0,
            List.of(new BookEvent.Leg(samples.farmer.id(), -1), new BookEvent.Leg(stranger, 1)),
            null);
    assertThatThrownBy(() -> books.append(book, List.of(away)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("book.party_unknown");
    assertThat(seq()).isEqualTo(seq);
  }

  @Test
  void operatorPaysInAndTheOwnerDrawsTheFund() {
    String path = "/api/settlement/funds/" + samples.fund.id();
    String operator =
        TestIssuer.shared().token(Role.PLATFORM, Ids.next(), samples.platform.id(), "周平");
    String owner =
        TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), samples.fund.id(), "基金");
    long seq = seq();
    Map<String, Object> gift = Map.of("contractId", book, "amount", yuan(500), "note", "县里");
    assertThat(client.post(path + "/deposits", host, gift).status()).isEqualTo(403);
    assertThat(client.post(path + "/draws", operator, drawOf(100)).status()).isEqualTo(403);
    String farmerPath = "/api/settlement/funds/" + samples.farmer.id() + "/deposits";
    assertThat(client.post(farmerPath, operator, gift).code()).isEqualTo("fund.unknown");
    assertThat(client.post(path + "/draws", owner, drawOf(5_001)).code())
        .isEqualTo("fund.over_limit");
    assertThat(seq()).isEqualTo(seq);
    Answer paid = client.post(path + "/deposits", operator, "key-of-gift", gift);
    assertThat(paid.body().at("/balance/amount").asLong()).isEqualTo(565);
    Answer again = client.post(path + "/deposits", operator, "key-of-gift", gift);
    assertThat(again.body().at("/balance/amount").asLong()).isEqualTo(565);
    Answer drawn = client.post(path + "/draws", owner, drawOf(600));
    assertThat(drawn.body().at("/balance/amount").asLong()).isZero();
    assertThat(drawn.body().at("/debts/0/amount/amount").asLong()).isEqualTo(35);
    assertThat(account(samples.host.id()).payable()).isEqualTo(260 + 565);
    assertThat(books.audit(book).fault()).isNull();
  }

  @Test
  void monthsRewardsFollowWhatWasReleasedOnce() {
    YearMonth month = YearMonth.from(BookFold.day(Instant.now()));
    String path = "/api/settlement/funds/" + samples.fund.id() + "/rewards";
    String owner =
        TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), samples.fund.id(), "基金");
    FundOrders.Reward reward = new FundOrders.Reward(book, 8, month, Money.cny(1_000), "按当月成交额");
    assertThat(client.post(path, owner, reward).code()).isEqualTo("fund.month_not_over");
    books.append(
        book,
        List.of(new BookEvent.Deposited("gift", Instant.now(), samples.fund.id(), 1_000, "县里")));
    FundOrders later =
        new FundOrders(contracts, books, Clock.offset(Clock.systemUTC(), Duration.ofDays(40)));
    later.reward(samples.fund.id(), reward);
    assertThat(account(samples.farmer.id()).payable()).isEqualTo(1462 + 849);
    assertThat(account(samples.host.id()).payable()).isEqualTo(260 + 151);
    assertThatThrownBy(() -> later.reward(samples.fund.id(), reward))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fund.rewarded_before");
    assertThat(books.audit(book).fault()).isNull();
  }

  private Map<String, Object> drawOf(long fen) {
    return Map.of(
        "contractId",
        book,
        "clauseNo",
        8,
        "asks",
        List.of(Map.of("party", samples.host.id(), "amount", fen)),
        "note",
        "年度奖励");
  }

  private Map<String, Object> line(int clause) {
    return Map.of(
        "saleId", order, "clauseNo", clause, "payee", samples.platform.id(), "reason", "多收了");
  }

  private Answer refund(String id, long fen) {
    return internal("refunds", refundOf(id, fen));
  }

  private Map<String, Object> refundOf(String id, long fen) {
    return refundOf(order, id, fen);
  }

  private static Map<String, Object> refundOf(String sale, String id, long fen) {
    Map<String, Object> line = new HashMap<>();
    line.put("lineId", sale);
    line.put("goods", yuan(fen));
    line.put("cooperativeCoupon", yuan(0));
    line.put("platformCoupon", yuan(0));
    line.put("delivery", yuan(0));
    line.put("paid", yuan(fen));
    return Map.of("refundId", id, "line", line, "refundedAt", "2026-11-22T02:00:00Z");
  }

  private Answer internal(String path, Object body) {
    return client.post("/internal/settlement/" + path, TestIssuer.shared().serviceToken(), body);
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  private long seq() {
    return books.<Long>read(book, BookFold::seq);
  }

  private Account account(String party) {
    return books.read(book, fold -> fold.account(party));
  }
}
