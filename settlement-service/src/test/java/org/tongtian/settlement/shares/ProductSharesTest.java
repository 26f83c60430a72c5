package org.tongtian.settlement.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.statement.RandomMoney;
import tools.jackson.databind.JsonNode;

/** Where each yuan of a product went, from the book. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ProductSharesTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private final String product = Ids.next();
  private final String path = "/api/settlement/products/" + product;

  @Test
  void everybodySeesWhereTheYuanWentLessWhatWasTakenBack() {
    SettlementClient client = new SettlementClient(port);
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    assertThat(client.get(path + "/yuan", null).code()).isEqualTo("settlement.product_unsold");
    assertThat(client.get(path + "/farmer-share", null).body().get("months").size()).isZero();
    String cancelled = Ids.next();
    String refunded = Ids.next();
    Instant now = Instant.now();
    books.append(
        samples.contractId,
        List.of(
            paid(Ids.next(), 9_999, Ids.next(), hash),
            paid(Ids.next(), 650, product, hash),
            paid(cancelled, 3250, product, hash),
            paid(refunded, 3250, product, hash),
            new BookEvent.SaleCancelled(Ids.next(), now, cancelled),
            new BookEvent.SaleReceived(Ids.next(), now, refunded),
            new BookEvent.SaleRefunded(Ids.next(), now, refunded, "r", 1000)));
    JsonNode yuan = client.get(path + "/yuan?last=50", null).body();
    assertThat(yuan.get("sales").asInt()).isEqualTo(2);
    assertThat(yuan.at("/paid/amount").asLong()).isEqualTo(650 + 2250);
    assertThat(sum(yuan)).isEqualByComparingTo("100");
    assertThat(yuan.at("/kinds/0/kind").asString()).isEqualTo("FARMER");
    assertThat(yuan.get("farmerPercent").asString()).isEqualTo("45.0");
    assertThat(client.get(path + "/yuan?last=1", null).body().at("/paid/amount").asLong())
        .isEqualTo(2250);
    JsonNode month = client.get(path + "/farmer-share", null).body().at("/months/0");
    assertThat(month.get("percent").asString()).isEqualTo("45.0");
    assertThat(month.get("sales").asInt()).isEqualTo(2);
    assertThat(month.at("/paid/amount").asLong()).isEqualTo(2900);
    for (String bad : List.of("/yuan?last=0", "/yuan?last=1001", "/farmer-share?months=61")) {
      assertThat(client.get(path + bad, null).status()).as(bad).isEqualTo(400);
    }
  }

  private static BookEvent paid(String order, long gross, String of, String hash) {
    return new BookEvent.SalePaid(
        Ids.next(), Instant.now(), RandomMoney.sale(order, "TT-1", gross, of), hash);
  }

  private static BigDecimal sum(JsonNode yuan) {
    return yuan.get("kinds")
        .valueStream()
        .map(kind -> new BigDecimal(kind.get("percent").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
