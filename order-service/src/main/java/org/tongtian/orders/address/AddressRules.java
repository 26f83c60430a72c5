package org.tongtian.orders.address;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Address;

/**
 * What an address must be to be delivered to: one small named rule for each part. Names of every
 * script and emoji are welcome; what hides in a text is not ({@link Text#isPlain}).
 */
@Pure
public final class AddressRules {

  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

  private static final List<BiConsumer<Address, String>> RULES =
      Arrays.asList(
          AddressRules::isThere,
          AddressRules::nameCanBeRead,
          AddressRules::phoneIsMobile,
          AddressRules::regionCodeIsInAProvince,
          AddressRules::regionCanBeRead,
          AddressRules::streetCanBeRead);

  /** So many units of UTF-16 a character may have on average: a family of emoji has eleven. */
  private static final int LONGEST_CHARACTER = 12;

  private AddressRules() {}

  /**
   * Refuses with the first broken rule: 400 {@code order.address_missing}, {@code
   * order.address_name_invalid}, {@code order.address_phone_invalid}, {@code
   * order.address_region_code_invalid}, {@code order.address_region_invalid}, {@code
   * order.address_street_invalid}.
   *
   * @param address as sent; it and every part of it may be null
   * @param prefix the field that holds it, e.g. {@code address}
   */
  public static void check(Address address, String prefix) {
    RULES.forEach(rule -> rule.accept(address, prefix));
  }

  private static void isThere(Address address, String prefix) {
    if (address == null) {
      throw Refusal.invalid("order.address_missing", prefix);
    }
  }

  private static void nameCanBeRead(Address address, String prefix) {
    if (!isText(address.name(), 1, 30)) {
      throw Refusal.invalid("order.address_name_invalid", prefix + ".name");
    }
  }

  private static void phoneIsMobile(Address address, String prefix) {
    if (address.phone() == null || !MOBILE.matcher(address.phone()).matches()) {
      throw Refusal.invalid("order.address_phone_invalid", prefix + ".phone");
    }
  }

  private static void regionCodeIsInAProvince(Address address, String prefix) {
    if (!Provinces.isRegionCode(address.regionCode())) {
      throw Refusal.invalid("order.address_region_code_invalid", prefix + ".regionCode");
    }
  }

  private static void regionCanBeRead(Address address, String prefix) {
    if (!isText(address.region(), 2, 60)) {
      throw Refusal.invalid("order.address_region_invalid", prefix + ".region");
    }
  }

  private static void streetCanBeRead(Address address, String prefix) {
    if (!isText(address.street(), 2, 120)) {
      throw Refusal.invalid("order.address_street_invalid", prefix + ".street");
    }
  }

  /** So many characters as people count them, not blank, with nothing hidden in it. */
  private static boolean isText(String text, int least, int most) {
    if (text == null || text.length() > LONGEST_CHARACTER * most || !Text.isPlain(text)) {
      return false;
    }
    String stripped = text.strip();
    return Text.length(stripped) >= least && Text.length(text) <= most;
  }
}
