package org.tongtian.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
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
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import tools.jackson.databind.JsonNode;

/** Who may read statements, sales and shares, and what bad requests get. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class StatementHttpTest {

  private static final String STATEMENT = "/api/settlement/statement";

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private final String saleId = Ids.next();
  private SettlementClient client;
  private String farmer;
  private String auditor;

  @BeforeEach
  void sell() {
    client = new SettlementClient(port);
    farmer = TestIssuer.shared().token(Role.FARMER, Ids.next(), samples.farmer.id(), "杨秀英");
    auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
    sell(samples, saleId);
  }

  private void sell(Samples parties, String order) {
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + parties.contractId, Drafts.sweetPotato(parties))
            .body()
            .get("hash")
            .asString();
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
        parties.contractId,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), order)));
  }

  @Test
  void everyPartysStatementAddsUpToWhatTheConsumerPaid() {
    long sum =
        samples.parties().stream()
            .mapToLong(
                party -> in(TestIssuer.shared().token(Role.HOST, Ids.next(), party.id(), "某")))
            .sum();
    assertThat(sum).isEqualTo(3250);
  }

  @Test
  void onePartyInTwoContractsSeesBothAndStrangersSeeNothing() {
    Samples others = new Samples();
    sell(others, Ids.next());
    assertThat(in(farmer)).isEqualTo(1462);
    String stranger = TestIssuer.shared().token(Role.FARMER, Ids.next(), others.farmer.id(), "外人");
    assertThat(client.get(STATEMENT + "?party=" + samples.farmer.id(), stranger).status())
        .isEqualTo(403);
    assertThat(client.get("/api/settlement/sales/" + saleId, stranger).status()).isEqualTo(404);
    assertThat(client.get("/api/settlement/sales/" + Ids.next(), farmer).code())
        .isEqualTo("settlement.sale_unknown");
  }

  @Test
  void auditorReadsAnyPartyAndMustNameOne() {
    Answer read = client.get(STATEMENT + "?party=" + samples.farmer.id(), auditor);
    assertThat(read.body().at("/in/amount").asLong()).isEqualTo(1462);
    assertThat(client.get(STATEMENT, auditor).field()).isEqualTo("party");
    assertThat(client.get(STATEMENT + "?party=" + Ids.next(), auditor).code())
        .isEqualTo("settlement.party_unknown");
    assertThat(client.get("/api/settlement/sales/" + saleId, auditor).status()).isEqualTo(200);
  }

  @Test
  void consumersAndVisitorsHaveNoStatement() {
    assertThat(client.get(STATEMENT, TestIssuer.shared().consumer()).status()).isEqualTo(403);
    assertThat(client.get(STATEMENT, null).status()).isEqualTo(401);
    assertThat(
            client.get("/api/settlement/sales/" + saleId, TestIssuer.shared().consumer()).status())
        .isEqualTo(404);
  }

  @Test
  void badPeriodsCursorsAndPagesAreRefused() {
    for (String period : List.of("2026-13", "202611", "x", "2026-11-01", "0001-01")) {
      Answer refused = client.get(STATEMENT + "?period=" + period, farmer);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("settlement.period_invalid");
      assertThat(refused.field()).isEqualTo("period");
    }
    assertThat(client.get(STATEMENT + "?after=nonsense", farmer).field()).isEqualTo("after");
    assertThat(client.get(STATEMENT + "?limit=0", farmer).field()).isEqualTo("limit");
    assertThat(client.get(STATEMENT + "?limit=101", farmer).field()).isEqualTo("limit");
    assertThat(client.get(STATEMENT + "?limit=x", farmer).status()).isEqualTo(400);
  }

  @Test
  void anybodySeesWhereTheMoneyGoes() {
    JsonNode shares = shares("?price=650&quantity=5").body();
    assertThat(shares.at("/paid/amount").asLong()).isEqualTo(3250);
    assertThat(shares.get("farmerPercent").asString()).isEqualTo("45.0");
    assertThat(shares.get("commissionModelFarmerPercent").asString()).isEqualTo("20");
    assertThat(shares.get("fieldPricePercent").asString()).isEqualTo("27.7");
    assertThat(shares.get("lines").valueStream().map(line -> line.at("/amount/amount").asLong()))
        .containsExactly(1462L, 300L, 260L, 130L, 65L, 65L, 968L);
    assertThat(shares.at("/lines/1/percent").asString()).isEqualTo("9.2");
    assertThat(shares.at("/lines/0/party/name/zh").asString()).isEqualTo("杨秀英户");
    assertThat(shares("?price=650").body().at("/paid/amount").asLong()).isEqualTo(650);
  }

  @Test
  void sharesOfNonsenseAreRefused() {
    for (String quantity : List.of("0", "-1", "0.0001", "1000000000", "1e30")) {
      Answer refused = shares("?price=650&quantity=" + quantity);
      assertThat(refused.status()).as(quantity).isEqualTo(400);
      assertThat(refused.field()).isEqualTo("quantity");
    }
    for (String price : List.of("0", "-650", "1000000001")) {
      assertThat(shares("?price=" + price).field()).isEqualTo("price");
    }
    assertThat(shares("").status()).isEqualTo(400);
    assertThat(shares("?price=6.5").status()).isEqualTo(400);
    Answer unknown = client.get("/api/settlement/shares/" + Ids.next() + "?price=650", null);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("settlement.no_contract_in_force");
  }

  @Test
  void speaksTheCallersLanguage() {
    String path = "/api/settlement/sales/" + Ids.next();
    assertThat(client.get(path, farmer).body().get("detail").asString()).contains("没有找到");
    assertThat(client.getInEnglish(path, farmer).body().get("detail").asString())
        .isEqualTo("There is no such sale, or you are no party to it.");
  }

  @Test
  void describesItsApi() {
    JsonNode api = client.get("/v3/api-docs", null).body();
    assertThat(api.get("openapi").asString()).startsWith("3.1");
    assertThat(api.get("paths").propertyNames())
        .contains(
            "/api/settlement/shares/{contractId}",
            "/api/settlement/contracts",
            "/api/settlement/contracts/{id}",
            "/api/settlement/contracts/{id}/versions/{version}/signatures",
            "/api/settlement/statement",
            "/api/settlement/sales/{saleId}")
        .noneMatch(path -> path.startsWith("/internal"));
    assertThat(api.at("/components/schemas/StatementView/properties/escrow").isMissingNode())
        .isFalse();
  }

  private Answer shares(String query) {
    return client.get("/api/settlement/shares/" + samples.contractId + query, null);
  }

  private long in(String token) {
    return client.get(STATEMENT, token).body().at("/in/amount").asLong();
  }
}
