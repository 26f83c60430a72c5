package org.tongtian.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.bson.Document;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.businessday.BusinessDays;

/** A shop with presales whose clocks a test moves by hand. */
public final class PresaleMarket implements AutoCloseable {

  private final Shop shop = Shop.withoutSweeps();
  private final Sweeps sweeps = new Sweeps(shop.orders);

  /** The shop. */
  public Shop shop() {
    return shop;
  }

  /** A lot at 6.50 a jin: 30 % deposit, harvested within a month, 5 business days for the rest. */
  public FakeLot presale() {
    return presaleUntil(30);
  }

  /** The same with a window that ends so many days from now. */
  public FakeLot presaleUntil(int days) {
    LocalDate last = BusinessDays.dayOf(Instant.now()).plusDays(days);
    NamedParty coop = new NamedParty(Ids.next(), new Text("紫云合作社", "Ziyun"));
    FakeLot lot =
        FakeLot.of(coop, "红芯红薯 预售", Unit.JIN, Money.cny(650), 550)
            .presold(new PresaleTerms(last.minusDays(5), last, 30, 5));
    return shop.catalog.add(lot);
  }

  /** So many yuan. */
  public static Money yuan(long yuan) {
    return Money.cny(yuan * 100);
  }

  /** Buys so much and pays the deposit. */
  public String deposited(Phone buyer, FakeLot lot, String quantity) {
    String id = shop.placedOrders(buyer, Wish.of(lot, quantity)).getFirst();
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.state(id)).isEqualTo("DEPOSIT_PAID");
    return id;
  }

  /** Buys so much and pays all of it. */
  public String paid(Phone buyer, FakeLot lot, String quantity) {
    String id = deposited(buyer, lot, quantity);
    harvested(lot, "1000");
    shop.pay(buyer.post("/api/orders/" + id + "/balance", "").text("id"));
    assertThat(shop.state(id)).isEqualTo("PAID");
    return id;
  }

  /** The purchase of an order's balance. */
  public String balanceOf(String orderId) {
    return Ids.derived(orderId, "balance");
  }

  /** The co-operative records the harvest, and it is heard of. */
  public void harvested(FakeLot lot, String quantity) {
    recordHarvest(lot, quantity);
    sweep();
  }

  /** The co-operative records the harvest. */
  public void recordHarvest(FakeLot lot, String quantity) {
    Quantity all = Quantity.of(new BigDecimal(quantity));
    shop.catalog.change(lot, each -> each.harvested(BusinessDays.dayOf(Instant.now()), all));
  }

  /** Everything that runs by time does, now. */
  public void sweep() {
    due();
    sweeps.presales();
    sweeps.refund();
  }

  /** Everything that is watched is to be looked at now. */
  public void due() {
    Document now = new Document("$set", new Document("askAt", Date.from(Instant.EPOCH)));
    shop.orders.database().getCollection("presale_lots").updateMany(new Document(), now);
    shop.orders
        .database()
        .getCollection("presale_orders")
        .updateMany(
            new Document("lookAt", new Document("$ne", null)),
            new Document("$set", new Document("lookAt", Date.from(Instant.EPOCH))));
  }

  /** Ends what was not paid in time. */
  public void expire() {
    sweeps.expire();
  }

  /** Lets a deadline of an order be over. */
  public void past(String orderId, String deadline) {
    shop.rewrite(orderId, new Document(deadline, Date.from(Instant.now().minusSeconds(1))));
  }

  /** The buyer answers an offer. */
  public Phone.Answer answer(Phone buyer, String orderId, FakeLot lot, String how) {
    return buyer.post(
        "/api/orders/" + orderId + "/presale-offer/" + how, "{\"lotId\":\"" + lot.lotId() + "\"}");
  }

  @Override
  public void close() {
    shop.close();
  }
}
