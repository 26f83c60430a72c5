package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** What people write into a purchase, from the phone to the co-operative's label and file. */
class PurchaseTextsTest {

  private static final String ARABIC = "محمد 🍠";
  private static final String NOTE = "请放门口 🚪\nاتركه عند الباب 👨‍👩‍👧";

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final Phone manager = shop.manager();

  @Test
  void everyScriptAndEmojiComesToTheCooperativeAsItWasWritten() {
    String id = shop.placedOrders(buyer, wish(ARABIC, NOTE)).getFirst();
    shop.pay(shop.purchaseOf(id));

    assertThat(buyer.get("/api/orders/" + id).text("note")).isEqualTo(NOTE);
    JsonNode label =
        manager.get("/api/orders/queue/labels?order=" + id).body().path("labels").get(0);
    assertThat(label.path("address").path("name").asString()).isEqualTo(ARABIC);
    assertThat(shop.stored(id).getEmbedded(java.util.List.of("delivery", "note"), String.class))
        .isEqualTo(NOTE);
    String phone = "/api/orders/queue/search?q=5678";
    assertThat(manager.get(phone).raw().body()).contains(ARABIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"王\u202E明", "\u2067محمد\u2069", "王\u200F小明", "小\u200B明", "小\u0000明", "小\uFEFF明"})
  void namesAndNotesThatHideOrTurnTextAreRefused(String hidden) {
    assertRefused(wish(hidden, NOTE), 400, "order.address_name_invalid", "address.name");
    assertRefused(wish(ARABIC, hidden), 400, "order.note_invalid", "notes[0].text");
  }

  @Test
  void aNoteOfFiveMegabytesIsRefused() {
    assertRefused(wish(ARABIC, "谢".repeat(1_700_000)), 413, "request.body_too_large", null);
  }

  @Test
  void aNoteThatIsALittleTooLongIsRefused() {
    assertRefused(wish(ARABIC, "谢".repeat(201)), 400, "order.note_invalid", "notes[0].text");
    assertRefused(wish(ARABIC, "🍠".repeat(201)), 400, "order.note_invalid", "notes[0].text");
  }

  private Wish wish(String name, String note) {
    Map<String, Object> home = new HashMap<>(Wish.HOME);
    home.put("name", name);
    return Wish.of(shop.catalog.potatoes(), "5")
        .to(home)
        .noting(shop.catalog.cooperative().id(), note);
  }

  private void assertRefused(Wish wish, int status, String code, String field) {
    long orders = shop.count();
    long purchases = purchases();
    Quantity free = shop.catalog.free();
    Phone.Answer answer = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(shop.count()).isEqualTo(orders);
    assertThat(purchases()).isEqualTo(purchases);
    assertThat(shop.catalog.free()).isEqualTo(free);
  }

  private long purchases() {
    return shop.orders.database().getCollection("purchases").countDocuments(new Document());
  }
}
