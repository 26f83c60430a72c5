package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.JsonNode;

/** Lists by cursor, and who sees what of an address. */
class OrderListsTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void aBuyerSeesTheirOwnNewestFirstPageByPage() {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.addFirst(shop.placed(buyer));
    }
    shop.placed(shop.consumer());
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Phone.Answer page =
          buyer.get("/api/orders?limit=2" + (cursor == null ? "" : "&after=" + cursor));
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      cursor = page.text("next");
    } while (cursor != null);
    assertThat(seen).isEqualTo(placed);
  }

  @Test
  void theCooperativeSeesItsOwnOrdersOfAStateAndNobodyElse() {
    String waiting = shop.placed(buyer);
    String paid = shop.paid(buyer);
    List<String> work = idsOf(shop.manager(), "PAID");
    assertThat(work).contains(paid).doesNotContain(waiting);
    assertThat(idsOf(shop.manager(), "PENDING_PAYMENT")).contains(waiting).doesNotContain(paid);
    assertThat(shop.strangeManager().get("/api/orders/queue?state=PAID").body().path("items"))
        .isEmpty();
    assertThat(buyer.get("/api/orders/queue?state=PAID").status()).isEqualTo(403);
  }

  @Test
  void badCursorsLimitsAndStatesAreRefused() {
    for (String query : List.of("limit=0", "limit=101", "limit=x", "after=x")) {
      assertThat(buyer.get("/api/orders?" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(shop.manager().get("/api/orders/queue?state=LOST").status()).isEqualTo(400);
  }

  @Test
  void theAddressIsFullForTheBuyerAndForTheCooperativeOnlyWhileItShips() {
    String id = shop.placed(buyer);
    String path = "/api/orders/" + id;
    assertThat(buyer.get(path).text("address", "street")).isEqualTo("猴场镇 8 号");
    assertMasked(shop.manager().get(path).body());
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.manager().get(path).text("address", "phone")).isEqualTo("13812345678");
    shop.manager().post(path + "/shipment", Shop.parcel());
    assertThat(shop.manager().get(path).text("address", "name")).isEqualTo("王小明");
    buyer.post(path + "/receipt", "");
    assertMasked(shop.manager().get(path).body());
    assertThat(buyer.get(path).text("address", "phone")).isEqualTo("13812345678");
  }

  @Test
  void thePurchaseIsTheBuyersBusinessAlone() {
    String id = shop.placed(buyer);
    String purchase = buyer.get("/api/orders/" + id).text("purchaseId");
    assertThat(buyer.get("/api/orders/purchases/" + purchase).text("payment", "payUrl"))
        .isNotNull();
    assertThat(shop.manager().get("/api/orders/" + id).text("purchaseId")).isNull();
    for (Phone other : List.of(shop.manager(), shop.consumer())) {
      Phone.Answer answer = other.get("/api/orders/purchases/" + purchase);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("purchase.unknown");
    }
  }

  @Test
  void carriersAreListed() {
    Phone.Answer answer = buyer.get("/api/orders/carriers");
    assertThat(answer.body().findValuesAsString("code"))
        .containsExactly("BUS_POST", "POST", "SF", "ZTO");
    assertThat(answer.body().findValuesAsString("zh")).containsExactly("客货邮", "邮政", "顺丰", "中通");
  }

  private static void assertMasked(JsonNode order) {
    JsonNode address = order.path("address");
    assertThat(address.path("name").asString()).isEqualTo("王**");
    assertThat(address.path("phone").asString()).isEqualTo("138****5678");
    assertThat(address.path("street").asString()).isEqualTo("***");
  }

  private static List<String> idsOf(Phone manager, String state) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Phone.Answer page =
          manager.get(
              "/api/orders/queue?limit=100&state="
                  + state
                  + (cursor == null ? "" : "&after=" + cursor));
      page.body().path("items").forEach(item -> ids.add(item.path("id").asString()));
      cursor = page.text("next");
    } while (cursor != null);
    return ids;
  }
}
