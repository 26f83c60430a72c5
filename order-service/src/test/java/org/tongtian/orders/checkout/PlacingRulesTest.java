package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.checkout.PlacePurchase.Goods;
import org.tongtian.orders.checkout.PlacePurchase.Note;
import org.tongtian.orders.order.Address;

class PlacingRulesTest {

  private static final Address HOME =
      new Address("王小明", "13812345678", "520425", "贵州省 紫云县", "猴场镇 8 号");
  private static final Money PRICE = Money.cny(3250);
  private static final Goods SOME = new Goods(Ids.next(), Quantity.of(5), Ids.next());
  private static final Goods OTHERS = new Goods(Ids.next(), Quantity.of(1), null);

  @Test
  void aSoundWishIsTaken() {
    accepts(wish(List.of(SOME), HOME, null, null, null, PRICE));
    accepts(wish(List.of(SOME, OTHERS), HOME, null, List.of(), List.of(), PRICE));
    accepts(wish(List.of(SOME), null, Ids.next(), List.of(Ids.next(), Ids.next()), null, PRICE));
    accepts(noting(new Note("coop", "麻烦挑小一点的\n谢谢 🍠"), new Note("other", "שלום")));
    accepts(noting(new Note("coop", "🍠".repeat(PlacingRules.LONGEST_NOTE))));
  }

  @Test
  void aQuoteNeedsNeitherAddressNorTotal() {
    assertThatCode(() -> PlacingRules.checkQuote(wish(List.of(SOME), null, null, null, null, null)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 10_001, 1_000_000_000})
  void impossibleQuantitiesAreRefused(long units) {
    refuses(
        wanting(OTHERS, new Goods(Ids.next(), Quantity.of(units), null)),
        "order.quantity_invalid",
        "goods[1].quantity");
  }

  @Test
  void goodsAreNamedOnceEach() {
    refuses(wish(null, HOME, null, null, null, PRICE), "order.goods_invalid", "goods");
    refuses(wanting(), "order.goods_invalid", "goods");
    refuses(wanting(SOME, OTHERS, SOME), "order.lot_twice", "goods[2].lotId");
    refuses(
        wish(Arrays.asList(SOME, null), HOME, null, null, null, PRICE),
        "order.goods_invalid",
        "goods");
    Goods[] tooMany =
        Stream.generate(() -> new Goods(Ids.next(), Quantity.of(1), null))
            .limit(PlacingRules.MOST_LOTS + 1)
            .toArray(Goods[]::new);
    refuses(wanting(tooMany), "order.goods_invalid", "goods");
    accepts(wanting(Arrays.copyOf(tooMany, PlacingRules.MOST_LOTS)));
  }

  @Test
  void whatIsMissingIsNamed() {
    refuses(wanting(new Goods(null, Quantity.of(5), null)), "order.lot_invalid", "goods[0].lotId");
    refuses(
        wanting(SOME, new Goods("lot 7", Quantity.of(5), null)),
        "order.lot_invalid",
        "goods[1].lotId");
    refuses(
        wanting(new Goods(Ids.next(), null, null)), "order.quantity_invalid", "goods[0].quantity");
    refuses(
        wanting(new Goods(Ids.next(), Quantity.of(5), "room")),
        "order.room_invalid",
        "goods[0].roomId");
    refuses(wish(List.of(SOME), null, null, null, null, PRICE), "order.address_missing", "address");
    refuses(
        wish(List.of(SOME), HOME, Ids.next(), null, null, PRICE),
        "order.address_missing",
        "address");
    refuses(
        wish(List.of(SOME), null, "home", null, null, PRICE), "order.address_missing", "addressId");
  }

  @Test
  void theTotalIsASumInTheCurrencyOfTheShop() {
    for (Money total : Arrays.asList(null, Money.cny(-1), new Money(3250, "USD"))) {
      refuses(wish(List.of(SOME), HOME, null, null, null, total), "order.total_missing", "total");
    }
    accepts(wish(List.of(SOME), HOME, null, null, null, Money.cny(0)));
    accepts(wish(List.of(SOME), HOME, null, null, null, Money.cny(Long.MAX_VALUE)));
  }

  @Test
  void couponsAreFewIdsNoneTwice() {
    String one = Ids.next();
    List<String> many = Stream.generate(Ids::next).limit(PlacingRules.MOST_COUPONS + 1).toList();
    for (List<String> coupons :
        List.of(
            List.of(one, one), List.of("coupon"), Collections.singletonList((String) null), many)) {
      refuses(
          wish(List.of(SOME), HOME, null, coupons, null, PRICE),
          "order.coupons_invalid",
          "couponIds");
    }
  }

  @Test
  void notesAreShortPlainAndToSomebody() {
    refuses(noting(new Note(null, "谢谢")), "order.note_to_nobody", "notes[0].cooperativeId");
    refuses(
        noting(new Note("coop", "谢谢"), new Note("coop", "再见")),
        "order.note_to_nobody",
        "notes[1].cooperativeId");
    refuses(
        wish(List.of(SOME), HOME, null, null, Collections.singletonList(null), PRICE),
        "order.note_to_nobody",
        "notes[0].cooperativeId");
    for (String text :
        Arrays.asList(
            null, "谢".repeat(PlacingRules.LONGEST_NOTE + 1), "谢\u0007谢", "谢\u202E谢", "谢\u200B")) {
      refuses(noting(new Note("coop", text)), "order.note_invalid", "notes[0].text");
    }
  }

  private static PlacePurchase wanting(Goods... goods) {
    return wish(List.of(goods), HOME, null, null, null, PRICE);
  }

  private static PlacePurchase noting(Note... notes) {
    return wish(List.of(SOME), HOME, null, null, List.of(notes), PRICE);
  }

  private static PlacePurchase wish(
      List<Goods> goods,
      Address address,
      String addressId,
      List<String> coupons,
      List<Note> notes,
      Money total) {
    return new PlacePurchase(goods, addressId, address, coupons, notes, total, null);
  }

  private static void accepts(PlacePurchase wish) {
    assertThatCode(() -> PlacingRules.check(wish)).doesNotThrowAnyException();
  }

  private static void refuses(PlacePurchase wish, String code, String field) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> PlacingRules.check(wish));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
  }
}
