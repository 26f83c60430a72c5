package org.tongtian.orders.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;

/** Addresses over HTTP: own ones alone, safe to send twice, and never overwritten unseen. */
class AddressBookTest {

  private static final String PATH = "/api/orders/addresses";
  private static final String HOME =
      """
      {"address":{"name":"王小明","phone":"13812345678","regionCode":"520425",
       "region":"贵州省 安顺市 紫云县","street":"猴场镇 8 号"},"preferred":%s}""";

  private final Features features = Features.shared();
  private final String account = Ids.next();
  private final Phone buyer = features.consumer(account);

  @Test
  void addressesAreKeptChangedAndForgotten() {
    Phone.Answer first = buyer.post(PATH, HOME.formatted(false));
    assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
    assertThat(first.text("preferred")).isEqualTo("true");
    assertThat(first.header("Location")).isEqualTo(PATH + "/" + first.text("id"));
    Phone.Answer second = buyer.post(PATH, HOME.formatted(true));
    assertThat(ids()).containsExactly(second.text("id"), first.text("id"));
    String changed =
        HOME.formatted(true).replace("猴场镇", "中华南路").replace("true}", "true,\"version\":2}");
    Phone.Answer stale = buyer.put(PATH + "/" + first.text("id"), changed);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.code()).isEqualTo("address.changed");
    Phone.Answer answer = buyer.put(PATH + "/" + first.text("id"), changed.replace(":2}", ":3}"));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("address", "street")).isEqualTo("中华南路 8 号");
    assertThat(ids()).containsExactly(first.text("id"), second.text("id"));
    String version = answer.text("version");
    assertThat(buyer.delete(PATH + "/" + first.text("id") + "?version=1").code())
        .isEqualTo("address.changed");
    assertThat(buyer.delete(PATH + "/" + first.text("id") + "?version=" + version).status())
        .isEqualTo(204);
    assertThat(ids()).containsExactly(second.text("id"));
    assertThat(buyer.get(PATH).body().path("items").get(0).path("preferred").asBoolean()).isTrue();
  }

  @Test
  void theSameKeyKeepsOneAddress() {
    String key = Ids.next();
    Phone.Answer first = buyer.post(PATH, HOME.formatted(false), key);
    Phone.Answer second = buyer.post(PATH, HOME.formatted(false), key);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(ids()).hasSize(1);
    assertThat(buyer.post(PATH, HOME.formatted(true), key).code())
        .isEqualTo("idempotency.key_reused");
    assertThat(buyer.post(PATH, HOME.formatted(true), null).code())
        .isEqualTo("idempotency.key_missing");
    assertThat(ids()).hasSize(1);
  }

  @Test
  void anAttemptThatDiedHalfWayIsNotDoubled() {
    AddressBook book = features.part(AddressBook.class);
    SaveAddress wish = new SaveAddress(home(), true);
    String operation = Ids.next();
    SavedAddress first = book.save(account, operation, wish);
    assertThat(book.save(account, operation, wish)).isEqualTo(first);
    assertThat(ids()).containsExactly(operation);
  }

  @Test
  void anothersAddressDoesNotExist() {
    String id = buyer.post(PATH, HOME.formatted(false)).text("id");
    Document before = stored();
    Phone other = features.consumer();
    String change = HOME.formatted(true).replace("true}", "true,\"version\":2}");
    assertUnknown(other.put(PATH + "/" + id, change));
    assertUnknown(other.delete(PATH + "/" + id + "?version=2"));
    assertUnknown(buyer.put(PATH + "/nothing", change));
    assertThat(other.get(PATH).body().path("items")).isEmpty();
    AddressBook book = features.part(AddressBook.class);
    assertThat(book.require(account, id)).isEqualTo(home());
    assertThatThrownBy(() -> book.require(Ids.next(), id)).isInstanceOf(Refusal.class);
    assertThat(features.visitor().get(PATH).status()).isEqualTo(401);
    assertThat(features.manager(Ids.next()).get(PATH).status()).isEqualTo(403);
    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\":\"王小明\"', '\"name\":\"王\\u202E明\"', order.address_name_invalid, address.name",
    "13812345678, 110, order.address_phone_invalid, address.phone",
    "520425, 990000, order.address_region_code_invalid, address.regionCode",
    "'\"preferred\"', '\"fax\":1,\"preferred\"', request.unknown_field, fax",
    "'\"13812345678\"', 13812345678, request.field_invalid, address.phone"
  })
  void badAddressesAreRefusedAndNothingIsKept(String good, String bad, String code, String field) {
    String body = HOME.formatted(false).replace(good, bad);
    Phone.Answer answer = buyer.post(PATH, body);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isNotBlank().isNotEqualTo(code);
    assertThat(stored()).isNull();
  }

  @Test
  void fiveMegabytesAreTooMuch() {
    Phone.Answer answer =
        buyer.post(PATH, HOME.formatted(false).replace("猴场镇", "街".repeat(1_700_000)));
    assertThat(answer.code()).isEqualTo("request.body_too_large");
    assertThat(stored()).isNull();
  }

  @Test
  void manyAtOnceKeepTwentyAndOnePreferred() {
    AtomicInteger kept = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        threads.execute(
            () -> {
              Phone.Answer answer = buyer.post(PATH, HOME.formatted(true));
              (answer.status() == 201 ? kept : refused).incrementAndGet();
            });
      }
    }
    assertThat(kept.get()).isEqualTo(ids().size()).isLessThanOrEqualTo(20);
    assertThat(kept.get() + refused.get()).isEqualTo(30);
    assertThat(stored().getList("addresses", Document.class))
        .filteredOn(each -> each.getBoolean("preferred"))
        .hasSize(1);
  }

  @Test
  void provincesAreListedForEverybody() {
    Phone.Answer answer = features.visitor().get("/api/orders/provinces");
    assertThat(answer.body()).hasSize(34);
    assertThat(answer.body().findValuesAsString("code")).contains("52", "82");
  }

  private static Address home() {
    return new Address("王小明", "13812345678", "520425", "贵州省 安顺市 紫云县", "猴场镇 8 号");
  }

  private List<String> ids() {
    return buyer
        .get(PATH)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  private Document stored() {
    return features
        .database()
        .getCollection("address_books")
        .find(new Document("_id", account))
        .first();
  }

  private static void assertUnknown(Phone.Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("address.unknown");
  }
}
