package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.catalog.stock.StockAudit;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.JsonNode;

/** A lot sold before its harvest (promise C7), selling terms and weights, over HTTP. */
class PresaleTest extends CatalogUnderTest {

  @Autowired private StockAudit audit;
  private final Demo demo = Demo.fresh();
  private String manager;
  private String lotId;

  @BeforeEach
  void aPresaleIsListed() {
    shop().internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("40"));
    manager = Shop.manager(demo.cooperativeId());
    Shop.Answer lot = addLot(presale(3, 20, 30, 5));
    assertThat(lot.status()).as(lot.raw().body()).isEqualTo(201);
    lotId = lot.json().path("id").asString();
  }

  @Test
  void aBasketIsToldTheTermsOfAPresaleUntilTheHarvestIsIn() {
    JsonNode reserved = shop().reserve(Ids.next(), lotId, "60").json().path(0);
    assertThat(reserved.path("presale").path("depositPercent").asInt()).isEqualTo(30);
    assertThat(reserved.path("harvestDate").asString())
        .isEqualTo(Demo.today().plusDays(3).toString());
    assertThat(reserved.path("gramsPerUnit").asInt()).isEqualTo(500);
    assertThat(offer().path("presale").path("balanceDays").asInt()).isEqualTo(5);

    String day = Demo.today().toString();
    Shop.Answer harvested = harvest("k", day, "50");

    assertThat(harvested.status()).as(harvested.raw().body()).isEqualTo(200);
    assertThat(harvest("k", day, "50").json()).isEqualTo(harvested.json());
    assertThat(harvest("k2", day, "50").status()).as("said twice").isEqualTo(200);
    assertThat(harvest("k3", day, "51").code()).isEqualTo("catalog.harvest_recorded");
    assertThat(offer().path("presale").isNull()).isTrue();
    assertThat(offer().path("harvestDate").asString()).isEqualTo(day);
    assertThat(offer().path("available").asInt()).isZero();
    assertThat(shop().reserve(Ids.next(), lotId, "1").code()).isEqualTo("catalog.not_enough_stock");
  }

  @Test
  void theHarvestIsReportedBesideWhatIsSold() {
    shop().reserve(Ids.next(), lotId, "60");
    JsonNode before = report();
    assertThat(before.path("expected").asInt()).isEqualTo(100);
    assertThat(before.path("harvested").isNull()).isTrue();
    assertThat(before.path("reserved").asInt()).isEqualTo(60);

    harvest("k", Demo.today().toString(), "130");

    JsonNode after = report();
    assertThat(after.path("expected").asInt()).isEqualTo(100);
    assertThat(after.path("harvested").asInt()).isEqualTo(130);
    assertThat(after.path("recordedAt").isNull()).isFalse();
    assertThat(offer().path("available").asInt()).isEqualTo(70);
    assertThat(
            audit.reservationsOf(lotId, null, 10).stream().map(each -> each.quantity().toString()))
        .containsExactly("60");
    JsonNode account =
        shop().internal("GET", "/internal/catalog/lots/" + lotId + "/stock-account", null).json();
    assertThat(account.path("declared").asInt()).isEqualTo(130);
    assertThat(account.path("sold").asInt()).isZero();
    assertThat(account.path("reserved").asInt()).isEqualTo(60);
    assertThat(account.path("free").asInt()).isEqualTo(70);
    assertThat(
            shop()
                .internal("GET", "/internal/catalog/lots/" + Ids.next() + "/stock-account", null)
                .code())
        .isEqualTo("catalog.lot_unknown");
    assertThat(shop().internal("GET", "/internal/catalog/lots/" + demo.lotId() + "/harvest", null))
        .extracting(Shop.Answer::code)
        .isEqualTo("catalog.no_presale");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, 30, 5, catalog.harvest_window_invalid, presale.harvestFrom",
    "400, 410, 30, 5, catalog.harvest_window_invalid, presale.harvestFrom",
    "5, 4, 30, 5, catalog.harvest_window_invalid, presale.harvestUntil",
    "5, 200, 30, 5, catalog.harvest_window_invalid, presale.harvestUntil",
    "5, 20, 0, 5, catalog.deposit_invalid, presale.depositPercent",
    "5, 20, 100, 5, catalog.deposit_invalid, presale.depositPercent",
    "5, 20, 30, 0, catalog.balance_days_invalid, presale.balanceDays"
  })
  void badTermsOfAPresaleAreRefused(
      int from, int until, int deposit, int days, String code, String field) {
    String before = everything();
    Shop.Answer answer = addLot(presale(from, until, deposit, days));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "2099-01-01, 5, 400, catalog.harvest_day_invalid",
    "TODAY, -1, 400, catalog.harvest_quantity_invalid",
    "TODAY, 1.5, 400, catalog.harvest_quantity_invalid",
    "TODAY, null, 400, catalog.harvest_quantity_invalid"
  })
  void aBadHarvestIsRefused(String day, String quantity, int status, String code) {
    String before = everything();
    Shop.Answer answer = harvest("k", day.replace("TODAY", Demo.today().toString()), quantity);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aHarvestIsForItsOwnCooperativeAndForPresalesOnly() {
    String stranger = Shop.manager(Ids.next());
    String body = "{\"date\":\"%s\",\"quantity\":5}".formatted(Demo.today());
    String path = "/api/catalog/lots/" + lotId + "/harvest";

    assertThat(shop().send("POST", path, stranger, "k", body).code())
        .isEqualTo("catalog.not_yours");
    assertThat(shop().send("POST", path.replace(lotId, demo.lotId()), manager, "k", body).code())
        .isEqualTo("catalog.no_presale");
  }

  @Test
  void termsAreSetShownAndKept() {
    String terms =
        """
        {"opensAt":"2026-01-01T00:00:00Z","closesAt":"2099-01-01T00:00:00Z","perBuyer":3}
        """;
    Shop.Answer set = setTerms("t", terms);

    assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
    assertThat(set.json().path("perBuyer").asInt()).isEqualTo(3);
    assertThat(offer().path("closesAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(offer().path("perBuyer").asInt()).isEqualTo(3);
    Shop.Answer tooMuch = shop().reserve(Ids.next(), lotId, "4");
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.code()).isEqualTo("catalog.over_limit");
    assertThat(tooMuch.json().path("detail").asString()).contains("还能买 3 斤");

    assertThat(setTerms("t2", "{\"opensAt\":null,\"closesAt\":null,\"perBuyer\":null}").status())
        .isEqualTo(200);
    assertThat(shop().reserve(Ids.next(), lotId, "4").status()).isEqualTo(200);
    Shop.Answer early = setTerms("t3", terms.replace("2026-01-01", "2098-01-01"));
    assertThat(early.status()).isEqualTo(200);
    Shop.Answer notYet = shop().reserve(Ids.next(), lotId, "1");
    assertThat(notYet.code()).isEqualTo("catalog.not_open_yet");
    assertThat(notYet.json().path("opensAt").asString()).isEqualTo("2098-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, catalog.window_invalid, closesAt, 3",
    "2025-01-01T00:00:00Z, catalog.window_invalid, closesAt, 3",
    "2099-01-01T00:00:00Z, catalog.limit_per_buyer_invalid, perBuyer, 0",
    "2099-01-01T00:00:00Z, catalog.limit_per_buyer_invalid, perBuyer, 1.5"
  })
  void impossibleTermsAreRefused(String closes, String code, String field, String perBuyer) {
    String before = everything();
    Shop.Answer answer =
        setTerms(
            "t",
            "{\"opensAt\":\"2026-01-01T00:00:00Z\",\"closesAt\":\"%s\",\"perBuyer\":%s}"
                .formatted(closes, perBuyer));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "'', catalog.weight_missing",
    "'\"gramsPerUnit\":null,', catalog.weight_missing",
    "'\"gramsPerUnit\":0,', catalog.weight_invalid",
    "'\"gramsPerUnit\":1000001,', catalog.weight_invalid",
    "'\"gramsPerUnit\":499,', catalog.weight_invalid"
  })
  void boxesNeedTheirWeightAndNothingWeighsLessThanItself(String weight, String code) {
    String body = demo.listing().replace("\"gramsPerUnit\":1200,", weight);
    String wanted = weight.contains("499") ? body.replace("BOX", "JIN") : body;
    String before = everything();

    Shop.Answer answer = shop().send("POST", "/api/catalog/products", manager, "w", wanted);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo("sku.gramsPerUnit");
    assertThat(everything()).isEqualTo(before);
  }

  private Shop.Answer addLot(String body) {
    return shop()
        .send("POST", "/api/catalog/skus/" + demo.skuId() + "/lots", manager, Ids.next(), body);
  }

  private static String presale(int from, int until, int deposit, int days) {
    return """
        {"grade":"FIRST","price":{"amount":600,"currency":"CNY"},"stock":100,
         "presale":{"harvestFrom":"%s","harvestUntil":"%s","depositPercent":%d,"balanceDays":%d}}
        """
        .formatted(Demo.today().plusDays(from), Demo.today().plusDays(until), deposit, days);
  }

  private Shop.Answer harvest(String key, String day, String quantity) {
    return shop()
        .send(
            "POST",
            "/api/catalog/lots/" + lotId + "/harvest",
            manager,
            key,
            "{\"date\":\"%s\",\"quantity\":%s}".formatted(day, quantity));
  }

  private Shop.Answer setTerms(String key, String body) {
    return shop().send("PUT", "/api/catalog/lots/" + lotId + "/terms", manager, key, body);
  }

  private JsonNode offer() {
    return shop().internal("GET", "/internal/catalog/offers?lots=" + lotId, null).json().path(0);
  }

  private JsonNode report() {
    return shop().internal("GET", "/internal/catalog/lots/" + lotId + "/harvest", null).json();
  }
}
