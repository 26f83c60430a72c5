package org.tongtian.orders.checkout;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.address.AddressBook;
import org.tongtian.orders.address.AddressRules;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/** Places purchases (promise O1). */
@Service
class CheckoutService {

  /** A stored purchase with its orders; found where the same key had stored it before. */
  record Placed(Purchase purchase, List<Order> orders, boolean found) {}

  /** Attempts in one call; a call that comes again goes on behind them. */
  private static final int RUNS = 50;

  /** More than a phone makes that asks again all through a long outage. */
  private static final int ATTEMPTS = 20_000;

  /** So many earlier attempts are looked up at once. */
  private static final int TOGETHER = 100;

  /**
   * What an attempt hears whose stock expired after a crash, or which another one undid meanwhile.
   */
  private static final Set<String> IS_SPENT =
      Set.of("catalog.reservation_released", CheckoutStore.UNDONE_MEANWHILE);

  private final CheckoutSaga saga;
  private final PurchaseService purchases;
  private final OrderService orders;
  private final AddressBook addresses;
  private final OrderSettings settings;
  private final PaymentSettings paymentSettings;
  private final SoldOut soldOut;
  private final MeterRegistry meters;
  private final Clock clock;
  private final InFlight inFlight = new InFlight();

  CheckoutService(
      Stock stock,
      Contracts contracts,
      Hosts hosts,
      CouponClaims coupons,
      DeliveryTerms delivery,
      PaymentProvider payments,
      CheckoutStore store,
      PurchaseService purchases,
      OrderService orders,
      AddressBook addresses,
      OrderSettings settings,
      PaymentSettings paymentSettings,
      SoldOut soldOut,
      MeterRegistry meters,
      Clock clock) {
    this.saga = new CheckoutSaga(stock, contracts, hosts, coupons, delivery, payments, store);
    this.purchases = purchases;
    this.orders = orders;
    this.addresses = addresses;
    this.settings = settings;
    this.paymentSettings = paymentSettings;
    this.soldOut = soldOut;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Places the purchase, or finds that an earlier attempt under the same key did. An attempt that
   * was undone leaves its mark, and the next one works under the next id.
   *
   * @param key the caller's idempotency key
   * @param wishHash hash of the wish
   */
  Placed place(Caller buyer, String key, String wishHash, PlacePurchase wish) {
    try {
      PlacingRules.check(wish);
      String keyId = Ids.derived("purchase", buyer.accountId(), key);
      return inFlight.alone(keyId, () -> attempts(buyer, keyId, wishHash, wish));
    } catch (Refusal refusal) {
      meters.counter("tongtian.orders.refused", "code", refusal.code()).increment();
      throw refusal;
    }
  }

  private Placed attempts(Caller buyer, String keyId, String wishHash, PlacePurchase wish) {
    int runs = 0;
    int together = 1;
    for (int from = 0; from < ATTEMPTS; from += together) {
      together = from == 0 ? 1 : TOGETHER;
      List<String> ids = ids(keyId, from, together);
      Map<String, Purchase> known = known(ids);
      for (String id : ids) {
        Purchase earlier = known.get(id);
        if (earlier == null && ++runs > RUNS) {
          throw Refusal.conflict("idempotency.in_progress");
        }
        Placed placed = earlier == null ? run(id, buyer, wishHash, wish) : found(earlier, wishHash);
        if (placed != null) {
          return placed;
        }
      }
    }
    throw Refusal.conflict("idempotency.in_progress");
  }

  private static List<String> ids(String keyId, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(attempt -> attempt == 0 ? keyId : Ids.derived(keyId, Integer.toString(attempt)))
        .toList();
  }

  private Map<String, Purchase> known(List<String> ids) {
    Collection<Purchase> found =
        ids.size() == 1 ? purchases.find(ids.getFirst()).stream().toList() : purchases.find(ids);
    return found.stream().collect(toMap(Purchase::id, Function.identity()));
  }

  /** Null where that attempt was undone. */
  private Placed found(Purchase earlier, String wishHash) {
    if (earlier.undone()) {
      return null; // what was refused has freed its key, also for another wish
    }
    requireSameWish(earlier, wishHash);
    return new Placed(earlier, orders.find(earlier.orderIds()), true);
  }

  /** Null where this id can't come true any more, and the next attempt is to be made. */
  private Placed run(String id, Caller buyer, String wishHash, PlacePurchase wish) {
    Address address = address(buyer, wish);
    soldOut.check(wish.goods()); // what it remembers is no news: only the catalogue renews it
    try {
      Checkout done = saga.run(new Checkout.Start(id, wishHash, buyer, wish, address, times()));
      meters.counter("tongtian.orders.placed").increment(done.orders().size());
      return new Placed(done.purchase(), done.orders(), false);
    } catch (Refusal refusal) {
      if (refusal.code().equals(SoldOut.CODE)) {
        soldOut.heard(wish.goods(), refusal);
        throw refusal; // an attempt that came true has its stock, and would have found it
      }
      Optional<Purchase> twin = purchases.find(id).filter(found -> !found.undone());
      if (twin.isPresent()) {
        return new Placed(twin.get(), orders.find(twin.get().orderIds()), true);
      }
      if (!IS_SPENT.contains(refusal.code())) {
        throw refusal;
      }
      purchases.store(Purchase.undone(id, wishHash, buyer.accountId(), now()));
      return null;
    }
  }

  private Address address(Caller buyer, PlacePurchase wish) {
    if (wish.address() == null) {
      return addresses.require(buyer.accountId(), wish.addressId());
    }
    AddressRules.check(wish.address(), "address");
    return wish.address();
  }

  private static void requireSameWish(Purchase known, String wishHash) {
    if (!known.wishHash().equals(wishHash)) {
      throw Refusal.conflict("idempotency.key_reused");
    }
  }

  private Checkout.Times times() {
    Instant placedAt = now();
    return new Checkout.Times(
        placedAt,
        placedAt.plus(settings.payWithin()),
        placedAt.plus(settings.stockHeld()),
        placedAt.plus(paymentSettings.pollAgainAfter()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
