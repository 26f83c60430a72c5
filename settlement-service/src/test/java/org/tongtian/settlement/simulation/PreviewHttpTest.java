package org.tongtian.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;

/** A draft as it is shown while somebody types it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class PreviewHttpTest {

  private static final String PREVIEW = "/api/settlement/contracts/preview";

  @LocalServerPort private int port;

  private final Samples samples = new Samples();
  private final Map<String, Object> draft = Drafts.sweetPotato(samples);
  private SettlementClient client;

  @BeforeEach
  void open() {
    client = new SettlementClient(port);
  }

  @Test
  void soundDraftIsSaidInWordsAndShownByItsSmallestSale() {
    JsonNode preview = preview(draft);
    assertThat(preview.get("problems").size()).isZero();
    assertThat(preview.get("clauses").size()).isEqualTo(7);
    assertThat(preview.at("/clauses/0/sentence/zh").asString()).isEqualTo("每笔成交额的 45 % 归杨秀英户。");
    assertThat(preview.at("/clauses/0/payee/id").asString()).isEqualTo(samples.farmer.id());
    assertThat(preview.at("/example/gross/amount").asLong()).isEqualTo(1300);
    List<Long> amounts = amounts(preview);
    assertThat(amounts).startsWith(585L, 300L).hasSize(7);
    assertThat(amounts.stream().mapToLong(Long::longValue).sum()).isEqualTo(1300);
    assertThat(preview.at("/example/lines/0/percent").asString()).isEqualTo("45.0");
    assertThat(preview.at("/example/lines/0/reason/zh").asString()).contains("13.00 × 45 %");
    assertThat(preview.at("/example/lines/6/clauseNo").asInt()).isEqualTo(7);
  }

  @Test
  void sampleSaleOfTheRequestIsUsed() {
    draft.put(
        "sample",
        Map.of("gross", Map.of("amount", 3250, "currency", "CNY"), "quantity", 5, "unit", "JIN"));
    assertThat(amounts(preview(draft))).containsExactly(1462L, 300L, 260L, 130L, 65L, 65L, 968L);
    draft.put("sample", Map.of("quantity", 5, "unit", "JIN"));
    Answer refused = client.post(PREVIEW, coop(), null, draft);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("sample.gross");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    draft.remove("title");
    Drafts.clauses(draft).set(0, Drafts.share(samples.farmer.id(), 0, 0));
    Drafts.clauses(draft).set(2, Drafts.share("nobody", 8, 100));
    Drafts.clauses(draft).set(3, Drafts.share(samples.platform.id(), 3, 2));
    Drafts.clauses(draft).set(4, Map.of("kind", "SHARE_OF_GROSS"));
    Drafts.clauses(draft).set(5, Map.of("kind", "GIFT"));
    JsonNode preview = preview(draft);
    Map<Integer, String> codes = new HashMap<>();
    List<String> fields = new ArrayList<>();
    preview
        .get("problems")
        .valueStream()
        .forEach(
            each -> {
              codes.put(each.get("clauseNo").asInt(0), each.get("code").asString());
              fields.add(each.get("field").asString());
            });
    assertThat(codes)
        .isEqualTo(
            Map.of(
                0, "request.field_invalid",
                1, "contract.rate_invalid",
                3, "contract.payee_not_party",
                4, "contract.rate_invalid",
                5, "contract.clause_field_missing",
                6, "contract.clause_kind_unknown"));
    assertThat(fields).contains("title").hasSize(6);
    assertThat(preview.get("example").isNull()).isTrue();
    assertThat(preview.at("/clauses/0/sentence").isNull()).isTrue();
    assertThat(preview.at("/clauses/1/sentence/zh").asString()).contains("3.00");
    assertThat(preview.at("/clauses/2/payee").isNull()).isTrue();
    assertThat(preview.get("problems").get(0).get("detail").asString()).isNotBlank();
  }

  @Test
  void everythingThatIsWrongWithOneClauseIsNamed() {
    Drafts.clauses(draft).set(2, Drafts.share("nobody", 3, 2));
    Drafts.clauses(draft)
        .add(
            Map.of(
                "kind",
                "FLOOR_PRICE",
                "payee",
                samples.farmer.id(),
                "unit",
                "JIN",
                "floor",
                Map.of("amount", 250, "currency", "CNY"),
                "markup",
                Map.of("numerator", -1, "denominator", 10),
                "payers",
                List.of("x", samples.farmer.id(), "y", "y")));
    JsonNode preview = preview(draft);
    assertThat(codesOf(preview, 3))
        .containsExactlyInAnyOrder("contract.payee_not_party", "contract.rate_invalid");
    assertThat(codesOf(preview, 8))
        .containsExactlyInAnyOrder(
            "contract.named_not_party",
            "contract.named_not_party",
            "contract.named_not_party",
            "contract.payer_is_payee",
            "contract.payer_twice",
            "contract.rate_invalid");
  }

  private static List<String> codesOf(JsonNode preview, int clauseNo) {
    return preview
        .get("problems")
        .valueStream()
        .filter(each -> each.get("clauseNo").asInt(0) == clauseNo)
        .map(each -> each.get("code").asString())
        .toList();
  }

  @Test
  void emptyDraftIsNoFailure() {
    JsonNode preview = preview(Map.of());
    assertThat(preview.get("clauses").size()).isZero();
    assertThat(preview.get("problems").size()).isEqualTo(4);
  }

  @Test
  void missingRemainderAndASecondOneAreNamed() {
    Drafts.clauses(draft).remove(6);
    assertThat(codes(preview(draft))).containsExactly("contract.remainder_missing");
    Drafts.clauses(draft).add(Drafts.remainder(samples.cooperative.id()));
    Drafts.clauses(draft).add(Drafts.remainder(samples.fund.id()));
    assertThat(codes(preview(draft))).containsExactly("contract.remainder_twice");
  }

  @Test
  void onlyACoopManagerTypesDrafts() {
    String farmer = TestIssuer.shared().token(Role.FARMER, "f", samples.farmer.id(), "杨秀英");
    assertThat(client.post(PREVIEW, farmer, null, draft).status()).isEqualTo(403);
    assertThat(client.post(PREVIEW, null, null, draft).status()).isEqualTo(401);
  }

  private JsonNode preview(Map<String, Object> body) {
    Answer answer = client.post(PREVIEW, coop(), null, body);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> codes(JsonNode preview) {
    return preview.get("problems").valueStream().map(each -> each.get("code").asString()).toList();
  }

  private static List<Long> amounts(JsonNode preview) {
    return preview
        .at("/example/lines")
        .valueStream()
        .map(line -> line.at("/amount/amount").asLong())
        .toList();
  }

  private String coop() {
    return TestIssuer.shared().token(Role.COOP_MANAGER, "manager", samples.cooperative.id(), "杨秀英");
  }
}
