package org.tongtian.orders.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.channel.ChannelRefund;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.testing.FakeLot;

/** Everything around a checkout, which notes what it is asked and fails where it is told to. */
final class GivenWorld {

  private final List<String> log = new ArrayList<>();
  private final Map<String, RuntimeException> failures = new HashMap<>();
  private final Map<String, FakeLot> lots = new HashMap<>();
  private boolean barred = true;

  /** A lot of a co-operative of its own. */
  FakeLot lot(String name, Unit unit, long price) {
    NamedParty coop = new NamedParty(Ids.next(), new Text(name + "合作社", "Co-op"));
    FakeLot lot = FakeLot.of(coop, name, unit, Money.cny(price), 500);
    lots.put(lot.lotId(), lot);
    return lot;
  }

  CheckoutSaga saga() {
    return new CheckoutSaga(
        new GivenStock(),
        this::bind,
        this::host,
        new GivenCoupons(),
        this::deliver,
        new GivenChannel(),
        new GivenStore());
  }

  /** What happened, each step once however many lines it had. */
  List<String> log() {
    return log;
  }

  void failsAt(String step, RuntimeException failure) {
    failures.put(step, failure);
  }

  RuntimeException failure(String step) {
    return failures.get(step);
  }

  void twinCameTrue() {
    barred = false;
  }

  private void does(String step) {
    if (log.isEmpty() || !log.getLast().equals(step)) {
      log.add(step);
    }
    if (failures.containsKey(step)) {
      throw failures.get(step);
    }
  }

  private ContractInForce bind(String contractId, Instant at, String sellerId) {
    does("bind");
    return new ContractInForce(contractId, 7, "ab".repeat(32), true, true, true);
  }

  private String host(String roomId, String productId, Instant at) {
    does("host");
    return "host";
  }

  private DeliveryTerms.Delivery deliver(DeliveryTerms.Parcel parcel) {
    does("price");
    return new DeliveryTerms.Delivery(Money.cny(0), null, null);
  }

  private final class GivenStock implements Stock {
    @Override
    public List<ReservedStock> reserve(ReserveGoods command) {
      does("reserve");
      return command.goods().stream().map(this::reserved).toList();
    }

    private ReservedStock reserved(ReserveGoods.Wanted wanted) {
      FakeLot lot = lots.get(wanted.lotId());
      return new ReservedStock(
          wanted.reservationId(),
          lot.productId(),
          lot.name(),
          "sweet-potato",
          lot.skuId(),
          lot.lotId(),
          null,
          lot.unit(),
          wanted.quantity(),
          lot.unitPrice(),
          lot.unitPrice().times(wanted.quantity()),
          lot.cooperative(),
          lot.contractId(),
          2,
          lot.grams(),
          LocalDate.of(2026, 10, 20),
          null);
    }

    @Override
    public void release(List<String> reservationIds) {
      does("release");
    }

    @Override
    public List<LotOffer> offers(List<String> lotIds) {
      throw new AssertionError("a checkout asks for no offers");
    }
  }

  private final class GivenCoupons implements CouponClaims {
    @Override
    public List<LineDiscount> quote(
        String buyerId, List<String> couponIds, List<CouponLine> lines, Instant now) {
      throw new AssertionError("a checkout holds coupons");
    }

    @Override
    public List<LineDiscount> hold(
        String purchaseId,
        String buyerId,
        List<String> couponIds,
        List<CouponLine> lines,
        Instant now) {
      does("hold");
      return List.of();
    }

    @Override
    public void use(String purchaseId) {
      throw new AssertionError("a checkout uses no coupons up");
    }

    @Override
    public void free(String purchaseId) {
      does("free");
    }

    @Override
    public List<UsableCoupon> usable(String buyerId, List<CouponLine> lines, Instant now) {
      throw new AssertionError("a checkout is told its coupons");
    }
  }

  private final class GivenChannel implements PaymentProvider {
    @Override
    public Transaction open(OpenTransaction command) {
      does("open");
      return new Transaction(
          "t-" + command.merchantOrderId(),
          command.merchantOrderId(),
          command.amount(),
          TransactionState.OPEN,
          "/pay",
          null);
    }

    @Override
    public Optional<Transaction> find(String merchantOrderId) {
      throw new AssertionError("a checkout asks nothing back");
    }

    @Override
    public Optional<Transaction> close(String merchantOrderId) {
      does("close");
      return Optional.empty();
    }

    @Override
    public ChannelRefund refund(
        String refundId, String merchantOrderId, Money amount, String reason) {
      throw new AssertionError("a checkout pays nothing back");
    }

    @Override
    public Optional<ChannelRefund> findRefund(String refundId) {
      throw new AssertionError("a checkout pays nothing back");
    }

    @Override
    public String merchantId() {
      throw new AssertionError("a checkout asks for no merchant");
    }

    @Override
    public ChannelStatement statement(LocalDate day) {
      throw new AssertionError("a checkout reads no statement");
    }
  }

  private final class GivenStore implements CheckoutSaga.Store {
    @Override
    public List<Order> orders(List<Order> orders) {
      does("orders");
      return orders;
    }

    @Override
    public void cancel(List<Order> orders) {
      does("cancel");
    }

    @Override
    public Purchase purchase(Checkout checkout) {
      does("purchase");
      return NewOrders.purchase(checkout);
    }

    @Override
    public boolean bar(Checkout checkout) {
      does("bar");
      return barred;
    }
  }
}
