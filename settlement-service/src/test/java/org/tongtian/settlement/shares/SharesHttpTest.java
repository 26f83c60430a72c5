package org.tongtian.settlement.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import tools.jackson.databind.JsonNode;

/** Where the money goes by contracts whose clauses need the unit, the month or a fund. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class SharesHttpTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private final Map<String, Object> draft = Drafts.sweetPotato(samples);
  private SettlementClient client;

  @BeforeEach
  void start() {
    client = new SettlementClient(port);
  }

  @Test
  void feeByTheKiloFollowsTheUnitOfTheGoods() {
    sign(
        Map.of("kind", "FIXED_FEE", "payee", samples.carrier.id(), "fee", yuan(60), "per", "KILO"));
    assertThat(amounts(shares("?price=650&quantity=5&unit=JIN"))).containsExactly(150L, 3100L);
    assertThat(amounts(shares("?price=650&quantity=5&unit=KG"))).containsExactly(300L, 2950L);
    Answer pieces = shares("?price=650&quantity=5&unit=PIECE");
    assertThat(pieces.status()).isEqualTo(400);
    assertThat(pieces.field()).isEqualTo("unit");
    assertThat(shares("?price=650&unit=MOON").field()).isEqualTo("unit");
  }

  @Test
  void unitThatTheContractNamesNeedsNotBeSaid() {
    sign(
        Map.of(
            "kind",
            "FIXED_FEE",
            "payee",
            samples.carrier.id(),
            "fee",
            yuan(60),
            "per",
            "UNIT",
            "unit",
            "BOX"));
    assertThat(amounts(shares("?price=650&quantity=2"))).containsExactly(120L, 1180L);
    assertThat(amounts(shares("?price=650&quantity=2&unit=BOX"))).containsExactly(120L, 1180L);
    assertThat(shares("?price=650&quantity=2&unit=JIN").field()).isEqualTo("unit");
  }

  @Test
  void tiersBeginAnewWithTheMonth() {
    sign(
        Map.of(
            "kind",
            "TIERED_COMMISSION",
            "payee",
            samples.host.id(),
            "measure",
            "VALUE",
            "tiers",
            List.of(
                Map.of("from", 0, "rate", percent(10)), Map.of("from", 1000, "rate", percent(5)))));
    assertThat(amounts(shares("?price=2000"))).containsExactly(150L, 1850L);
  }

  @Test
  void minimumsAndFloorsCountForTheFarmerAndTheFundPaysWhatItHas() {
    sign(
        Drafts.share(samples.farmer.id(), 30, 100),
        Drafts.share(samples.fund.id(), 2, 100),
        Map.of(
            "kind",
            "MINIMUM",
            "payee",
            samples.farmer.id(),
            "rate",
            percent(45),
            "payers",
            List.of(samples.cooperative.id())),
        Map.of(
            "kind",
            "FLOOR_PRICE",
            "payee",
            samples.farmer.id(),
            "unit",
            "JIN",
            "floor",
            yuan(100),
            "markup",
            Map.of("numerator", 10, "denominator", 100),
            "payers",
            List.of(samples.fund.id())));
    JsonNode plenty = shares("?price=1000").body();
    assertThat(plenty.get("farmerPercent").asString()).isEqualTo("45.0");
    assertThat(amounts(plenty)).containsExactly(450L, 20L, 530L);
    assertThat(plenty.at("/lines/0/sentences")).hasSize(2);

    assertThat(amounts(shares("?price=200").body())).containsExactly(94L, 0L, 106L);
    BookEvent deposit =
        new BookEvent.Deposited(Ids.next(), Instant.now(), samples.fund.id(), 50, "县里");
    BookEvent price = new BookEvent.PriceNoted(Ids.next(), Instant.now(), "JIN", null, 120, "县城");
    books.append(samples.contractId, List.of(deposit, price));
    JsonNode cheap = shares("?price=200").body();
    assertThat(amounts(cheap)).containsExactly(132L, -38L, 106L);
    assertThat(cheap.get("farmerPercent").asString()).isEqualTo("66.0");
  }

  private void sign(Object... clauses) {
    List<Object> all = new ArrayList<>(List.of(clauses));
    all.add(Drafts.remainder(samples.cooperative.id()));
    draft.put("clauses", all);
    Answer answer = client.put("/internal/settlement/contracts/" + samples.contractId, draft);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private Answer shares(String query) {
    return client.get("/api/settlement/shares/" + samples.contractId + query, null);
  }

  private static List<Long> amounts(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return amounts(answer.body());
  }

  private static List<Long> amounts(JsonNode shares) {
    return shares
        .get("lines")
        .valueStream()
        .map(line -> line.at("/amount/amount").asLong())
        .toList();
  }

  private static Map<String, Object> percent(long rate) {
    return Map.of("numerator", rate, "denominator", 100);
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }
}
