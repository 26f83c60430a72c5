package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.kit.id.Ids;
import tools.jackson.databind.JsonNode;

/** What the shop, the co-operative and order-service do with the catalogue, over HTTP. */
class CatalogJourneyTest extends CatalogUnderTest {

  private final Demo demo = Demo.fresh();

  @Test
  void aProductIsPutInPlaceOnceListedAndReserved() {
    put(demo, "400");
    put(demo, "999");

    JsonNode card = card(shop().get("/api/catalog/products?limit=100").json(), demo.productId());
    assertThat(card.path("price").path("amount").asLong()).isEqualTo(650);
    assertThat(card.path("available").asLong()).isEqualTo(400);
    assertThat(card.path("unit").path("code").asString()).isEqualTo("JIN");
    assertThat(card.path("grade").path("name").path("zh").asString()).isEqualTo("一级");
    assertThat(card.path("lotId").asString()).isEqualTo(demo.lotId());

    String orderId = Ids.next();
    Shop.Answer reserved = shop().reserve(orderId, demo.lotId(), "5");
    assertThat(reserved.status()).isEqualTo(200);
    assertThat(reserved.json().path(0).path("amount").path("amount").asLong()).isEqualTo(3250);
    assertThat(reserved.json().path(0).path("contractId").asString()).isEqualTo(demo.contractId());
    assertThat(shop().reserve(orderId, demo.lotId(), "5").json()).isEqualTo(reserved.json());
    assertThat(available(demo.lotId())).isEqualTo(395);

    shop().release(orderId);
    shop().release(orderId);
    assertThat(available(demo.lotId())).isEqualTo(400);
  }

  @Test
  void reservationTellsTheLegsOfTheWayOneWhereNothingWasSaid() {
    put(demo, "400");
    Shop.Answer one = shop().reserve(Ids.next(), demo.lotId(), "5");
    assertThat(one.json().path(0).path("legs").asInt()).isEqualTo(1);
    assertThat(shop().get("/api/catalog/products/" + demo.productId()).json().path("legs").asInt())
        .isEqualTo(1);

    String manager = Shop.manager(demo.cooperativeId());
    String far = demo.listing().replaceFirst("\\{", "{\"legs\":3,");
    JsonNode listed = shop().send("POST", "/api/catalog/products", manager, "far", far).json();
    assertThat(listed.path("legs").asInt()).isEqualTo(3);
    String lot = listed.path("skus").get(0).path("lots").get(0).path("id").asString();
    assertThat(shop().reserve(Ids.next(), lot, "1").json().path(0).path("legs").asInt())
        .isEqualTo(3);

    for (String none : new String[] {"0", "21", "-1"}) {
      String wrong = far.replace("\"legs\":3", "\"legs\":" + none);
      Shop.Answer refused =
          shop().send("POST", "/api/catalog/products", manager, "w" + none, wrong);
      assertThat(refused.code()).isEqualTo("catalog.legs_invalid");
      assertThat(refused.field()).isEqualTo("legs");
    }
  }

  @Test
  void theCooperativeSeesItsStockAndTheShopDoesNot() {
    put(demo, "400");
    shop().reserve(Ids.next(), demo.lotId(), "7");

    JsonNode own =
        shop()
            .send(
                "GET", "/api/catalog/mine/products", Shop.manager(demo.cooperativeId()), null, null)
            .json()
            .path("items");
    assertThat(own.size()).isEqualTo(1);
    JsonNode stock = own.get(0).path("skus").get(0).path("lots").get(0).path("stock");
    assertThat(stock.path("total").asLong()).isEqualTo(400);
    assertThat(stock.path("reserved").asLong()).isEqualTo(7);
    assertThat(stock.path("sold").asLong()).isZero();
    assertThat(stock.path("free").asLong()).isEqualTo(393);

    JsonNode open = shop().get("/api/catalog/products/" + demo.productId()).json();
    JsonNode lot = open.path("skus").get(0).path("lots").get(0);
    assertThat(lot.path("stock").isNull()).isTrue();
    assertThat(lot.path("available").asLong()).isEqualTo(393);
  }

  @Test
  void aCooperativeListsAProductOncePerKeyAndAddsALot() {
    put(demo, "400");
    String manager = Shop.manager(demo.cooperativeId());

    Shop.Answer first =
        shop().send("POST", "/api/catalog/products", manager, "list-1", demo.listing());
    Shop.Answer again =
        shop().send("POST", "/api/catalog/products", manager, "list-1", demo.listing());
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(
            shop()
                .send(
                    "POST",
                    "/api/catalog/products",
                    manager,
                    "list-1",
                    demo.listing().replace("自家晒的", "别家晒的"))
                .code())
        .isEqualTo("idempotency.key_reused");
    assertThat(
            database
                .getCollection("products")
                .countDocuments(new org.bson.Document("cooperative.id", demo.cooperativeId())))
        .isEqualTo(2);

    Shop.Answer lot =
        shop()
            .send(
                "POST",
                "/api/catalog/skus/" + demo.skuId() + "/lots",
                manager,
                "lot-1",
                demo.lot("80"));
    assertThat(lot.status()).isEqualTo(201);
    assertThat(lot.json().path("available").asLong()).isEqualTo(80);
    assertThat(lot.json().path("stock").path("free").asLong()).isEqualTo(80);
    JsonNode card = card(shop().get("/api/catalog/products?limit=100").json(), demo.productId());
    assertThat(card.path("lotId").asString()).isEqualTo(lot.json().path("id").asString());
  }

  @Test
  void aNewPriceHoldsForNewReservationsOnly() {
    put(demo, "400");
    String orderId = Ids.next();
    shop().reserve(orderId, demo.lotId(), "2");

    Shop.Answer repriced =
        shop()
            .send(
                "PUT",
                "/api/catalog/lots/" + demo.lotId() + "/price",
                Shop.manager(demo.cooperativeId()),
                "price-1",
                "{\"price\":{\"amount\":700,\"currency\":\"CNY\"}}");

    assertThat(repriced.status()).isEqualTo(200);
    assertThat(repriced.json().path("price").path("amount").asLong()).isEqualTo(700);
    assertThat(amountOf(orderId)).isEqualTo(1300);
    assertThat(amountOf(Ids.next())).isEqualTo(1400);
  }

  @Test
  void listsGoOnFromACursor() {
    Demo second = demo.sibling();
    Demo third = demo.sibling();
    put(demo, "1");
    put(second, "2");
    put(third, "3");
    String manager = Shop.manager(demo.cooperativeId());

    JsonNode page =
        shop().send("GET", "/api/catalog/mine/products?limit=2", manager, null, null).json();
    JsonNode rest =
        shop()
            .send(
                "GET",
                "/api/catalog/mine/products?limit=2&after=" + page.path("next").asString(),
                manager,
                null,
                null)
            .json();

    assertThat(page.path("items").valueStream().map(each -> each.path("id").asString()))
        .containsExactly(third.productId(), second.productId());
    assertThat(rest.path("items").valueStream().map(each -> each.path("id").asString()))
        .containsExactly(demo.productId());
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void cardsAreAnsweredInTheOrderAskedForWithoutUnknownOnes() {
    Demo other = demo.sibling();
    put(demo, "1");
    put(other, "2");

    JsonNode cards =
        shop()
            .internal(
                "GET",
                "/internal/catalog/products?ids="
                    + other.productId()
                    + ","
                    + Ids.next()
                    + ","
                    + demo.productId(),
                null)
            .json();

    assertThat(cards.valueStream().map(card -> card.path("id").asString()))
        .containsExactly(other.productId(), demo.productId());
  }

  @Test
  void theApiDescribesItself() {
    Shop.Answer description = shop().get("/v3/api-docs");

    assertThat(description.status()).isEqualTo(200);
    assertThat(description.json().path("openapi").asString()).startsWith("3.1");
    assertThat(description.json().path("paths").has("/api/catalog/products/{id}")).isTrue();
  }

  private long amountOf(String orderId) {
    return shop()
        .reserve(orderId, demo.lotId(), "2")
        .json()
        .path(0)
        .path("amount")
        .path("amount")
        .asLong();
  }

  private long available(String lotId) {
    return shop().get("/api/catalog/lots/" + lotId).json().path("available").asLong();
  }

  private void put(Demo product, String stock) {
    Shop.Answer answer =
        shop()
            .internal(
                "PUT", "/internal/catalog/products/" + product.productId(), product.whole(stock));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(204);
  }

  private static JsonNode card(JsonNode list, String productId) {
    return list.path("items")
        .valueStream()
        .filter(card -> card.path("id").asString().equals(productId))
        .findFirst()
        .orElseThrow();
  }
}
