package org.tongtian.orders.basket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.Shop;

/** Baskets over HTTP: each lot once, never too full, whoever taps at the same moment. */
class BasketTest {

  private static final String PATH = "/api/orders/basket";

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void whatIsPutInIsThereOnceNewestLastAndCanBeTakenOut() {
    String one = Ids.next();
    String other = Ids.next();
    put(one, "2");
    put(other, "1.5");
    put(one, "3");
    assertThat(lots()).containsExactly(one, other);
    assertThat(buyer.get(PATH).body().path("goods").path(0).path("quantity").asInt()).isEqualTo(3);
    assertThat(buyer.delete(PATH + "/goods/" + one).body().path("goods").size()).isEqualTo(1);
    assertThat(buyer.delete(PATH + "/goods/" + one).status()).isEqualTo(200);
    assertThat(lots()).containsExactly(other);
    assertThat(shop.consumer().get(PATH).body().path("goods")).isEmpty();
  }

  @Test
  void tapsAtTheSameMomentPutALotInOnce() {
    String lot = Ids.next();
    List<Phone.Answer> answers = Race.answers(i -> put(lot, "2"));
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(lots()).containsExactly(lot);
  }

  @Test
  void differentLotsAtTheSameMomentAreAllIn() {
    List<String> wanted = Stream.generate(Ids::next).limit(8).toList();
    assertThat(Race.answers(i -> put(wanted.get(i), "1")))
        .allMatch(answer -> answer.status() == 200);
    assertThat(lots()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void aFullBasketTakesNoOtherLotAlsoWhenManyTryAtOnce() {
    for (int i = 0; i < BasketService.MOST - 3; i++) {
      assertThat(put(Ids.next(), "1").status()).isEqualTo(200);
    }
    List<Phone.Answer> answers = Race.answers(i -> put(Ids.next(), "1"));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(5)
        .allMatch(answer -> answer.code().equals("basket.full"));
    List<String> full = lots();
    assertThat(full).hasSize(BasketService.MOST);
    Phone.Answer refused = put(Ids.next(), "1");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("50");
    assertThat(put(full.getFirst(), "9").status()).as("what is in it can change").isEqualTo(200);
    assertThat(lots()).isEqualTo(full);
  }

  @ParameterizedTest
  @CsvSource({
    "no-lot, 1, order.lot_invalid, lotId",
    ", 0, order.quantity_invalid, quantity",
    ", -1, order.quantity_invalid, quantity",
    ", 10001, order.quantity_invalid, quantity",
    ", null, order.quantity_invalid, quantity",
    ", 1e300, request.field_invalid, quantity",
    ", 0.0001, request.field_invalid, quantity"
  })
  void impossibleGoodsAreRefused(String lot, String quantity, String code, String field) {
    Phone.Answer answer = put(lot == null ? Ids.next() : lot, quantity);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(lots()).isEmpty();
  }

  @Test
  void aRoomIsARoomAndABasketAConsumers() {
    String body = "{\"quantity\":1,\"roomId\":\"room\"}";
    assertThat(buyer.put(PATH + "/goods/" + Ids.next(), body).code())
        .isEqualTo("order.room_invalid");
    assertThat(shop.manager().get(PATH).status()).isEqualTo(403);
    assertThat(shop.visitor().get(PATH).status()).isEqualTo(401);
    assertThat(lots()).isEmpty();
  }

  @Test
  void aBasketHoldsNoStock() {
    Document before = new Document(shop.catalog.allFree());
    put(shop.catalog.lotId(), "10000");
    assertThat(new Document(shop.catalog.allFree())).isEqualTo(before);
  }

  private Phone.Answer put(String lotId, String quantity) {
    return buyer.put(
        PATH + "/goods/" + lotId, "{\"quantity\":%s,\"roomId\":null}".formatted(quantity));
  }

  private List<String> lots() {
    List<String> lots = new ArrayList<>();
    buyer.get(PATH).body().path("goods").forEach(each -> lots.add(each.get("lotId").asString()));
    return lots;
  }
}
