package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** What a basket would cost and what stands in its way; nothing is held. */
class QuoteTest {

  private static final String QUOTES = "/api/orders/quotes";

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final NamedParty coop = new NamedParty(Ids.next(), new Text("紫云合作社", "Ziyun"));
  private final FakeLot potatoes = lot(coop, 650);
  private final FakeLot other = lot(coop, 1_000);
  private final FakeLot kiwi = lot(new NamedParty(Ids.next(), new Text("修文", "Xiuwen")), 5_800);

  @Test
  void aQuoteIsWhatThePurchaseCosts() {
    shop.deliveryCosts(potatoes);
    String coupon = shop.coupon(buyer, potatoes, 100);
    Wish wish = Wish.of(potatoes, "5").and(other, "1").and(kiwi, "1").with(coupon);
    Phone.Answer quote = quote(wish);
    assertThat(quote.body().path("parts").size()).isEqualTo(2);
    assertThat(quote.body().path("withDelivery").asBoolean()).isTrue();
    assertThat(quote.text("couponProblem")).isNull();
    long total = quote.body().path("total").path("amount").asLong();
    JsonNode money = quote.body().path("parts").path(0).path("money");
    assertThat(money.path("goods").path("amount").asLong()).isEqualTo(4_250);
    assertThat(money.path("cooperativeCoupon").path("amount").asLong()).isEqualTo(100);
    assertThat(money.path("delivery").path("amount").asLong()).isEqualTo(800);
    assertThat(quote.body().path("parts").path(0).path("grams").asLong()).isEqualTo(3_000);
    assertThat(total).isEqualTo(4_250 - 100 + 800 + 5_800);
    assertThat(shop.catalog.free(potatoes)).as("nothing is held").isEqualTo(Quantity.of(4_000));
    shop.place(buyer, wish.seen(total));
  }

  @Test
  void whatTheBuyerHasCountsAgainstTheLimitUntilItIsGivenBack() {
    FakeLot few = shop.catalog.add(lot(coop, 100).atMost(Quantity.of(3)));
    String first = shop.placedOrders(buyer, Wish.of(few, "2")).getFirst();
    assertThat(problem(quote(Wish.of(few, "1")))).isNull();
    assertThat(problem(quote(Wish.of(few, "2")))).isEqualTo("catalog.over_limit");
    Phone.Answer another = shop.consumer().post(QUOTES, Wish.of(few, "3").json());
    assertThat(problem(another)).isNull();
    buyer.post("/api/orders/" + first + "/cancellation", "");
    assertThat(problem(quote(Wish.of(few, "3")))).isNull();
  }

  private static String problem(Phone.Answer quote) {
    JsonNode line = quote.body().path("parts").path(0).path("lines").path(0);
    return line.path("problem").isNull() ? null : line.path("problem").asString();
  }

  @Test
  void whatCantBeBoughtIsSaidLineByLineAndLeftOutOfTheSum() {
    Instant now = Instant.now();
    FakeLot later = lot(coop, 100);
    FakeLot over = lot(coop, 100);
    FakeLot few = lot(coop, 100);
    FakeLot scarce = lot(coop, 100);
    FakeLot unsettled = lot(coop, 100);
    shop.catalog.change(later, each -> each.open(now.plusSeconds(3_600), null));
    shop.catalog.change(over, each -> each.open(null, now.minusSeconds(1)));
    shop.catalog.change(few, each -> each.atMost(Quantity.of(2)));
    shop.catalog.stock(scarce, Quantity.of(1));
    shop.settlement.inForce(unsettled.contractId(), false);
    Wish wish =
        Wish.of(potatoes, "2")
            .and(later, "1")
            .and(over, "1")
            .and(few, "3")
            .and(scarce, "2")
            .and(unsettled, "1")
            .and(other, "0.5");
    Phone.Answer quote = quote(wish);
    JsonNode part = quote.body().path("parts").path(0);
    assertThat(part.path("lines").valueStream().map(line -> text(line, "problem")))
        .containsExactly(
            null,
            "catalog.not_open_yet",
            "catalog.sale_over",
            "catalog.over_limit",
            "catalog.not_enough_stock",
            "settlement.no_contract_in_force",
            "catalog.quantity_invalid");
    assertThat(quote.body().path("total").path("amount").asLong()).isEqualTo(1_300);
    assertThat(part.path("lines").path(4).path("available").asInt()).isEqualTo(1);
  }

  @Test
  void unknownLotsAreLeftOut() {
    FakeLot unknown = FakeLot.of(coop, "没有", Unit.BOX, Money.cny(100), 500);
    Phone.Answer quote = quote(Wish.of(unknown, "1").and(potatoes, "1"));
    assertThat(quote.body().path("parts").path(0).path("lines").size()).isEqualTo(1);
    Phone.Answer nothing = quote(Wish.of(unknown, "1"));
    assertThat(nothing.body().path("parts")).isEmpty();
    assertThat(nothing.body().path("total").path("amount").asLong()).isZero();
  }

  @Test
  void withoutAnAddressTheFeeIsLeftOut() {
    shop.deliveryCosts(potatoes);
    Phone.Answer quote = quote(Wish.of(potatoes, "5").to(null));
    assertThat(quote.body().path("withDelivery").asBoolean()).isFalse();
    assertThat(quote.body().path("total").path("amount").asLong()).isEqualTo(3_250);
  }

  @Test
  void aRegionThatIsNotServedIsAProblemOfThatCooperativeAlone() {
    shop.deliveryCosts(potatoes);
    Map<String, Object> far = new HashMap<>(Wish.HOME);
    far.put("regionCode", "440106");
    Phone.Answer quote = quote(Wish.of(potatoes, "1").and(kiwi, "1").to(far));
    assertThat(text(quote.body().path("parts").path(0), "problem"))
        .isEqualTo("delivery.not_served");
    assertThat(text(quote.body().path("parts").path(1), "problem")).isNull();
  }

  @Test
  void aCouponThatDoesNotFitIsSaidAndTheSumIsWithoutIt() {
    String mine = shop.coupon(buyer, kiwi, 100);
    Phone.Answer quote = quote(Wish.of(potatoes, "1").with(mine));
    assertThat(quote.text("couponProblem")).startsWith("coupon.");
    assertThat(quote.body().path("total").path("amount").asLong()).isEqualTo(650);
    Phone.Answer foreign = shop.consumer().post(QUOTES, Wish.of(kiwi, "1").with(mine).json());
    assertThat(foreign.text("couponProblem")).isEqualTo("coupon.unknown");
  }

  private Phone.Answer quote(Wish wish) {
    Phone.Answer answer = buyer.post(QUOTES, wish.json());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer;
  }

  private static String text(JsonNode node, String field) {
    JsonNode found = node.path(field);
    return found.isNull() ? null : found.asString();
  }

  private FakeLot lot(NamedParty seller, long price) {
    return shop.catalog.add(FakeLot.of(seller, "商品", Unit.BOX, Money.cny(price), 500));
  }
}
