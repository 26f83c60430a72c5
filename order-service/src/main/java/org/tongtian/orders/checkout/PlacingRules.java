package org.tongtian.orders.checkout;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** What can be refused before any other service is asked: one small named rule each. */
@Pure
final class PlacingRules {

  /** More than any parcel holds, and far below what an amount could overflow at. */
  static final long MOST_UNITS = 10_000;

  /** More lots than anybody looks through in one basket. */
  static final int MOST_LOTS = 50;

  static final int MOST_COUPONS = 20;
  static final int LONGEST_NOTE = 200;

  private static final List<Consumer<PlacePurchase>> OF_A_QUOTE =
      Arrays.asList(
          PlacingRules::someGoodsAreWanted,
          PlacingRules::eachLotIsWantedOnce,
          PlacingRules::goodsArePossible,
          PlacingRules::couponsAreIds,
          PlacingRules::notesAreShort);

  private static final List<Consumer<PlacePurchase>> OF_A_PURCHASE =
      Arrays.asList(PlacingRules::addressIsNamed, PlacingRules::totalIsAgreed);

  private PlacingRules() {}

  /** Refuses a purchase with the first broken rule. */
  static void check(PlacePurchase wish) {
    checkQuote(wish);
    OF_A_PURCHASE.forEach(rule -> rule.accept(wish));
  }

  /** Refuses a question for the price with the first broken rule. */
  static void checkQuote(PlacePurchase wish) {
    OF_A_QUOTE.forEach(rule -> rule.accept(wish));
  }

  /** Refuses a note to a co-operative that sells nothing of it, rather than losing it. */
  static void checkNotes(PlacePurchase wish, Set<String> sellers) {
    List<PlacePurchase.Note> notes = wish.notes() == null ? List.of() : wish.notes();
    for (int i = 0; i < notes.size(); i++) {
      if (!sellers.contains(notes.get(i).cooperativeId())) {
        throw Refusal.invalid("order.note_to_nobody", "notes[" + i + "].cooperativeId");
      }
    }
  }

  private static void someGoodsAreWanted(PlacePurchase wish) {
    boolean some =
        wish.goods() != null
            && !wish.goods().isEmpty()
            && wish.goods().size() <= MOST_LOTS
            && wish.goods().stream().noneMatch(Objects::isNull);
    if (!some) {
      throw Refusal.invalid("order.goods_invalid", "goods", MOST_LOTS);
    }
  }

  private static void eachLotIsWantedOnce(PlacePurchase wish) {
    Set<String> lots = new HashSet<>();
    for (int i = 0; i < wish.goods().size(); i++) {
      if (!lots.add(wish.goods().get(i).lotId())) {
        throw Refusal.invalid("order.lot_twice", "goods[" + i + "].lotId");
      }
    }
  }

  private static void goodsArePossible(PlacePurchase wish) {
    for (int i = 0; i < wish.goods().size(); i++) {
      check(wish.goods().get(i), "goods[" + i + "].");
    }
  }

  private static void check(PlacePurchase.Goods goods, String place) {
    if (!Ids.isId(goods.lotId())) {
      throw Refusal.invalid("order.lot_invalid", place + "lotId");
    }
    Quantity quantity = goods.quantity();
    if (quantity == null
        || !quantity.isPositive()
        || quantity.compareTo(Quantity.of(MOST_UNITS)) > 0) {
      throw Refusal.invalid("order.quantity_invalid", place + "quantity", MOST_UNITS);
    }
    if (goods.roomId() != null && !Ids.isId(goods.roomId())) {
      throw Refusal.invalid("order.room_invalid", place + "roomId");
    }
  }

  private static void couponsAreIds(PlacePurchase wish) {
    List<String> coupons = wish.coupons();
    boolean sound =
        coupons.size() <= MOST_COUPONS
            && coupons.stream().allMatch(Ids::isId)
            && new HashSet<>(coupons).size() == coupons.size();
    if (!sound) {
      throw Refusal.invalid("order.coupons_invalid", "couponIds", MOST_COUPONS);
    }
  }

  private static void notesAreShort(PlacePurchase wish) {
    if (wish.notes() == null) {
      return;
    }
    Set<String> written = new HashSet<>();
    for (int i = 0; i < wish.notes().size(); i++) {
      PlacePurchase.Note note = wish.notes().get(i);
      if (note == null || note.cooperativeId() == null || !written.add(note.cooperativeId())) {
        throw Refusal.invalid("order.note_to_nobody", "notes[" + i + "].cooperativeId");
      }
      if (!isNote(note.text())) {
        throw Refusal.invalid("order.note_invalid", "notes[" + i + "].text", LONGEST_NOTE);
      }
    }
  }

  private static boolean isNote(String text) {
    return text != null
        && text.length() <= 2 * LONGEST_NOTE
        && text.codePointCount(0, text.length()) <= LONGEST_NOTE
        && Text.isPlainLines(text);
  }

  private static void addressIsNamed(PlacePurchase wish) {
    if ((wish.address() == null) == (wish.addressId() == null)) {
      throw Refusal.invalid("order.address_missing", "address");
    }
    if (wish.addressId() != null && !Ids.isId(wish.addressId())) {
      throw Refusal.invalid("order.address_missing", "addressId");
    }
  }

  private static void totalIsAgreed(PlacePurchase wish) {
    Money total = wish.total();
    if (total == null || !Objects.equals(total.currency(), Money.CNY) || total.amount() < 0) {
      throw Refusal.invalid("order.total_missing", "total");
    }
  }
}
