package org.tongtian.orders.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Address;

/** What can be refused before any other service is asked: one small named rule each. */
@Pure
final class PlacingRules {

  /** More than any parcel holds, and far below what an amount could overflow at. */
  static final long MOST_UNITS = 10_000;

  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

  private static final List<Consumer<PlaceOrder>> RULES =
      Arrays.asList(
          PlacingRules::lotIsNamed,
          PlacingRules::quantityIsPossible,
          PlacingRules::roomIsAnId,
          PlacingRules::addressIsComplete);

  private PlacingRules() {}

  /** Refuses with the first broken rule. */
  static void check(PlaceOrder wish) {
    RULES.forEach(rule -> rule.accept(wish));
  }

  private static void lotIsNamed(PlaceOrder wish) {
    if (!Ids.isId(wish.lotId())) {
      throw Refusal.invalid("order.lot_invalid", "lotId");
    }
  }

  private static void quantityIsPossible(PlaceOrder wish) {
    Quantity quantity = wish.quantity();
    if (quantity == null
        || !quantity.isPositive()
        || quantity.compareTo(Quantity.of(MOST_UNITS)) > 0) {
      throw Refusal.invalid("order.quantity_invalid", "quantity", MOST_UNITS);
    }
  }

  private static void roomIsAnId(PlaceOrder wish) {
    if (wish.roomId() != null && !Ids.isId(wish.roomId())) {
      throw Refusal.invalid("order.room_invalid", "roomId");
    }
  }

  private static void addressIsComplete(PlaceOrder wish) {
    Address address = wish.address();
    if (address == null) {
      throw Refusal.invalid("order.address_missing", "address");
    }
    if (!isText(address.name(), 1, 30)) {
      throw Refusal.invalid("order.address_name_invalid", "address.name");
    }
    if (address.phone() == null || !MOBILE.matcher(address.phone()).matches()) {
      throw Refusal.invalid("order.address_phone_invalid", "address.phone");
    }
    if (!isText(address.region(), 2, 60)) {
      throw Refusal.invalid("order.address_region_invalid", "address.region");
    }
    if (!isText(address.street(), 2, 120)) {
      throw Refusal.invalid("order.address_street_invalid", "address.street");
    }
  }

  /** So many characters, not blank, with nothing hidden in it. */
  private static boolean isText(String text, int least, int most) {
    if (text == null || !Text.isPlain(text)) {
      return false;
    }
    int length = text.strip().codePointCount(0, text.strip().length());
    return length >= least && text.codePointCount(0, text.length()) <= most;
  }
}
