package org.tongtian.settlement.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import tools.jackson.databind.JsonNode;

/** The committee over HTTP: votes, refusals, and the rule that contracts keep. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class GovernanceHttpTest {

  private static final String PROPOSALS = "/api/settlement/governance/proposals";

  @LocalServerPort private int port;
  @Autowired private GovernanceService governance;

  private SettlementClient client;

  @BeforeEach
  void giveSeats() {
    client = new SettlementClient(port);
    for (SeatClass each : SeatClass.values()) {
      Map<String, Object> seat = Map.of("seatClass", each, "name", name(each.name()));
      String path = "/internal/settlement/governance/seats/" + each.name();
      assertThat(client.put(path, seat).status()).isEqualTo(200);
    }
  }

  @Test
  void committeeVotesAndTheRuleHasANewVersion() {
    String id = propose("PAYOUT_CYCLE_DAYS", 7).get("id").asString();
    assertThat(
            client.get("/api/settlement/governance/decisions", null).body().get("items").toString())
        .doesNotContain(id);
    assertThat(post(id, "opening", SeatClass.GOVERNMENT, null).status()).isEqualTo(200);
    assertThat(vote(id, SeatClass.COOPERATIVES, "YES").status()).isEqualTo(201);
    assertThat(vote(id, SeatClass.PLATFORM, "NO").status()).isEqualTo(201);
    assertThat(vote(id, SeatClass.PLATFORM, "YES").code()).isEqualTo("governance.voted_before");
    assertThat(vote(id, SeatClass.GOVERNMENT, "YES").status()).isEqualTo(201);
    JsonNode last = vote(id, SeatClass.CONSUMERS, "YES").body();
    assertThat(last.get("state").asString()).isEqualTo("ACCEPTED");
    assertThat(last.get("votes").size()).isEqualTo(4);
    assertThat(last.at("/votes/1/reason").asString()).isEqualTo("because");
    assertThat(vote(id, SeatClass.PLATFORM, "YES").code()).isEqualTo("governance.vote_not_open");
    JsonNode decided =
        client.get("/api/settlement/governance/decisions?limit=1", null).body().get("items").get(0);
    assertThat(decided.get("id").asString()).isEqualTo(id);
    assertThat(decided.get("state").asString()).isEqualTo("ACCEPTED");
    assertThat(decided.get("votes").size()).isEqualTo(4);
    assertThat(decided.get("mayVote").asBoolean()).isFalse();

    JsonNode rules = client.get("/api/settlement/governance/rules", null).body().get("items");
    JsonNode cycle = rules.get(1);
    assertThat(cycle.get("rule").asString()).isEqualTo("PAYOUT_CYCLE_DAYS");
    assertThat(cycle.at("/inForce/value").asLong()).isEqualTo(15); // not effective yet
    JsonNode next = cycle.get("history").get(cycle.get("history").size() - 1);
    assertThat(next.get("value").asLong()).isEqualTo(7);
    assertThat(next.get("proposal").asString()).isEqualTo(id);

    String auditor = TestIssuer.shared().token(Role.AUDITOR, "a", null, "郭审计");
    JsonNode minutes = client.get("/api/settlement/governance/minutes?limit=100", auditor).body();
    String before = "0".repeat(64);
    for (JsonNode minute : minutes.get("items")) {
      assertThat(minute.get("previous").asString()).isEqualTo(before);
      before = minute.get("hash").asString();
    }
    assertThat(client.get(PROPOSALS + "/" + id, auditor).body().get("mayVote").asBoolean())
        .isFalse();
  }

  @Test
  void attemptThatDiedAfterItsMinuteIsTakenUpAgain() {
    String id = propose("DISPUTE_DEADLINE_DAYS", 60).get("id").asString();
    String opening = Ids.next();
    governance.open(opening, id, SeatClass.GOVERNMENT.name());
    String voting = Ids.next();
    governance.vote(voting, id, SeatClass.PLATFORM.name(), Choice.YES, "because");
    long written = governance.read(Minutes::seq);

    governance.open(opening, id, SeatClass.GOVERNMENT.name());
    Proposal again = governance.vote(voting, id, SeatClass.PLATFORM.name(), Choice.YES, "because");
    assertThat(again.votes()).hasSize(1);
    assertThat(governance.read(Minutes::seq)).isEqualTo(written);
    Answer another = post(id, "opening", SeatClass.GOVERNMENT, null);
    assertThat(another.code()).isEqualTo("governance.not_to_be_opened");
    assertThat(vote(id, SeatClass.PLATFORM, "YES").code()).isEqualTo("governance.voted_before");
    assertThat(governance.read(Minutes::seq)).isEqualTo(written);
  }

  @Test
  void sameKeyHasTheSameAnswer() {
    String id = propose("DISPUTE_DEADLINE_DAYS", 90).get("id").asString();
    assertThat(post(id, "opening", SeatClass.GOVERNMENT, null).status()).isEqualTo(200);
    Map<String, Object> ballot = Map.of("choice", "NO", "reason", "too long");
    String path = PROPOSALS + "/" + id + "/votes";
    Answer first = client.post(path, seat(SeatClass.CONSUMERS), "ballot-of-" + id, ballot);
    Answer second = client.post(path, seat(SeatClass.CONSUMERS), "ballot-of-" + id, ballot);
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void committeeReadsWhatAuditorsReadAndDecidesNothing() {
    Samples samples = new Samples();
    String id = Ids.next();
    client.put("/internal/settlement/contracts/" + id, Drafts.sweetPotato(samples));
    String contract = "/api/settlement/contracts/" + id;
    String seat = seat(SeatClass.GOVERNMENT);
    assertThat(client.get(contract + "?version=1", seat).status()).isEqualTo(200);
    String host = TestIssuer.shared().token(Role.HOST, "h", "somebody-else", "外人");
    assertThat(client.get(contract + "?version=1", host).status()).isEqualTo(404);
    String statement = "/api/settlement/statement?period=2026-11";
    assertThat(client.get(statement + "&party=" + samples.farmer.id(), seat).status())
        .isEqualTo(200);
    assertThat(client.get(statement, seat).field()).isEqualTo("party");
    assertThat(client.get("/api/settlement/disputes", seat).status()).isEqualTo(200);
    Map<String, Object> decision = Map.of("reason", "because");
    assertThat(client.post("/api/settlement/disputes/d/decision", seat, decision).status())
        .isEqualTo(403);
  }

  @Test
  void whoHasNoSeatChangesNothing() {
    String auditor = TestIssuer.shared().token(Role.AUDITOR, "a", null, "郭审计");
    assertThat(client.post(PROPOSALS, auditor, body("PAYOUT_CYCLE_DAYS", 7)).status())
        .isEqualTo(403);
    String stranger = TestIssuer.shared().token(Role.COMMITTEE, "s", "nobody", "外人");
    Answer noSeat = client.post(PROPOSALS, stranger, body("PAYOUT_CYCLE_DAYS", 7));
    assertThat(noSeat.code()).isEqualTo("governance.no_seat");
    assertThat(client.get(PROPOSALS, TestIssuer.shared().consumer()).status()).isEqualTo(403);
    assertThat(client.get(PROPOSALS, null).status()).isEqualTo(401);
    assertThat(
            client.post(PROPOSALS, seat(SeatClass.CONSUMERS), body("PAYOUT_CYCLE_DAYS", 0)).field())
        .isEqualTo("value");
  }

  @Test
  void contractBeyondThePublishedMaximumIsRefusedNamingClauseAndVote() {
    Samples samples = new Samples();
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    Drafts.clauses(draft).set(3, Drafts.share(samples.platform.id(), 51, 1000));
    String coop =
        TestIssuer.shared().token(Role.COOP_MANAGER, "m", samples.cooperative.id(), "杨秀英");
    Answer refused = client.post("/api/settlement/contracts", coop, draft);
    assertThat(refused.code()).isEqualTo("governance.platform_fee_over_maximum");
    assertThat(refused.field()).isEqualTo("clauses[3]");
    assertThat(refused.body().get("detail").asString()).contains("第 4 条").contains("5 %");
    assertThat(client.get("/api/settlement/contracts", coop).body().get("items").size()).isZero();
    Drafts.clauses(draft).set(3, Drafts.share(samples.platform.id(), 50, 1000));
    assertThat(client.post("/api/settlement/contracts", coop, draft).status()).isEqualTo(201);
  }

  private JsonNode propose(String rule, long value) {
    Answer answer = client.post(PROPOSALS, seat(SeatClass.COOPERATIVES), body(rule, value));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().get("state").asString()).isEqualTo("PROPOSED");
    return answer.body();
  }

  private static Map<String, Object> body(String rule, long value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rule", rule);
    body.put("value", value);
    body.put("deadline", Instant.now().plus(Duration.ofDays(7)).toString());
    body.put("effectiveFrom", Instant.now().plus(Duration.ofDays(8)).toString());
    body.put("reason", "because");
    return body;
  }

  private Answer vote(String id, SeatClass seat, String choice) {
    return post(id, "votes", seat, Map.of("choice", choice, "reason", "because"));
  }

  private Answer post(String id, String what, SeatClass seat, Map<String, Object> body) {
    Object sent = body == null ? "" : body;
    return client.post(PROPOSALS + "/" + id + "/" + what, seat(seat), sent);
  }

  private static String seat(SeatClass seat) {
    return TestIssuer.shared().token(Role.COMMITTEE, "account-" + seat, seat.name(), "委员");
  }

  private static Map<String, String> name(String name) {
    return Map.of("zh", name, "en", name);
  }
}
