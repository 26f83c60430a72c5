package org.tongtian.settlement.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.CoopUnderTest.must;
import static org.tongtian.settlement.CoopUnderTest.yuan;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.tongtian.settlement.CoopUnderTest;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register of members over HTTP: who may do what, and what bad requests change: nothing. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class MemberHttpTest {

  private static final String MEMBERS = "/api/settlement/members";
  private static final JsonMapper SEED = JsonMapper.builder().build();
  private static final Path DEMO_MEMBERS =
      Path.of("../local-market/market/src/main/resources/demo/members.json");

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private SettlementClient client;
  private CoopUnderTest coop;

  @BeforeEach
  void open() {
    client = new SettlementClient(port);
    coop = new CoopUnderTest(client, books);
  }

  @Test
  void aMembersAccountFollowsItsEntries() {
    coop.member("A1", coop.farmer.id(), 500_000, 80_000);
    String entries = MEMBERS + "/" + coop.farmer.id() + "/entries";
    String key = UUID.randomUUID().toString();
    Map<String, Object> withdrawal =
        Map.of("kind", "WITHDRAWAL", "amount", yuan(100_000), "on", "2025-06-01");
    must(client.post(entries, coop.manager, key, withdrawal), 201);
    assertThat(must(client.post(entries, coop.manager, key, withdrawal), 201).replayed()).isTrue();
    Answer own = must(client.get("/api/settlement/member-accounts?year=2025", coop.household), 200);
    assertThat(own.body().at("/items/0/contribution/amount").asLong()).isEqualTo(400_000);
    assertThat(own.body().at("/items/0/tradeVolume/amount").asLong()).isEqualTo(80_000);
    Answer history =
        client.get(
            MEMBERS + "/" + coop.farmer.id() + "/history?limit=2&coop=" + coop.coop.id(),
            coop.household);
    assertThat(history.body().get("items").size()).isEqualTo(2);
    assertThat(history.body().at("/items/0/kind").asString()).isEqualTo("WITHDRAWAL");
    assertThat(history.body().get("next").isNull()).isFalse();
  }

  @Test
  void capitalNeverFallsBelowZeroOnAnyDay() {
    coop.member("A1", coop.farmer.id(), 100_000, 0);
    String entries = MEMBERS + "/" + coop.farmer.id() + "/entries";
    Map<String, Object> tooMuch =
        Map.of("kind", "WITHDRAWAL", "amount", yuan(100_001), "on", "2025-06-01");
    assertThat(client.post(entries, coop.manager, tooMuch).code())
        .isEqualTo("member.withdrawal_too_large");
    must(
        client.post(
            entries,
            coop.manager,
            Map.of("kind", "CONTRIBUTION", "amount", yuan(50_000), "on", "2025-09-01")),
        201);
    assertThat(client.post(entries, coop.manager, tooMuch).code())
        .isEqualTo("member.withdrawal_too_large");
    assertThat(
            client
                .post(
                    entries,
                    coop.manager,
                    Map.of("kind", "DIVIDEND", "amount", yuan(1), "on", "2025-09-01"))
                .field())
        .isEqualTo("kind");
    assertThat(contribution()).isEqualTo(150_000);
  }

  @Test
  void anImportNamesEveryBadLineAndChangesNothing() {
    coop.member("A1", coop.farmer.id(), 100_000, 0);
    String csv =
        """
        number,nameZh,nameEn,party,joinedOn,contribution,reserveShare,subsidyShare
        B1,韦大山户,Wei household,,2022-01-05,5000.00,120.50,
        A1,重号户,Twice,,2022-01-05,1,0,0
        B3,坏日期户,Bad day,,2022-13-05,1,0,0
        B4,坏金额户,Bad money,,2022-01-05,1.005,0,0
        B5,少一栏户,Short,,2022-01-05,1
        """;
    Answer refused = client.post(MEMBERS + "/imports", coop.manager, Map.of("csv", csv));
    assertThat(refused.code()).isEqualTo("member.import_refused");
    assertThat(refused.body().get("lines").size()).isEqualTo(4);
    assertThat(refused.body().at("/lines/0/line").asInt()).isEqualTo(3);
    assertThat(refused.body().at("/lines/0/code").asString()).isEqualTo("member.number_taken");
    assertThat(refused.body().at("/lines/1/field").asString()).isEqualTo("joinedOn");
    assertThat(refused.body().at("/lines/2/field").asString()).isEqualTo("contribution");
    assertThat(refused.body().at("/lines/3/detail").asString()).contains("8 栏");
    assertThat(client.get(MEMBERS, coop.manager).body().get("items").size()).isEqualTo(1);
  }

  @Test
  void importsFiveHundredMembersOnceAndListsThemInPages() {
    String csv =
        IntStream.rangeClosed(1, 500)
            .mapToObj("M%03d,第%<d户,Household %<d,,2022-01-05,%<d.10,0,0"::formatted)
            .collect(Collectors.joining("\n"));
    String key = UUID.randomUUID().toString();
    Answer imported =
        must(client.post(MEMBERS + "/imports", coop.manager, key, Map.of("csv", csv)), 201);
    assertThat(imported.body().get("added").asInt()).isEqualTo(500);
    must(client.post(MEMBERS + "/imports", coop.manager, key, Map.of("csv", csv)), 201);
    Answer page = client.get(MEMBERS + "?limit=100&after=M400", coop.manager);
    assertThat(page.body().get("items").size()).isEqualTo(100);
    assertThat(page.body().at("/items/99/contribution/amount").asLong()).isEqualTo(50_010);
    assertThat(page.body().get("next").isNull()).isTrue();
    assertThat(
            client
                .post(
                    MEMBERS + "/imports",
                    coop.manager,
                    Map.of("csv", csv + "\nM501,多,More,,2022-01-05,1,0,0"))
                .code())
        .isEqualTo("member.import_size");
  }

  @Test
  void aPartOfANameOrNumberFindsMembersPageByPage() {
    String csv =
        """
        B1,韦大山户,Wei household,,2022-01-05,1,0,0
        B2,韦阿妹户,Wei Amei household,,2022-01-05,1,0,0
        C3,罗正祥户,Luo household,,2022-01-05,1,0,0""";
    must(client.post(MEMBERS + "/imports", coop.manager, Map.of("csv", csv)), 201);
    assertThat(found("韦")).containsExactly("B1", "B2");
    assertThat(found("AMEI")).containsExactly("B2");
    assertThat(found("c3")).containsExactly("C3");
    assertThat(found("没有")).isEmpty();
    Answer page = client.get(MEMBERS + "?limit=1&search=wei", coop.manager);
    assertThat(page.body().get("next").asString()).isEqualTo("B1");
    assertThat(
            client
                .get(MEMBERS + "?limit=1&search=wei&after=B1", coop.manager)
                .body()
                .at("/items/0/number")
                .asString())
        .isEqualTo("B2");
  }

  private List<String> found(String search) {
    return client
        .get(MEMBERS + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8), coop.manager)
        .body()
        .get("items")
        .valueStream()
        .map(member -> member.get("number").asString())
        .toList();
  }

  @Test
  void theSeedOfTheLocalMarketAddsEveryHouseholdOnce() throws IOException {
    JsonNode seed = SEED.readTree(Files.readString(DEMO_MEMBERS)).get(0);
    for (int again = 0; again < 2; again++) {
      must(
          client.put(seed.get("path").asString(), SEED.treeToValue(seed.get("body"), Map.class)),
          200);
    }
    String ziyun = seed.get("path").asString().split("/", -1)[4];
    JsonNode members =
        client
            .get(MEMBERS + "?year=2025&limit=100&coop=" + ziyun, coop.auditor)
            .body()
            .get("items");
    assertThat(members.size()).isEqualTo(23);
    members.forEach(member -> assertThat(member.at("/tradeVolume/amount").asLong()).isPositive());
    JsonNode first = seed.at("/body/members/0/deliveries");
    assertThat(members.at("/0/tradeVolume/amount").asLong())
        .isEqualTo(first.at("/0/amount/amount").asLong() + first.at("/1/amount/amount").asLong());
  }

  @Test
  void nobodyElseReadsOrChangesTheRegister() {
    coop.member("A1", coop.farmer.id(), 100_000, 0);
    CoopUnderTest other = new CoopUnderTest(client, books);
    assertThat(client.get(MEMBERS + "/" + coop.farmer.id(), other.manager).status()).isEqualTo(404);
    assertThat(client.get(MEMBERS + "?coop=" + coop.coop.id(), other.manager).status())
        .isEqualTo(404);
    assertThat(client.get(MEMBERS, coop.household).status()).isEqualTo(403);
    assertThat(
            client
                .get(MEMBERS + "/" + coop.farmer.id() + "?coop=" + coop.coop.id(), coop.auditor)
                .status())
        .isEqualTo(200);
    String host = TestIssuer.shared().token(Role.HOST, Ids.next(), coop.coop.id(), "主播");
    assertThat(client.post(MEMBERS, host, Map.of("number", "X")).status()).isEqualTo(403);
    Map<String, Object> taken =
        Map.of(
            "number", "A2",
            "name", Map.of("zh", "又", "en", "Again"),
            "party", coop.farmer.id(),
            "joinedOn", "2022-01-01",
            "contribution", yuan(1));
    assertThat(client.post(MEMBERS, coop.manager, taken).code()).isEqualTo("member.party_taken");
    assertThat(client.post(MEMBERS, coop.manager, null, taken).code())
        .isEqualTo("idempotency.key_missing");
  }

  private long contribution() {
    return client
        .get(MEMBERS + "/" + coop.farmer.id(), coop.manager)
        .body()
        .at("/contribution/amount")
        .asLong();
  }
}
