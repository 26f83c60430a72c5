package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** What becomes over HTTP of buyers for whom the harvest was too small. */
class PresaleOffersTest extends PresaleOnSale {

  @Test
  void aShortHarvestServesWhoPaidFirstAndOffersTheNearestGradeToTheOthers() {
    FakeLot second =
        shop.catalog.add(lot.another("SECOND", lot.unitPrice().minus(PresaleMarket.yuan(1))));
    FakeLot special =
        shop.catalog.add(lot.another("SPECIAL", lot.unitPrice().plus(PresaleMarket.yuan(2))));
    shop.catalog.stock(special, Quantity.of(8));
    String early = market.deposited(buyer, lot, "5");
    String late = market.deposited(buyer, lot, "5");
    String last = market.deposited(buyer, lot, "10");
    market.harvested(lot, "5");

    assertThat(shop.state(early)).isEqualTo("BALANCE_DUE");
    Phone.Answer offered = buyer.get("/api/orders/" + late);
    assertThat(offered.text("state")).isEqualTo("DEPOSIT_PAID");
    assertThat(offered.text("presale", "offer", "lotId")).isEqualTo(special.lotId());
    assertThat(offered.body().path("presale").path("offer").path("total").path("amount").asLong())
        .as("never more than before")
        .isEqualTo(3_250);
    assertThat(buyer.get("/api/orders/" + last).text("presale", "offer", "lotId"))
        .as("too much for the better grade")
        .isEqualTo(second.lotId());

    Phone.Answer taken = market.answer(buyer, late, special, "acceptance");
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
    assertThat(taken.text("state")).isEqualTo("BALANCE_DUE");
    assertThat(shop.catalog.free(special)).isEqualTo(Quantity.of(3));
    assertThat(market.answer(buyer, late, special, "acceptance").status())
        .as("again")
        .isEqualTo(200);
    assertThat(shop.catalog.free(special)).isEqualTo(Quantity.of(3));
    assertThat(market.answer(buyer, late, special, "refusal").code())
        .isEqualTo("presale.offer_answered");
    shop.pay(buyer.post("/api/orders/" + late + "/balance", "").text("id"));
    assertThat(shop.state(late)).isEqualTo("PAID");
    Shop.await("all is told", () -> shop.facts(late).size() == 4);
    assertThat(shop.facts(late))
        .containsExactly(
            "org.tongtian.orders.OrderDeposited",
            "org.tongtian.orders.OrderDeposited",
            "org.tongtian.orders.PresaleStockReturned",
            "org.tongtian.orders.OrderPaid");

    Phone.Answer refused = market.answer(buyer, last, second, "refusal");
    assertThat(refused.text("state")).isEqualTo("CANCELLED");
    assertThat(shop.reasons(last)).endsWith("SHORTFALL");
    market.sweep();
    market.sweep();
    assertThat(shop.channel.refunded(shop.purchaseOf(last))).isEqualTo(1_950);
    assertThat(market.answer(buyer, last, second, "acceptance").code())
        .isEqualTo("presale.offer_answered");
  }

  @Test
  void anOfferThatNobodyAnswersEndsTheOrder() {
    FakeLot second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "4");
    assertThat(buyer.get("/api/orders/" + id).text("presale", "offer", "lotId"))
        .isEqualTo(second.lotId());
    market.past(id, "presale.offer.answerBefore");
    assertThat(market.answer(buyer, id, second, "acceptance").code())
        .isEqualTo("presale.offer_over");
    assertThat(shop.catalog.free(second)).isEqualTo(Quantity.of(4_000));
    market.sweep();
    assertThat(shop.reasons(id)).endsWith("SHORTFALL");
    market.sweep();
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
  }

  @Test
  void ofTwoDevicesThatTakeTheSameGoodsTheSlowerGivesItsStockBack() {
    FakeLot second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "4");
    List<Phone.Answer> faster = new ArrayList<>();
    shop.settlement.meanwhile(() -> faster.add(market.answer(buyer, id, second, "acceptance")));

    Phone.Answer slower = market.answer(buyer, id, second, "acceptance");
    assertThat(faster)
        .singleElement()
        .satisfies(answer -> assertThat(answer.text("state")).isEqualTo("BALANCE_DUE"));
    assertThat(slower.text("state")).isEqualTo("BALANCE_DUE");
    assertThat(shop.catalog.free(second)).isEqualTo(Quantity.of(3_995));
    assertThat(reservations(id)).allMatch(held -> shop.catalog.reservation(held) != null);
  }

  @Test
  void whatSomebodyGivesUpOfTheHarvestIsForWhoPaysTheDepositNext() {
    String early = market.deposited(buyer, lot, "5");
    String next = shop.placedOrders(shop.consumer(), Wish.of(lot, "5")).getFirst();
    String last = shop.placedOrders(shop.consumer(), Wish.of(lot, "1")).getFirst();
    market.harvested(lot, "5");
    assertThat(shop.state(early)).isEqualTo("BALANCE_DUE");
    buyer.post("/api/orders/" + early + "/cancellation", "");
    assertThat(shop.state(early)).isEqualTo("CANCELLED");

    for (String id : List.of(next, last)) {
      shop.pay(shop.purchaseOf(id));
      market.sweep();
    }
    assertThat(shop.state(next)).isEqualTo("BALANCE_DUE");
    assertThat(shop.reasons(last)).endsWith("SHORTFALL");
  }

  @Test
  void goodsThatAreOnlyHeldByOthersLeaveTheOfferAsItWas() {
    FakeLot second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "4");
    shop.catalog.stock(second, Quantity.of(5));
    String other = shop.placedOrders(shop.consumer(), Wish.of(second, "3")).getFirst();
    Document before = shop.lasting(id);
    assertThat(market.answer(buyer, id, second, "acceptance").code())
        .isEqualTo("catalog.not_enough_stock");
    market.sweep();
    assertThat(shop.lasting(id)).isEqualTo(before);
    shop.catalog.released(reservations(other));
    shop.settlement.inForce(second.contractId(), false);
    assertThat(market.answer(buyer, id, second, "acceptance").code())
        .isEqualTo("settlement.no_contract_in_force");
    assertThat(shop.catalog.free(second)).isEqualTo(Quantity.of(5));
    shop.settlement.inForce(second.contractId(), true);
    assertThat(market.answer(buyer, id, second, "acceptance").text("state"))
        .isEqualTo("BALANCE_DUE");
  }

  @Test
  void whoeverIsOfferedGoodsThatWereSoldMeanwhileHasTheDepositBackAtOnce() {
    FakeLot second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    Phone silent = shop.consumer();
    String asks = market.deposited(buyer, lot, "5");
    String waits = market.deposited(silent, lot, "5");
    market.harvested(lot, "4");
    shop.catalog.stock(second, Quantity.of(5));
    String other = shop.placedOrders(shop.consumer(), Wish.of(second, "1")).getFirst();
    shop.catalog.sold(reservations(other));

    Phone.Answer answer = market.answer(buyer, asks, second, "acceptance");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("state")).isEqualTo("CANCELLED");
    market.sweep();
    market.sweep();
    for (String id : List.of(asks, waits)) {
      assertThat(shop.reasons(id)).containsExactly(null, null, "OFFER_GONE");
      assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
      assertThat(shop.refunds(id))
          .singleElement()
          .satisfies(back -> assertThat(back.getString("reason")).isEqualTo("SHORTFALL"));
    }
    assertThat(market.answer(silent, waits, second, "acceptance").code())
        .isEqualTo("presale.offer_answered");
    assertThat(shop.catalog.free(second)).isEqualTo(Quantity.of(4));
  }

  @Test
  void anOfferIsOverWhenTheSaleOfItsLotIs() {
    Instant closes = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
    FakeLot second =
        shop.catalog.add(lot.another("SECOND", lot.unitPrice()).open(Instant.EPOCH, closes));
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "4");
    assertThat(buyer.get("/api/orders/" + id).text("presale", "offer", "answerBefore"))
        .isEqualTo(closes.toString());
    shop.catalog.change(second, each -> each.open(Instant.EPOCH, Instant.now().minusSeconds(1)));
    assertThat(market.answer(buyer, id, second, "acceptance").text("state")).isEqualTo("CANCELLED");
    assertThat(shop.reasons(id)).endsWith("OFFER_GONE");
    market.sweep();
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
    assertThat(shop.catalog.free(second)).isEqualTo(Quantity.of(4_000));
  }

  private List<String> reservations(String orderId) {
    return shop.orders.part(OrderService.class).require(orderId).lines().stream()
        .map(line -> line.progress().reservationId())
        .toList();
  }
}
