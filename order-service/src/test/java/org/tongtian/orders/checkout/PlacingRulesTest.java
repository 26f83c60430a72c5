package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

class PlacingRulesTest {

  private static final Address HOME = new Address("王小明", "13812345678", "贵州省 紫云县", "猴场镇 8 号");
  private static final PlaceOrder GOOD =
      new PlaceOrder(Ids.next(), Quantity.of(5), Ids.next(), HOME);

  @Test
  void aSoundWishIsTaken() {
    assertThatCode(() -> PlacingRules.check(GOOD)).doesNotThrowAnyException();
    assertThatCode(() -> PlacingRules.check(at(new Address("王", "19912345678", "贵州", "街 1"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 10_001, 1_000_000_000})
  void impossibleQuantitiesAreRefused(long units) {
    PlaceOrder wish = new PlaceOrder(GOOD.lotId(), Quantity.of(units), null, HOME);
    assertRefused(wish, "order.quantity_invalid", "quantity");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused(new PlaceOrder(null, Quantity.of(5), null, HOME), "order.lot_invalid", "lotId");
    assertRefused(
        new PlaceOrder("lot 7", Quantity.of(5), null, HOME), "order.lot_invalid", "lotId");
    assertRefused(
        new PlaceOrder(GOOD.lotId(), null, null, HOME), "order.quantity_invalid", "quantity");
    assertRefused(
        new PlaceOrder(GOOD.lotId(), Quantity.of(5), "room", HOME), "order.room_invalid", "roomId");
    assertRefused(
        new PlaceOrder(GOOD.lotId(), Quantity.of(5), null, null),
        "order.address_missing",
        "address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"王\u200B小明", "王\u202E小明", "王\u2066小明"})
  void aNameHidesNothing(String name) {
    assertRefused(
        at(new Address(name, "13812345678", "贵州", "街 1")),
        "order.address_name_invalid",
        "address.name");
  }

  @ParameterizedTest
  @CsvSource({"12812345678", "1381234567", "138123456789", "+8613812345678", "138 1234 5678"})
  void aPhoneIsAMobileNumberOfMainlandChina(String phone) {
    assertRefused(
        at(new Address("王", phone, "贵州", "街 1")), "order.address_phone_invalid", "address.phone");
  }

  @Test
  void textsHaveLimits() {
    assertRefused(
        at(new Address("王".repeat(31), "13812345678", "贵州", "街 1")),
        "order.address_name_invalid",
        "address.name");
    assertRefused(
        at(new Address("   ", "13812345678", "贵州", "街 1")),
        "order.address_name_invalid",
        "address.name");
    assertRefused(
        at(new Address("王\u0007", "13812345678", "贵州", "街 1")),
        "order.address_name_invalid",
        "address.name");
    assertRefused(
        at(new Address("王", "13812345678", null, "街 1")),
        "order.address_region_invalid",
        "address.region");
    assertRefused(
        at(new Address("王", "13812345678", "贵州", "街".repeat(121))),
        "order.address_street_invalid",
        "address.street");
  }

  private static PlaceOrder at(Address address) {
    return new PlaceOrder(GOOD.lotId(), Quantity.of(5), null, address);
  }

  private static void assertRefused(PlaceOrder wish, String code, String field) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> PlacingRules.check(wish));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
  }
}
