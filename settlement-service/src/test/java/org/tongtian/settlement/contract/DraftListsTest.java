package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever stands in a list of a draft where it does not belong is answered with a problem that
 * names a field, wherever the draft is sent, and nothing is stored.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DraftListsTest {

  private static final String CONTRACTS = "/api/settlement/contracts";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> STRANGE = List.of("null", "7", "\"?\"", "{}");

  @LocalServerPort private int port;
  @Autowired private MongoDatabase database;

  private final Samples samples = new Samples();
  private final Party insurer =
      new Party(Ids.next(), new Text("农险", "Farm insurance"), PartyKind.INSURER);
  private final String manager =
      TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), samples.cooperative.id(), "社长");

  @Test
  void listsOfTheAgreementTakeNothingStrange() {
    assertListsAreGuarded(agreement());
  }

  @Test
  void listsOfClausesTakeNothingStrange() {
    assertListsAreGuarded(manyKinds());
  }

  @Test
  void nullInARecoveryOrderNamesItsPlace() {
    Map<String, Object> draft = agreement();
    String text = JSON.writeValueAsString(draft).replace("[{\"from\":\"NEXT_CYCLE\"}", "[null");
    assertThat(text).contains("[null");
    Answer refused = new SettlementClient(port).post(CONTRACTS, manager, text);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("recovery[0]");
  }

  /** The draft is fine as it is, and with any list or item of a list replaced it never is. */
  private void assertListsAreGuarded(Map<String, Object> draft) {
    SettlementClient client = new SettlementClient(port);
    String good = JSON.writeValueAsString(draft);
    Answer fine = client.post(CONTRACTS, manager, good);
    assertThat(fine.status()).as(String.valueOf(fine.body())).isEqualTo(201);
    long stored = stored();
    List<String> bad = new ArrayList<>();
    spoilEach(JSON.readTree(good), bad::add);
    assertThat(bad).hasSizeGreaterThan(60);
    for (String text : bad) {
      assertRefused(client.post(CONTRACTS, manager, text), text);
      assertNoFailure(client.post(CONTRACTS + "/preview", manager, text), text);
      String simulation = "{\"draft\":" + text + "}";
      assertRefused(client.post("/api/settlement/simulations", manager, simulation), text);
    }
    assertThat(stored()).isEqualTo(stored);
  }

  private static void assertRefused(Answer answer, String text) {
    assertThat(answer.status()).as(answer.body() + " of " + text).isBetween(400, 422);
    assertThat(answer.code()).as(text).isNotBlank();
    assertThat(answer.field()).as(answer.body() + " of " + text).isNotBlank();
  }

  private static void assertNoFailure(Answer answer, String text) {
    boolean isNamed = answer.status() == 400 && !answer.field().isBlank();
    boolean isShown = answer.status() == 200 && answer.body().get("problems").size() > 0;
    assertThat(isNamed || isShown).as(answer.body() + " of " + text).isTrue();
  }

  private long stored() {
    return database.getCollection("contracts").countDocuments();
  }

  /** Gives the whole text with each list, and each item of each list, spoilt in each way. */
  private static void spoilEach(JsonNode root, Consumer<String> taker) {
    spoil(root, root, taker);
  }

  private static void spoil(JsonNode node, JsonNode root, Consumer<String> taker) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.get(name) instanceof ArrayNode list) {
          for (String strange : List.of("7", "{}", "[[]]")) {
            object.set(name, JSON.readTree(strange));
            taker.accept(root.toString());
          }
          object.set(name, list);
          spoilItems(list, root, taker);
        } else {
          spoil(object.get(name), root, taker);
        }
      }
    }
  }

  private static void spoilItems(ArrayNode list, JsonNode root, Consumer<String> taker) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      for (String strange : STRANGE) {
        JsonNode other = JSON.readTree(strange);
        if (other.getNodeType() != item.getNodeType() || item.isString()) {
          list.set(i, other);
          taker.accept(root.toString());
        }
      }
      list.set(i, item);
      if (item instanceof ObjectNode object) {
        object.put("unheardOf", 1);
        taker.accept(root.toString());
        object.remove("unheardOf");
        spoil(item, root, taker);
      }
    }
  }

  private Map<String, Object> agreement() {
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    draft.put("channel", Map.of("profile", "WECHAT_PROFIT_SHARING", "directClauses", List.of(4)));
    draft.put(
        "recovery",
        List.of(
            Map.of("from", "NEXT_CYCLE"),
            Map.of("from", "RESERVE", "party", samples.fund.id()),
            Map.of("from", "GUARANTOR", "party", samples.cooperative.id())));
    draft.put(
        "examples",
        List.of(
            Map.of(
                "name", Map.of("zh", "五斤", "en", "Five jin"),
                "gross", yuan(3250),
                "quantityThousandths", 5000,
                "unit", "JIN",
                "balances", List.of(Map.of("party", samples.fund.id(), "amount", yuan(100))),
                "expected",
                    List.of(
                        expected(1, samples.farmer, 1462),
                        expected(2, samples.carrier, 300),
                        expected(3, samples.host, 260),
                        expected(4, samples.platform, 130),
                        expected(5, samples.brand, 65),
                        expected(6, samples.fund, 65),
                        expected(7, samples.cooperative, 968)))));
    return draft;
  }

  private Map<String, Object> manyKinds() {
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    List<Object> parties = new ArrayList<>(samples.parties());
    parties.add(insurer);
    draft.put("parties", parties);
    List<Object> clauses = Drafts.clauses(draft);
    clauses.set(
        2,
        Map.of(
            "kind",
            "TIERED_COMMISSION",
            "payee",
            samples.host.id(),
            "measure",
            "ORDERS",
            "tiers",
            List.of(Map.of("from", 0, "rate", percent(3)), Map.of("from", 100, "rate", percent(5))),
            "ownSalesOnly",
            true));
    clauses.set(
        3,
        Map.of(
            "kind", "SHARE_OF_NET",
            "payee", samples.platform.id(),
            "rate", percent(2),
            "netOf", List.of(1, 2)));
    clauses.add(
        6,
        Map.of(
            "kind", "INSURANCE_PREMIUM",
            "payee", insurer.id(),
            "rate", percent(1),
            "covers",
                List.of(
                    Map.of("cause", "DELAY", "benefit", percent(10), "threshold", 48),
                    Map.of("cause", "DISASTER", "benefit", percent(10)))));
    clauses.add(
        Map.of(
            "kind", "MINIMUM",
            "payee", samples.farmer.id(),
            "rate", percent(30),
            "payers", List.of(samples.cooperative.id(), samples.host.id())));
    clauses.add(
        Map.of(
            "kind", "FUND_DRAW",
            "party", samples.fund.id(),
            "payees", List.of(samples.farmer.id(), samples.host.id()),
            "cause", "REWARD",
            "mostPerClaim", yuan(1000),
            "mostPerMonth", yuan(1000)));
    return draft;
  }

  private static Map<String, Object> expected(int clause, Party payee, long fen) {
    return Map.of("clauseNo", clause, "payee", payee.id(), "amount", yuan(fen));
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  private static Map<String, Object> percent(long rate) {
    return Map.of("numerator", rate, "denominator", 100);
  }
}
