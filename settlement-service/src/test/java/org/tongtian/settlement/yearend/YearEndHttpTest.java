package org.tongtian.settlement.yearend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.CoopUnderTest.must;
import static org.tongtian.settlement.CoopUnderTest.yuan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.settlement.CoopUnderTest;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.proof.Sha256;
import tools.jackson.databind.JsonNode;

/** A year end over HTTP, from the members' accounts to the money in the book. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class YearEndHttpTest {

  private static final String YEARS = "/api/settlement/year-ends";

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private YearEndPosting posting;
  @Autowired private YearEndService years;
  @Autowired private YearEndRepository stored;

  private SettlementClient client;
  private CoopUnderTest coop;

  @BeforeEach
  void open() {
    client = new SettlementClient(port);
    coop = new CoopUnderTest(client, books);
  }

  @Test
  void fromDraftToMoneyInTheBook() {
    String other = Ids.next();
    coop.member("A1", coop.farmer.id(), 1_500_000, 420_000);
    coop.member("A2", other, 500_000, 7_645_000);
    coop.deposit(coop.coop, 2_000_000);
    coop.deposit(coop.guarantor, 100);
    Answer draft = must(client.post(YEARS, coop.manager, request(1_000_000)), 201);
    assertThat(draft.body().at("/pools/distributable/amount").asLong()).isEqualTo(900_000);
    assertThat(draft.body().at("/pools/byVolume/amount").asLong()).isEqualTo(540_000);
    JsonNode own = lines(coop.household).get("items");
    assertThat(own.size()).isEqualTo(1);
    assertThat(own.at("/0/byVolume/amount").asLong()).isEqualTo(28_122);
    assertThat(own.at("/0/reasons/0/zh").asString())
        .isEqualTo(
            "惠顾返还 281.22 ¥ = 可分配盈余 9000.00 的 60 %（5400.00）× 交易额 4200.00 / 80650.00，含累计尾差 +0.01");
    approve(draft, 2, 2, 2);
    Answer posted = must(client.post(YEARS + "/2025/posting", coop.manager, "{}"), 200);
    assertThat(posted.body().get("state").asString()).isEqualTo("POSTED");
    assertThat(coop.payable(coop.coop.id())).isEqualTo(2_000_000 - 900_000);
    long byCapital = 360_000L * 3 / 4;
    long dividendOnEquity = byCapital * 1_000_000 / 1_500_000;
    assertThat(dividendOnEquity).isGreaterThan(50_000);
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(28_122 + byCapital);
    assertThat(posted.body().at("/returns/0/topUp/amount").asLong()).isZero();
    assertThat(account().at("/items/0/reserveShare/amount").asLong()).isEqualTo(5_208);
    assertThat(coop.everything()).isEqualTo(2_000_100);
    assertThat(coop.fault()).isNull();
    must(client.post(YEARS + "/2025/posting", coop.manager, "{}"), 200);
    assertThat(coop.everything()).isEqualTo(2_000_100);
    assertThat(coop.payable(coop.coop.id())).isEqualTo(1_100_000);
  }

  @Test
  void theGuarantorPaysWhatItCanAndTheRestStaysOwed() {
    coop.member("A1", coop.farmer.id(), 1_000_000, 100_000);
    coop.member("A2", Ids.next(), 9_000_000, 100_000);
    coop.deposit(coop.coop, 100_000);
    coop.deposit(coop.guarantor, 30_000);
    Answer draft = must(client.post(YEARS, coop.manager, request(100_000)), 201);
    approve(draft, 2, 2, 2);
    Answer posted = must(client.post(YEARS + "/2025/posting", coop.manager, "{}"), 200);
    JsonNode owed = posted.body().at("/returns/0");
    assertThat(owed.at("/dividend/amount").asLong()).isEqualTo(3_600);
    assertThat(owed.at("/topUp/amount").asLong()).isEqualTo(46_400);
    assertThat(owed.at("/paid/amount").asLong()).isEqualTo(30_000);
    assertThat(coop.payable(coop.guarantor.id())).isZero();
    assertThat(coop.payable(coop.farmer.id())).isEqualTo(27_000 + 3_600 + 30_000);
    assertThat(coop.everything()).isEqualTo(130_000);
  }

  @Test
  void nothingIsPostedWhereTheCoopHasTooLittle() {
    coop.member("A1", coop.farmer.id(), 100, 100);
    coop.deposit(coop.coop, 899_999);
    Answer draft = must(client.post(YEARS, coop.manager, request(1_000_000)), 201);
    assertThat(client.post(YEARS + "/2025/posting", coop.manager, "{}").code())
        .isEqualTo("yearend.not_approved");
    approve(draft, 1, 1, 1);
    assertThat(client.post(YEARS + "/2025/posting", coop.manager, "{}").code())
        .isEqualTo("yearend.payable_short");
    assertThat(coop.payable(coop.coop.id())).isEqualTo(899_999);
    coop.deposit(coop.coop, 1);
    must(client.post(YEARS + "/2025/posting", coop.manager, "{}"), 200);
    assertThat(coop.payable(coop.coop.id())).isZero();
  }

  @Test
  void twoHundredMembersReconcileAndACrashInTheMiddleIsTakenUpOnce() {
    String csv =
        IntStream.rangeClosed(1, 200)
            .mapToObj(
                i -> "M%03d,第%d户,Household %d,,2022-01-05,%d.37,0,0".formatted(i, i, i, i * 7))
            .collect(Collectors.joining("\n"));
    must(client.post("/api/settlement/members/imports", coop.manager, Map.of("csv", csv)), 201);
    List<String> parties = new ArrayList<>();
    client
        .get("/api/settlement/members?limit=100", coop.manager)
        .body()
        .get("items")
        .forEach(member -> parties.add(member.get("party").asString()));
    for (int i = 0; i < 5; i++) {
      must(
          client.post(
              "/api/settlement/members/" + parties.get(i) + "/entries",
              coop.manager,
              Map.of("kind", "DELIVERY", "amount", yuan(1 + i * 3L), "on", "2025-05-05")),
          201);
    }
    coop.deposit(coop.coop, 900_000);
    Answer draft = must(client.post(YEARS, coop.manager, request(999_999)), 201);
    approve(draft, 200, 190, 150);
    crashAfterTheFirstBatch();
    posting.resume();
    StoredYearEnd done = years.one(coop.coop.id(), 2025);
    assertThat(done.state()).isEqualTo(YearEndState.POSTED);
    YearEnd result = done.result();
    assertThat(coop.payable(coop.coop.id())).isEqualTo(900_000 - result.pools().distributable());
    result
        .lines()
        .forEach(line -> assertThat(coop.payable(line.member().party())).isEqualTo(line.total()));
    assertThat(coop.everything()).isEqualTo(900_000);
    assertThat(coop.fault()).isNull();
    assertThat(Sha256.of(result.document())).isEqualTo(done.hash());
  }

  /** Books the first batch alone, as a posting that died right after it has left it. */
  private void crashAfterTheFirstBatch() {
    StoredYearEnd approved = years.one(coop.coop.id(), 2025);
    stored.startPosting(approved.id());
    List<MemberDividend> first =
        approved.result().lines().stream()
            .filter(line -> line.total() > 0)
            .limit(YearEndPosting.BATCH)
            .toList();
    List<BookEvent.Leg> legs = new ArrayList<>();
    first.forEach(line -> legs.add(new BookEvent.Leg(line.member().party(), line.total())));
    legs.add(
        new BookEvent.Leg(coop.coop.id(), -first.stream().mapToLong(MemberDividend::total).sum()));
    books.append(
        coop.contractId,
        List.of(
            new BookEvent.Transferred(
                "dividend:" + approved.id() + ":0",
                Instant.now(),
                "DIVIDEND",
                approved.id(),
                1,
                3,
                legs,
                approved.hash())));
  }

  @Test
  void aVoteThatDoesNotBindIsRefusedAndChangesNothing() {
    coop.member("A1", coop.farmer.id(), 100, 100);
    coop.member("A2", Ids.next(), 100, 100);
    coop.member("A3", Ids.next(), 100, 100);
    Answer draft = must(client.post(YEARS, coop.manager, request(1_000)), 201);
    String hash = draft.body().get("hash").asString();
    assertThat(vote(hash, 3, 1, 1).code()).isEqualTo("yearend.no_quorum");
    assertThat(vote(hash, 3, 3, 1).code()).isEqualTo("yearend.no_majority");
    assertThat(vote(hash, 2, 2, 2).field()).isEqualTo("entitled");
    assertThat(vote("0".repeat(64), 3, 3, 3).code()).isEqualTo("yearend.hash_differs");
    assertThat(years.one(coop.coop.id(), 2025).state()).isEqualTo(YearEndState.DRAFT);
    must(vote(hash, 3, 2, 2), 200);
    assertThat(client.post(YEARS, coop.manager, request(2_000)).code())
        .isEqualTo("yearend.already_approved");
    Map<String, Object> next = request(5);
    next.put("year", 2026);
    assertThat(client.post(YEARS, coop.manager, next).code()).isEqualTo("yearend.year_before_open");
  }

  @Test
  void strangersSeeNothingAndAuditorsTheDocument() {
    coop.member("A1", coop.farmer.id(), 100, 100);
    Answer draft = must(client.post(YEARS, coop.manager, request(1_000)), 201);
    CoopUnderTest other = new CoopUnderTest(client, books);
    String of = "?coop=" + coop.coop.id();
    assertThat(client.get(YEARS + "/2025" + of, other.household).status()).isEqualTo(404);
    assertThat(client.get(YEARS + "/2025/lines" + of, other.manager).status()).isEqualTo(404);
    assertThat(client.post(YEARS, coop.household, request(1_000)).status()).isEqualTo(403);
    Answer document = must(client.get(YEARS + "/2025/document" + of, coop.auditor), 200);
    assertThat(document.body().at("/input/coop").asString()).isEqualTo(coop.coop.id());
    assertThat(draft.body().get("hash").asString())
        .isEqualTo(Sha256.of(years.one(coop.coop.id(), 2025).result().document()));
    assertThat(client.get(YEARS + of, coop.household).body().get("items").size()).isEqualTo(1);
    assertThat(client.get(YEARS, coop.manager).body().at("/items/0/state").asString())
        .isEqualTo("DRAFT");
  }

  private Map<String, Object> request(long surplus) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("year", 2025);
    request.put("contractId", coop.contractId);
    request.put("surplus", yuan(surplus));
    return request;
  }

  private void approve(Answer draft, int entitled, int present, int votes) {
    must(vote(draft.body().get("hash").asString(), entitled, present, votes), 200);
  }

  private Answer vote(String hash, int entitled, int present, int votes) {
    return client.post(
        YEARS + "/2025/approval",
        coop.manager,
        Map.of(
            "hash", hash,
            "heldOn", "2026-02-01",
            "entitled", entitled,
            "present", present,
            "votesFor", votes,
            "votesAgainst", 0));
  }

  private JsonNode lines(String token) {
    return must(client.get(YEARS + "/2025/lines?coop=" + coop.coop.id(), token), 200).body();
  }

  private JsonNode account() {
    return must(client.get("/api/settlement/member-accounts", coop.household), 200).body();
  }
}
