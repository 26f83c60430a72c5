package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.FakeSettlement;
import org.tongtian.catalog.Shop;
import org.tongtian.kit.id.Ids;

/** Nobody lists under a contract that is not theirs, not in force, or that nobody can look up. */
@TestPropertySource(properties = "spring.cloud.openfeign.client.config.default.read-timeout=1000")
class ListingContractTest extends CatalogUnderTest {

  private static final FakeSettlement SETTLEMENT = FakeSettlement.shared();

  @Autowired private CircuitBreakerRegistry breakers;
  private final Demo demo = Demo.fresh();
  private String before;

  @BeforeEach
  void aCooperativeIsRegistered() {
    breaker().reset();
    Shop.Answer registered =
        shop()
            .internal(
                "PUT",
                "/internal/catalog/cooperatives/" + demo.cooperativeId(),
                "{\"name\":{\"zh\":\"紫云红芯红薯合作社\",\"en\":\"Ziyun sweet potato co-op\"}}");
    assertThat(registered.status()).as(registered.raw().body()).isEqualTo(204);
    before = everything();
  }

  @AfterEach
  void settlementAnswersAgain() {
    SETTLEMENT.reset();
  }

  @Test
  void aPartyListsUnderItsOwnContract() {
    SETTLEMENT.onlySeller(demo.contractId(), demo.cooperativeId());

    Shop.Answer listed = list("zh");

    assertThat(listed.status()).as(listed.raw().body()).isEqualTo(201);
    assertThat(listed.json().path("contractId").asString()).isEqualTo(demo.contractId());
  }

  @Test
  void aContractOfOthersIsRefusedInBothLanguages() {
    SETTLEMENT.onlySeller(demo.contractId(), Ids.next());

    refused(list("zh"), 409, "catalog.contract_of_others", "这份合同里没有你的合作社");
    refused(list("en"), 409, "catalog.contract_of_others", "no party to that contract");
    refused(setUp(), 409, "catalog.contract_of_others", "这份合同里没有你的合作社");
  }

  @Test
  void aContractThatIsUnknownOrNotInForceIsRefusedInBothLanguages() {
    SETTLEMENT.notInForce(demo.contractId());

    refused(list("zh"), 409, "catalog.contract_not_in_force", "没有生效的版本");
    refused(list("en"), 409, "catalog.contract_not_in_force", "no version of it is in force");
    refused(setUp(), 409, "catalog.contract_not_in_force", "没有生效的版本");
  }

  @Test
  void aRefusalFreesTheKey() {
    SETTLEMENT.notInForce(demo.contractId());
    assertThat(list("one-key", "zh").status()).isEqualTo(409);

    SETTLEMENT.reset();

    assertThat(list("one-key", "zh").status()).isEqualTo(201);
  }

  @Test
  void contractUnreachable() {
    SETTLEMENT.broken();

    unreachable(list("zh"), "商品没有上架");
    unreachable(list("en"), "was not listed");
    unreachable(setUp(), "商品没有上架");
  }

  @Test
  void contractUnreachableWhileSettlementRefusesThisService() {
    SETTLEMENT.refusing("auth.required");

    unreachable(list("zh"), "商品没有上架");
  }

  @Test
  void contractUnreachableWhileSettlementSaysNothing() {
    SETTLEMENT.silent();

    unreachable(list("zh"), "商品没有上架");

    SETTLEMENT.answerAgain();
    assertThat(list("zh").status()).isEqualTo(201);
  }

  @Test
  void anOpenBreakerRefusesWithoutAskingAndListsAgainOnceClosed() {
    SETTLEMENT.broken();
    for (int i = 0; i < 5; i++) {
      unreachable(list("zh"), "商品没有上架");
    }
    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
    int calls = SETTLEMENT.calls();

    SETTLEMENT.reset();

    unreachable(list("zh"), "商品没有上架");
    assertThat(SETTLEMENT.calls()).as("an open breaker leaves settlement alone").isEqualTo(calls);
    breaker().reset();
    assertThat(list("zh").status()).isEqualTo(201);
  }

  @Test
  void refusalsNeverOpenTheBreaker() {
    SETTLEMENT.notInForce(demo.contractId());
    for (int i = 0; i < 25; i++) {
      refused(list("zh"), 409, "catalog.contract_not_in_force", "没有生效的版本");
    }

    assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void whatIsInPlaceStaysInPlaceWithoutAsking() {
    assertThat(setUp().status()).isEqualTo(204);
    before = everything();
    SETTLEMENT.broken();
    int calls = SETTLEMENT.calls();

    assertThat(setUp().status()).isEqualTo(204);

    assertThat(SETTLEMENT.calls()).isEqualTo(calls);
    assertThat(everything()).isEqualTo(before);
  }

  private Shop.Answer list(String language) {
    return list(Ids.next(), language);
  }

  private Shop.Answer list(String key, String language) {
    String manager = Shop.manager(demo.cooperativeId());
    return shop().send("POST", "/api/catalog/products", manager, key, demo.listing(), language);
  }

  private Shop.Answer setUp() {
    return shop()
        .internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("400"));
  }

  private void unreachable(Shop.Answer answer, String sentence) {
    refused(answer, 503, "catalog.contract_unreachable", sentence);
    assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
  }

  private void refused(Shop.Answer answer, int status, String code, String sentence) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo("contractId");
    assertThat(answer.json().path("detail").asString()).contains(sentence);
    assertThat(everything()).isEqualTo(before);
  }

  private CircuitBreaker breaker() {
    return breakers.circuitBreaker("settlement");
  }
}
