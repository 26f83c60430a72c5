package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Drafts that break a rule or can't be read, over HTTP: what is wrong is named, nothing changed.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DraftRefusalsHttpTest {

  private static final String CONTRACTS = "/api/settlement/contracts";

  @LocalServerPort private int port;

  private final Samples samples = new Samples();
  private final Map<String, Object> draft = Drafts.sweetPotato(samples);
  private SettlementClient client;
  private String manager;

  @BeforeEach
  void signIn() {
    client = new SettlementClient(port);
    String coop = samples.cooperative.id();
    manager = TestIssuer.shared().token(Role.COOP_MANAGER, "account-" + coop, coop, "某人");
  }

  @Test
  void refusesBrokenDraftsNamingTheClause() {
    List<Object> clauses = Drafts.clauses(draft);
    clauses.set(2, Map.of("kind", "LOTTERY", "payee", samples.host.id()));
    assertRefused("contract.clause_kind_unknown", "clauses[2].kind");
    clauses.set(2, Drafts.share(samples.host.id(), 0, 0));
    assertRefused("contract.rate_invalid", "clauses[2]");
    clauses.set(2, Drafts.share(samples.host.id(), 80, 100));
    assertRefused("contract.shares_over_whole", "clauses[2]");
    clauses.set(2, Drafts.share(Ids.next(), 8, 100));
    assertRefused("contract.payee_not_party", "clauses[2]");
    clauses.set(2, Map.of("kind", "SHARE_OF_GROSS", "payee", samples.host.id()));
    assertRefused("contract.clause_field_missing", "clauses[2].rate");
    clauses.set(2, Drafts.fee(samples.host.id(), 1100));
    assertRefused("contract.fees_over_smallest_sale", "clauses[2]");
    clauses.set(2, Drafts.remainder(samples.host.id()));
    assertRefused("contract.remainder_twice", "clauses[6]");
    clauses.set(6, Drafts.share(samples.host.id(), 1, 100));
    clauses.set(2, Drafts.share(samples.host.id(), 1, 100));
    assertRefused("contract.remainder_missing", "clauses");
    draft.put("surprise", 1);
    assertRefused("request.unknown_field", "surprise");
    assertThat(mine()).isEmpty();
  }

  @Test
  void refusesAnExampleThatDoesNotComeOut() {
    draft.put("examples", List.of(example(1462)));
    assertThat(client.post(CONTRACTS, manager, draft).status()).isEqualTo(201);
    draft.put("examples", List.of(example(1462), example(1463)));
    assertRefused("contract.example_differs", "examples[1]");
    assertThat(mine()).hasSize(1);
  }

  private Map<String, Object> example(long farmer) {
    return Map.of(
        "name",
        Map.of("zh", "五斤", "en", "Five jin"),
        "gross",
        yuan(3250),
        "quantityThousandths",
        5000,
        "unit",
        "JIN",
        "expected",
        List.of(
            expected(1, samples.farmer, farmer),
            expected(2, samples.carrier, 300),
            expected(3, samples.host, 260),
            expected(4, samples.platform, 130),
            expected(5, samples.brand, 65),
            expected(6, samples.fund, 65),
            expected(7, samples.cooperative, 968)));
  }

  private static Map<String, Object> expected(int clauseNo, Party payee, long fen) {
    return Map.of("clauseNo", clauseNo, "payee", payee.id(), "amount", yuan(fen));
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  @Test
  void refusesMalformedBodiesAndFractionsForWholeNumbers() {
    assertThat(client.post(CONTRACTS, manager, "{\"title\":").code())
        .isEqualTo("request.malformed_json");
    assertThat(client.post(CONTRACTS, manager, "{}").field()).isEqualTo("title");
    Drafts.clauses(draft)
        .set(
            0,
            Map.of(
                "kind",
                "SHARE_OF_GROSS",
                "payee",
                samples.farmer.id(),
                "rate",
                Map.of("numerator", 45.5, "denominator", 100)));
    assertRefused("request.field_invalid", "clauses[0].rate.numerator");
    assertThat(mine()).isEmpty();
  }

  @Test
  void onlyAManagerOfAPartyDrafts() {
    assertThat(client.post(CONTRACTS, null, draft).status()).isEqualTo(401);
    assertThat(client.post(CONTRACTS, TestIssuer.shared().consumer(), draft).status())
        .isEqualTo(403);
    String farmer = TestIssuer.shared().token(Role.FARMER, "f", samples.farmer.id(), "某人");
    assertThat(client.post(CONTRACTS, farmer, draft).status()).isEqualTo(403);
    String stranger = TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), Ids.next(), "外人");
    assertThat(client.post(CONTRACTS, stranger, draft).code())
        .isEqualTo("contract.drafter_not_party");
    assertThat(mine()).isEmpty();
  }

  private void assertRefused(String code, String field) {
    Answer refused = client.post(CONTRACTS, manager, draft);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.body().get("detail").asString()).isNotEqualTo(code).doesNotContain("{");
  }

  private List<JsonNode> mine() {
    return client.get(CONTRACTS, manager).body().get("items").valueStream().toList();
  }
}
