package org.tongtian.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.FullContract;
import org.tongtian.settlement.contract.BesidePrice;
import tools.jackson.databind.JsonNode;

/** What bearers of coupons put in and owe is for their contract to read; the operator notes it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class CouponAccountHttpTest {

  private static final String LIST = "/api/settlement/coupon-accounts";

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private String path;
  private String operator;
  private String hash;

  @BeforeEach
  void sellWithACoupon() {
    client = new SettlementClient(port);
    path = LIST + "/" + samples.contractId;
    operator = TestIssuer.shared().token(Role.PLATFORM, "operator", null, "同田");
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft).addAll(Drafts.partClauses(samples));
    hash =
        client
            .put("/internal/settlement/contracts/" + samples.contractId, draft)
            .body()
            .get("hash")
            .asString();
    var sale = FullContract.sale(Ids.next(), 10_000, new BesidePrice(0, 1_000, 0));
    books.append(
        samples.contractId,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), sale.saleId())));
  }

  @Test
  void thePartiesSeeWhatABearerOwesAndPutInAndNothingOfWhatItEarned() {
    assertThat(platform().at("/uncovered/amount").asLong()).isEqualTo(600);
    Answer noted = topUp(samples.platform.id(), operator);
    assertThat(noted.status()).as(String.valueOf(noted.body())).isEqualTo(200);
    JsonNode bearer = platform();
    assertThat(bearer.at("/uncovered/amount").asLong()).isZero();
    assertThat(bearer.at("/reserve/amount").asLong()).isEqualTo(1_000);
    assertThat(bearer.at("/topUps/0/amount/amount").asLong()).isEqualTo(5_000);
    assertThat(bearer.at("/taken/amount").asLong()).isEqualTo(1_000);
    assertThat(bearer.get("balance").isNull()).isTrue();
    assertThat(bearer.at("/topUps/0/note").asString()).isEqualTo("预存");
    assertThat(bearer.at("/clauses/0/zh").asString()).contains("平台优惠券");
    assertThat(client.get(path, farmer()).body().at("/bearers/0/party/id").asString())
        .isEqualTo(samples.cooperative.id());
  }

  @Test
  void whoHasNoBusinessWithTheContractFindsNothing() {
    TestIssuer issuer = TestIssuer.shared();
    String stranger = issuer.token(Role.COOP_MANAGER, "m", Ids.next(), "别社");
    assertThat(client.get(path, null).status()).isEqualTo(401);
    assertThat(client.get(LIST, null).status()).isEqualTo(401);
    assertThat(client.get(path, issuer.consumer()).code()).isEqualTo("contract.unknown");
    assertThat(client.get(path, stranger).status()).isEqualTo(404);
    assertThat(client.get(LIST, issuer.consumer()).status()).isEqualTo(403);
    assertThat(client.get(LIST, stranger).body().get("items")).isEmpty();
    assertThat(client.get(LIST, farmer()).body().get("items")).as("bears none").isEmpty();
  }

  @Test
  void aBearerSeesItsBalanceAndAnAuditorEverybodys() {
    String own = TestIssuer.shared().token(Role.PLATFORM, "p", samples.platform.id(), "同田");
    JsonNode mine = client.get(LIST, own).body().get("items");
    assertThat(mine).hasSize(1);
    assertThat(mine.at("/0/title/zh").asString()).isNotBlank();
    assertThat(mine.at("/0/bearers/1/balance/amount").asLong()).isEqualTo(-600);
    assertThat(mine.at("/0/bearers/0/balance").isNull()).isTrue();
    String auditor = TestIssuer.shared().token(Role.AUDITOR, "a", null, "审计");
    JsonNode all = client.get(LIST, auditor).body().get("items");
    JsonNode here =
        all.valueStream()
            .filter(each -> each.get("contractId").asString().equals(samples.contractId))
            .findFirst()
            .orElseThrow();
    assertThat(here.at("/bearers/0/balance").isNull()).isFalse();
    assertThat(here.at("/bearers/1/balance/amount").asLong()).isEqualTo(-600);
  }

  @Test
  void whatARefundGivesBackTheCouponTookNoMore() {
    var refunded = FullContract.sale(Ids.next(), 10_000, new BesidePrice(0, 1_000, 0));
    books.append(
        samples.contractId,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), refunded, hash),
            new BookEvent.SaleCancelled(Ids.next(), Instant.now(), refunded.saleId())));
    assertThat(platform().at("/taken/amount").asLong()).isEqualTo(1_000);
  }

  @Test
  void onlyTheOperatorNotesMoneyAndOnlyForWhoBearsCoupons() {
    assertThat(topUp(samples.platform.id(), farmer()).status()).isEqualTo(403);
    Answer stranger = topUp(samples.farmer.id(), operator);
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.code()).isEqualTo("coupon.bearer_unknown");
    assertThat(client.get(LIST + "/" + Ids.next(), operator).code()).isEqualTo("contract.unknown");
    assertThat(platform().get("topUps")).isEmpty();
  }

  private Answer topUp(String party, String token) {
    Map<String, Object> money =
        Map.of("amount", Map.of("amount", 5_000, "currency", "CNY"), "note", "预存");
    return client.post(path + "/" + party + "/deposits", token, money);
  }

  private String farmer() {
    return TestIssuer.shared().token(Role.FARMER, "f", samples.farmer.id(), "杨秀英");
  }

  private JsonNode platform() {
    return client.get(path, operator).body().at("/bearers/1");
  }
}
