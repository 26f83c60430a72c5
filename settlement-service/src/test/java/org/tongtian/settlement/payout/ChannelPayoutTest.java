package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
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

/** What the payment channel pays out by itself, no bank pays again. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=settlement-service",
      "tongtian.bank.secret=" + FakeBank.SECRET,
      "tongtian.bank.sweep-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ChannelPayoutTest {

  private static final FakeBank BANK = new FakeBank();
  private static final long DIRECT = 130; // 4 % of 32.50 ¥
  private static final long FARMERS = 1462; // 45 %

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private final String platform = samples.platform.id();
  private SettlementClient client;
  private String hash;

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry registry) {
    registry.add("tongtian.bank.url", BANK::url);
  }

  @AfterAll
  static void stop() {
    BANK.close();
  }

  @BeforeEach
  void sign() {
    client = new SettlementClient(port);
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    draft.put("channel", Map.of("profile", "WECHAT_PROFIT_SHARING", "directClauses", List.of(4)));
    Answer signed = client.put("/internal/settlement/contracts/" + samples.contractId, draft);
    assertThat(signed.status()).as(String.valueOf(signed.body())).isEqualTo(200);
    hash = signed.body().get("hash").asString();
    for (String party : List.of(platform, samples.farmer.id())) {
      Map<String, Object> account =
          Map.of("number", "6222000012340001", "holder", "户", "bank", "农商行");
      client.put("/internal/settlement/payout-accounts/" + party, account);
    }
  }

  @Test
  void directShareLeavesThroughTheChannelAndTheBankPaysTheOthers() {
    String order = released();
    assertThat(account(platform)).isEqualTo(new Account(0, 0, DIRECT, 0, 0, 0));
    int before = BANK.orders.get();
    assertThat(runNow(platform).body().size()).isZero();
    assertThat(BANK.orders.get()).isEqualTo(before);
    assertThat(runNow(samples.farmer.id()).body().at("/0/amount/amount").asLong())
        .isEqualTo(FARMERS);
    assertThat(BANK.orders.get()).isEqualTo(before + 1);

    assertThat(report(order, true).body().get("state").asString()).isEqualTo("PAYOUT_DONE");
    assertThat(account(platform)).isEqualTo(new Account(0, 0, 0, DIRECT, 0, 0));
    long seq = seq();
    assertThat(report(order, true).status()).as("told twice").isEqualTo(200);
    assertThat(seq()).isEqualTo(seq);
    String token = TestIssuer.shared().token(Role.PLATFORM, Ids.next(), platform, "平台");
    assertThat(client.get("/api/settlement/statement", token).body().toString())
        .contains("支付渠道已直接付到账")
        .doesNotContain("银行");
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  @Test
  void whatTheChannelDidNotPayIsTheBanksToPay() {
    String order = released();
    assertThat(report(order, false).body().get("state").asString()).isEqualTo("PAYOUT_RETURNED");
    assertThat(account(platform).available()).isEqualTo(DIRECT);
    assertThat(runNow(platform).body().at("/0/amount/amount").asLong()).isEqualTo(DIRECT);
    assertThat(report(order, true).code()).isEqualTo("payout.returned_before");
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  @Test
  void disputedDirectShareStaysUntilItIsDecidedAndIsTheBanksToPayThen() {
    String order = paid();
    String farmer = TestIssuer.shared().token(Role.FARMER, Ids.next(), samples.farmer.id(), "杨秀英");
    Answer opened =
        client.post(
            "/api/settlement/disputes",
            farmer,
            Map.of("saleId", order, "clauseNo", 4, "payee", platform, "reason", "多收了"));
    append(new BookEvent.SaleReceived(Ids.next(), Instant.now(), order));
    assertThat(account(platform)).isEqualTo(new Account(0, DIRECT, 0, 0, DIRECT, 0));
    String auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
    String decision =
        "/api/settlement/disputes/" + opened.body().get("id").asString() + "/decision";
    assertThat(client.post(decision, auditor, Map.of("reason", "维持")).status()).isEqualTo(200);
    assertThat(runNow(platform).body().at("/0/amount/amount").asLong()).isEqualTo(DIRECT);
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  @Test
  void refundOfWhatTheChannelPaidIsOwedBack() {
    String order = released();
    append(new BookEvent.SaleRefunded(Ids.next(), Instant.now(), order, "r", 3250));
    assertThat(account(platform).receivable()).isEqualTo(DIRECT);
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  @Test
  void reportOfWhatIsNotThereIsRefused() {
    String order = paid();
    long seq = seq();
    assertThat(report(order, true).code()).isEqualTo("payout.unknown");
    assertThat(report(Ids.next(), true).code()).isEqualTo("settlement.sale_unknown");
    assertThat(seq()).isEqualTo(seq);
  }

  private Answer report(String order, boolean paid) {
    return client.post(
        "/internal/settlement/channel-payouts",
        TestIssuer.shared().serviceToken(),
        Map.of("saleId", order, "party", platform, "paid", paid, "reason", "ACCOUNT_ABNORMAL"));
  }

  private Answer runNow(String party) {
    Answer answer =
        client.post(
            "/internal/settlement/payout-runs",
            TestIssuer.shared().serviceToken(),
            Map.of("party", party, "run", Ids.next()));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private String paid() {
    String order = Ids.next();
    BookedSale sale =
        new BookedSale(
            order,
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    append(new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash));
    return order;
  }

  private String released() {
    String order = paid();
    append(new BookEvent.SaleReceived(Ids.next(), Instant.now(), order));
    return order;
  }

  private void append(BookEvent event) {
    books.append(samples.contractId, List.of(event));
  }

  private Account account(String party) {
    return books.read(samples.contractId, fold -> fold.account(party));
  }

  private long seq() {
    return books.<Long>read(samples.contractId, BookFold::seq);
  }
}
