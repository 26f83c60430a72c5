package org.tongtian.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.delivery.DeliveryTerms.Delivery;
import org.tongtian.orders.delivery.DeliveryTerms.Parcel;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;

/** A co-operative's table over HTTP, and what the checkout is told by it. */
class DeliveryTableTest {

  private static final String PATH = "/api/orders/delivery-table";
  private static final String TABLE =
      """
      {"rows":[
        {"provinces":["52","51","50"],"firstGrams":1000,"firstFee":{"amount":600,"currency":"CNY"},
         "nextGrams":1000,"nextFee":{"amount":100,"currency":"CNY"},"daysFrom":1,"daysUntil":3},
        {"provinces":["44"],"firstGrams":1000,"firstFee":{"amount":850,"currency":"CNY"},
         "nextGrams":500,"nextFee":{"amount":150,"currency":"CNY"},"daysFrom":2,"daysUntil":4}],
       "freeFrom":{"amount":9900,"currency":"CNY"},"version":0}""";

  private final Features features = Features.shared();
  private final String coop = Ids.next();
  private final Phone manager = features.manager(coop);
  private final DeliveryTerms terms = features.part(DeliveryTerms.class);

  @Test
  void aTableIsSetAndReadByEverybody() {
    assertThat(manager.get(PATH).body().path("rows")).isEmpty();
    assertThat(manager.get(PATH).text("version")).isEqualTo("0");
    Phone.Answer set = manager.put(PATH, TABLE);
    assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
    assertThat(set.text("version")).isEqualTo("1");
    Phone.Answer read = features.visitor().get("/api/orders/delivery-tables/" + coop);
    assertThat(read.body()).isEqualTo(manager.get(PATH).body());
    assertThat(read.body().path("notServed")).hasSize(30);
    assertThat(features.visitor().get("/api/orders/delivery-tables/nobody").body().path("rows"))
        .isEmpty();
  }

  @Test
  void aMarketIsSetUpWithTablesAndWhatIsThereStays() {
    String path = "/internal/orders/delivery-tables/" + coop;
    Phone setUp = features.service();
    assertThat(setUp.put(path, TABLE.replace("\"52\"", "\"99\"")).code())
        .isEqualTo("delivery.province_unknown");
    assertThat(manager.put(path, TABLE).status()).isEqualTo(403);
    assertThat(stored()).isNull();
    assertThat(setUp.put(path, TABLE).status()).isEqualTo(204);
    Document first = stored();
    assertThat(manager.get(PATH).text("version")).isEqualTo("1");
    assertThat(setUp.put(path, TABLE.replace("850", "900")).status()).isEqualTo(204);
    assertThat(stored()).isEqualTo(first);
  }

  @Test
  void whatChangedMeanwhileIsNotOverwritten() {
    manager.put(PATH, TABLE);
    Document before = stored();
    Phone.Answer stale = manager.put(PATH, TABLE.replace("850", "900"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.code()).isEqualTo("delivery.table_changed");
    assertThat(stored()).isEqualTo(before);
    assertThat(manager.put(PATH, TABLE.replace("\"version\":0", "\"version\":1")).status())
        .isEqualTo(200);
    assertThat(manager.put(PATH, TABLE.replace("\"version\":0", "\"version\":7")).code())
        .isEqualTo("delivery.table_changed");
  }

  @Test
  void theSameTableSentOftenIsOneChange() {
    AtomicInteger won = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> won.addAndGet(manager.put(PATH, TABLE).status() == 200 ? 1 : 0));
      }
    }
    // they all say the same, so that one stored it and the others found it stored
    assertThat(won.get()).isEqualTo(8);
    assertThat(stored().getLong("version")).isEqualTo(1);
  }

  @Test
  void ofManyDifferentTablesOneWins() {
    AtomicInteger won = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String table = TABLE.replace("850", Integer.toString(800 + i));
        threads.execute(() -> won.addAndGet(manager.put(PATH, table).status() == 200 ? 1 : 0));
      }
    }
    assertThat(won.get()).isEqualTo(1);
    assertThat(stored().getLong("version")).isEqualTo(1);
  }

  @Test
  void othersChangeNothing() {
    assertThat(features.consumer().put(PATH, TABLE).status()).isEqualTo(403);
    assertThat(features.visitor().put(PATH, TABLE).status()).isEqualTo(401);
    features.manager(Ids.next()).put(PATH, TABLE);
    assertThat(stored()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"52\",\"51\"', '\"52\",\"99\"', delivery.province_unknown, rows[0].provinces",
    "'\"44\"', '\"50\"', delivery.province_twice, rows[1].provinces",
    "'[\"44\"]', '[]', delivery.province_unknown, rows[1].provinces",
    "'\"nextGrams\":500', '\"nextGrams\":0', delivery.weight_invalid, rows[1].nextGrams",
    "'\"nextGrams\":500', '\"nextGrams\":-500', delivery.weight_invalid, rows[1].nextGrams",
    "'\"nextGrams\":500', '\"nextGrams\":500.5', request.field_invalid, rows[1].nextGrams",
    "'\"nextGrams\":500', '\"nextGrams\":5000000', delivery.weight_invalid, rows[1].nextGrams",
    "'850', '-850', delivery.fee_invalid, rows[1].firstFee",
    "'850', '850.5', request.field_invalid, rows[1].firstFee.amount",
    "'850', '100001', delivery.fee_invalid, rows[1].firstFee",
    "'850', '1e30', request.field_invalid, rows[1].firstFee.amount",
    "'{\"amount\":850,\"currency\":\"CNY\"}', 'null', delivery.fee_invalid, rows[1].firstFee",
    "'{\"amount\":850,\"currency\":\"CNY\"}', '{\"amount\":8,\"currency\":\"USD\"}',"
        + " delivery.fee_invalid, rows[1].firstFee",
    "'\"daysUntil\":4', '\"daysUntil\":1', delivery.days_invalid, rows[1].daysUntil",
    "'\"daysUntil\":4', '\"daysUntil\":400', delivery.days_invalid, rows[1].daysUntil",
    "'\"daysFrom\":2', '\"daysFrom\":-2', delivery.days_invalid, rows[1].daysFrom",
    "'9900', '0', delivery.free_from_invalid, freeFrom",
    "'9900', '9000000000000000000', delivery.free_from_invalid, freeFrom",
    "'\"version\":0', '\"version\":null', request.field_invalid, version",
    "'\"version\":0', '\"version\":-1', request.field_invalid, version"
  })
  void impossibleTablesAreRefused(String good, String bad, String code, String field) {
    Phone.Answer answer = manager.put(PATH, TABLE.replace(good, bad));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isNotBlank().isNotEqualTo(code).doesNotContain("{");
    assertThat(stored()).isNull();
  }

  @Test
  void theCheckoutIsToldFeeAndArrival() {
    manager.put(PATH, TABLE);
    assertThat(terms.quote(parcel("520425", 2_500, 3_250)))
        .isEqualTo(
            new Delivery(Money.cny(800), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 26)));
    assertThat(terms.quote(parcel("440106", 2_500, 9_899)).fee()).isEqualTo(Money.cny(1_300));
    assertThat(terms.quote(parcel("440106", 2_500, 9_900)).fee()).isEqualTo(Money.cny(0));
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> terms.quote(parcel("650100", 2_500, 9_900)));
    assertThat(refusal.code()).isEqualTo("delivery.not_served");
    assertThat(refusal.status().value()).isEqualTo(409);
  }

  @Test
  void goodsWhosePriceIncludesDeliveryHaveNoFeeButADayAndABorder() {
    manager.put(PATH, TABLE);
    assertThat(terms.quote(parcel("440106", 0, 100)))
        .isEqualTo(
            new Delivery(Money.cny(0), LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 27)));
    assertThat(
            catchThrowableOfType(Refusal.class, () -> terms.quote(parcel("650100", 0, 100))).code())
        .isEqualTo("delivery.not_served");
  }

  @Test
  void withoutATableDeliveryIsFreeAndItsDaysUnknown() {
    assertThat(terms.quote(parcel("650100", 2_500, 100)))
        .isEqualTo(new Delivery(Money.cny(0), null, null));
  }

  private Parcel parcel(String region, long grams, long goods) {
    return new Parcel(
        new NamedParty(coop, new Text("合作社", "Co-op")),
        new Address("王小明", "13812345678", region, "省 市 县", "街 1 号"),
        grams,
        Money.cny(goods),
        LocalDate.of(2026, 10, 28),
        Instant.parse("2026-11-20T02:00:00Z"));
  }

  private Document stored() {
    return features
        .database()
        .getCollection("delivery_tables")
        .find(new Document("_id", coop))
        .first();
  }
}
