package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;
import org.tongtian.orders.testing.Wish;

/** A shop with presales whose clocks a test moves by hand. */
final class PresaleMarket implements AutoCloseable {

  private final Shop shop = Shop.withoutSweeps();
  private final Sweeps sweeps = new Sweeps(shop.orders);

  Shop shop() {
    return shop;
  }

  /** A lot at 6.50 a jin: 30 % deposit, harvested within a month, 5 business days for the rest. */
  FakeLot presale() {
    return presaleUntil(30);
  }

  /** The same with a window that ends so many days from now. */
  FakeLot presaleUntil(int days) {
    LocalDate last = BusinessDays.dayOf(Instant.now()).plusDays(days);
    NamedParty coop = new NamedParty(Ids.next(), new Text("紫云合作社", "Ziyun"));
    FakeLot lot =
        FakeLot.of(coop, "红芯红薯 预售", Unit.JIN, Money.cny(650), 550)
            .presold(new PresaleTerms(last.minusDays(5), last, 30, 5));
    return shop.catalog.add(lot);
  }

  static Money yuan(long yuan) {
    return Money.cny(yuan * 100);
  }

  /** Buys so much and pays the deposit. */
  String deposited(Phone buyer, FakeLot lot, String quantity) {
    String id = shop.placedOrders(buyer, Wish.of(lot, quantity)).getFirst();
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.state(id)).isEqualTo("DEPOSIT_PAID");
    return id;
  }

  /** Buys so much and pays all of it. */
  String paid(Phone buyer, FakeLot lot, String quantity) {
    String id = deposited(buyer, lot, quantity);
    harvested(lot, "1000");
    shop.pay(buyer.post("/api/orders/" + id + "/balance", "").text("id"));
    assertThat(shop.state(id)).isEqualTo("PAID");
    return id;
  }

  String balanceOf(String orderId) {
    return Ids.derived(orderId, "balance");
  }

  /** The co-operative records the harvest, and it is heard of. */
  void harvested(FakeLot lot, String quantity) {
    Quantity all = Quantity.of(new java.math.BigDecimal(quantity));
    shop.catalog.change(lot, each -> each.harvested(BusinessDays.dayOf(Instant.now()), all));
    sweep();
  }

  /** Everything that runs by time does, now. */
  void sweep() {
    Document now = new Document("$set", new Document("askAt", Date.from(Instant.EPOCH)));
    shop.orders.database().getCollection("presale_lots").updateMany(new Document(), now);
    shop.orders
        .database()
        .getCollection("presale_orders")
        .updateMany(
            new Document("lookAt", new Document("$ne", null)),
            new Document("$set", new Document("lookAt", Date.from(Instant.EPOCH))));
    sweeps.presales();
    sweeps.refund();
  }

  /** Ends what was not paid in time. */
  void expire() {
    sweeps.expire();
  }

  /** Lets a deadline of an order be over. */
  void past(String orderId, String deadline) {
    shop.rewrite(orderId, new Document(deadline, Date.from(Instant.now().minusSeconds(1))));
  }

  /** The buyer answers an offer. */
  Phone.Answer answer(Phone buyer, String orderId, FakeLot lot, String how) {
    return buyer.post(
        "/api/orders/" + orderId + "/presale-offer/" + how, "{\"lotId\":\"" + lot.lotId() + "\"}");
  }

  /** So many fen of a paid order go back. */
  void refund(String orderId, long fen) {
    Order order = shop.orders.part(OrderService.class).require(orderId);
    LineMoney money = LineMoney.ofGoods(Money.cny(fen));
    OrderRefund.Part part =
        new OrderRefund.Part(order.lines().getFirst().id(), money, Quantity.ZERO, Quantity.ZERO);
    shop.orders
        .part(RefundService.class)
        .refund(order, new OrderRefund(Ids.next(), List.of(part)), RefundReason.AFTER_SALES, null);
  }

  @Override
  public void close() {
    shop.close();
  }
}
