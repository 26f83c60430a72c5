package org.tongtian.orders.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

class AddressRulesTest {

  private static final String REGION = "贵州省 安顺市 紫云苗族布依族自治县";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "王小明",
        "王",
        "阿卜杜·热依木",
        "محمد",
        "小明🍠",
        "👨‍👩‍👧",
        "Zoë",
        "王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明"
      })
  void namesOfEveryScriptAreTaken(String name) {
    assertThatCode(() -> AddressRules.check(named(name), "address")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "王\u200B明",
        "王\u202E明",
        "王\u2066明",
        "王\u0007",
        "\uD83C",
        "王\n明",
        "\u00A0",
        "\u2007\u202F",
        "\u2800",
        "王\uFFFF",
        "\uFDD0"
      })
  void aNameHidesNothing(String name) {
    assertRefused(named(name), "order.address_name_invalid", "to.name");
  }

  @Test
  void lengthsCountCharactersAsPeopleDo() {
    assertThatCode(() -> AddressRules.check(named("🍠".repeat(30)), "to"))
        .doesNotThrowAnyException();
    assertThatCode(() -> AddressRules.check(named("👨‍👩‍👧‍👦".repeat(30)), "to"))
        .doesNotThrowAnyException();
    assertRefused(named("👨‍👩‍👧‍👦".repeat(31)), "order.address_name_invalid", "to.name");
    assertRefused(named("王" + "\u0301".repeat(400)), "order.address_name_invalid", "to.name");
    assertRefused(named("🍠".repeat(31)), "order.address_name_invalid", "to.name");
    assertRefused(named("王".repeat(5_000_000)), "order.address_name_invalid", "to.name");
    assertRefused(
        new Address("王", "13812345678", "520425", REGION, "街".repeat(121)),
        "order.address_street_invalid",
        "to.street");
    assertRefused(
        new Address("王", "13812345678", "520425", "州", "街道"),
        "order.address_region_invalid",
        "to.region");
  }

  @ParameterizedTest
  @CsvSource({"12812345678", "1381234567", "138123456789", "+8613812345678", "１３８１２３４５６７８"})
  void aPhoneIsAMobileNumberOfMainlandChina(String phone) {
    assertRefused(
        new Address("王", phone, "520425", REGION, "猴场镇"),
        "order.address_phone_invalid",
        "to.phone");
  }

  @ParameterizedTest
  @CsvSource({"000000", "990101", "52042", "5204250", "52042a", "５２０４２５", "160000", "''"})
  void aRegionCodeLiesInAProvince(String code) {
    assertRefused(
        new Address("王", "13812345678", code, REGION, "猴场镇"),
        "order.address_region_code_invalid",
        "to.regionCode");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused(null, "order.address_missing", "to");
    assertRefused(named(null), "order.address_name_invalid", "to.name");
    assertRefused(
        new Address("王", null, "520425", REGION, "猴场镇"), "order.address_phone_invalid", "to.phone");
    assertRefused(
        new Address("王", "13812345678", null, REGION, "猴场镇"),
        "order.address_region_code_invalid",
        "to.regionCode");
    assertRefused(
        new Address("王", "13812345678", "520425", null, "猴场镇"),
        "order.address_region_invalid",
        "to.region");
    assertRefused(
        new Address("王", "13812345678", "520425", REGION, null),
        "order.address_street_invalid",
        "to.street");
  }

  @Test
  void thereAreThirtyFourProvinces() {
    assertThat(Provinces.all()).hasSize(34);
    assertThat(Provinces.all())
        .allSatisfy(
            province -> {
              assertThat(province.code()).matches("[1-8][0-9]");
              assertThat(province.name().zh()).isNotBlank();
              assertThat(province.name().en()).isNotBlank();
            });
    assertThat(Provinces.isProvince(null)).isFalse();
    assertThat(Provinces.isProvince("52")).isTrue();
  }

  private static Address named(String name) {
    return new Address(name, "13812345678", "520425", REGION, "猴场镇 8 号");
  }

  private static void assertRefused(Address address, String code, String field) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> AddressRules.check(address, "to"));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.status().value()).isEqualTo(400);
  }
}
