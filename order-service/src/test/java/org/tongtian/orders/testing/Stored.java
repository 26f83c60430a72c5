package org.tongtian.orders.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Delivery;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderNumber;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Parcel;
import org.tongtian.orders.order.TimelineEntry;

/** Makes orders as they are stored, without a checkout. */
public final class Stored {

  /** What carriers sign with in tests. */
  public static final String SECRETS = "SF:a-secret-of-sf-express,ZTO:a-secret-of-zto-express";

  /** Red sweet potato, 500 g a jin. */
  public static final Text SWEET_POTATO = new Text("紫云红芯红薯", "Ziyun red-heart sweet potato");

  /** Kiwi. */
  public static final Text KIWI = new Text("修文猕猴桃", "Xiuwen kiwi");

  private final List<OrderLine> lines = new ArrayList<>();
  private final List<Parcel> parcels = new ArrayList<>();
  private final List<String> refundIds = new ArrayList<>();
  private String cooperativeId = "coop";
  private String buyerId = Ids.next();
  private OrderState state = OrderState.PAID;
  private Instant placedAt = Instant.parse("2026-11-20T02:00:00Z");
  private String phone = "13812345678";
  private String note;
  private Instant receiveBefore;

  /** Sold by that co-operative. */
  public Stored by(String party) {
    cooperativeId = party;
    return this;
  }

  /** Bought by that account. */
  public Stored to(String account) {
    buyerId = account;
    return this;
  }

  /** In that state. */
  public Stored in(OrderState wanted) {
    state = wanted;
    return this;
  }

  /** Placed then. */
  public Stored at(Instant moment) {
    placedAt = moment;
    return this;
  }

  /** To that phone. */
  public Stored phone(String number) {
    phone = number;
    return this;
  }

  /** With a note. */
  public Stored note(String text) {
    note = text;
    return this;
  }

  /** With a parcel. */
  public Stored parcel(Parcel parcel) {
    parcels.add(parcel);
    return this;
  }

  /** With a refund. */
  public Stored refund(String id) {
    refundIds.add(id);
    return this;
  }

  /** Received by itself then. */
  public Stored receiveBefore(Instant moment) {
    receiveBefore = moment;
    return this;
  }

  /** With so many jin of a product, one lot for each product. */
  public Stored line(Text product, String jin) {
    return line(product, "lot of " + product.en(), Quantity.of(new java.math.BigDecimal(jin)));
  }

  /** With goods of a lot. */
  public Stored line(Text product, String lotId, Quantity quantity) {
    OrderLine.Goods goods =
        new OrderLine.Goods(
            product.en(),
            product,
            "sweet-potato",
            "sku",
            lotId,
            new Grade("FIRST", new Text("一级", "First grade")),
            Unit.JIN,
            null,
            500,
            LocalDate.of(2026, 11, 18));
    lines.add(
        new OrderLine(
            Ids.next(),
            goods,
            quantity,
            Money.cny(650),
            LineMoney.ofGoods(Money.cny(650 * quantity.thousandths() / 1000)),
            new OrderLine.SaleTerms(
                new ContractInForce("contract", 1, "hash", true, true, true), null, null),
            OrderLine.Progress.begun(Ids.next())));
    return this;
  }

  /** The order; five jin of sweet potato where no line was named. */
  public Order build() {
    if (lines.isEmpty()) {
      line(SWEET_POTATO, "5");
    }
    String id = Ids.next();
    Address address = new Address("王小明", phone, "520425", "贵州省 安顺市 紫云县", "猴场镇 8 号");
    return new Order(
        id,
        Order.position(placedAt, id),
        OrderNumber.of(id, placedAt, 0),
        Ids.next(),
        state,
        buyerId,
        "王**",
        new NamedParty(cooperativeId, new Text("紫云合作社", "Ziyun co-op")),
        List.copyOf(lines),
        Delivery.to(address, note, null, null),
        placedAt,
        placedAt.plusSeconds(900),
        List.copyOf(parcels),
        receiveBefore,
        null,
        List.copyOf(refundIds),
        null,
        0,
        List.of(new TimelineEntry(state, placedAt, "test", null)),
        List.of());
  }
}
