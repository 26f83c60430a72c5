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

/** What bearers of coupons put in and owe is for everybody to read; the operator notes it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class CouponAccountHttpTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private String path;
  private String operator;

  @BeforeEach
  void sellWithACoupon() {
    client = new SettlementClient(port);
    path = "/api/settlement/coupon-accounts/" + samples.contractId;
    operator = TestIssuer.shared().token(Role.PLATFORM, "operator", null, "同田");
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft).addAll(Drafts.partClauses(samples));
    String hash =
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
  void everybodySeesWhatABearerOwesAndPutInAndNothingOfWhatItEarned() {
    assertThat(platform().at("/uncovered/amount").asLong()).isEqualTo(600);
    Answer noted = topUp(samples.platform.id(), operator);
    assertThat(noted.status()).as(String.valueOf(noted.body())).isEqualTo(200);
    JsonNode bearer = platform();
    assertThat(bearer.at("/uncovered/amount").asLong()).isZero();
    assertThat(bearer.at("/reserve/amount").asLong()).isEqualTo(1_000);
    assertThat(bearer.at("/topUps/0/amount/amount").asLong()).isEqualTo(5_000);
    assertThat(bearer.at("/topUps/0/note").asString()).isEqualTo("预存");
    assertThat(bearer.at("/clauses/0/zh").asString()).contains("平台优惠券");
    assertThat(client.get(path, null).body().at("/bearers/0/party/id").asString())
        .isEqualTo(samples.cooperative.id());
  }

  @Test
  void onlyTheOperatorNotesMoneyAndOnlyForWhoBearsCoupons() {
    String farmer = TestIssuer.shared().token(Role.FARMER, "f", samples.farmer.id(), "杨秀英");
    assertThat(topUp(samples.platform.id(), farmer).status()).isEqualTo(403);
    Answer stranger = topUp(samples.farmer.id(), operator);
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.code()).isEqualTo("coupon.bearer_unknown");
    assertThat(client.get("/api/settlement/coupon-accounts/" + Ids.next(), null).code())
        .isEqualTo("contract.unknown");
    assertThat(platform().get("topUps")).isEmpty();
  }

  private Answer topUp(String party, String token) {
    Map<String, Object> money =
        Map.of("amount", Map.of("amount", 5_000, "currency", "CNY"), "note", "预存");
    return client.post(path + "/" + party + "/deposits", token, money);
  }

  private JsonNode platform() {
    return client.get(path, null).body().at("/bearers/1");
  }
}
