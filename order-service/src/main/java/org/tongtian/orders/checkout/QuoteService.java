package org.tongtian.orders.checkout;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.address.AddressBook;
import org.tongtian.orders.address.AddressRules;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;
import org.tongtian.orders.coupon.CouponClaims.UsableCoupon;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.OrderService;

/** Says what goods would cost now, without holding anything: for the basket and the checkout. */
@Service
public class QuoteService {

  private final Stock stock;
  private final Contracts contracts;
  private final CouponClaims coupons;
  private final DeliveryTerms delivery;
  private final AddressBook addresses;
  private final OrderService orders;
  private final Clock clock;

  QuoteService(
      Stock stock,
      Contracts contracts,
      CouponClaims coupons,
      DeliveryTerms delivery,
      AddressBook addresses,
      OrderService orders,
      Clock clock) {
    this.stock = stock;
    this.contracts = contracts;
    this.coupons = coupons;
    this.delivery = delivery;
    this.addresses = addresses;
    this.orders = orders;
    this.clock = clock;
  }

  /** What was asked about one co-operative's goods. */
  private record Asked(LotOffer offer, Picked picked, String problem) {}

  QuoteView quote(Caller buyer, PlacePurchase wish) {
    PlacingRules.checkQuote(wish);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Address to = address(buyer, wish);
    List<Asked> asked = asked(buyer, wish, now);
    List<Picked> possible =
        asked.stream().filter(each -> each.problem() == null).map(Asked::picked).toList();
    List<LineDiscount> discounts = List.of();
    String couponProblem = null;
    try {
      PresaleRules.checkAlone(possible, wish);
      discounts = discounts(buyer, wish, possible, now);
    } catch (Refusal refusal) {
      couponProblem = refusal.code();
    }
    List<QuoteView.Part> parts = new ArrayList<>();
    for (List<Asked> some : byCooperative(asked)) {
      parts.add(part(some, discounts, to, now));
    }
    if (couponProblem == null
        && to != null
        && parts.stream().anyMatch(QuoteService::isForNothing)) {
      couponProblem = Priced.NOTHING_TO_PAY;
    }
    Money total = parts.stream().map(QuoteView.Part::total).reduce(Money.cny(0), Money::plus);
    return new QuoteView(
        parts, total, to != null, couponProblem, PresaleRules.parts(possible, parts));
  }

  private static boolean isForNothing(QuoteView.Part part) {
    return part.money().goods().amount() > 0 && part.total().amount() == 0;
  }

  /** The buyer's free coupons, each judged alone for those of the goods that can be bought. */
  List<UsableCoupon> coupons(Caller buyer, PlacePurchase wish) {
    PlacingRules.checkQuote(wish);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<CouponLine> lines =
        asked(buyer, wish, now).stream()
            .filter(each -> each.problem() == null)
            .map(each -> each.picked().forCoupons())
            .toList();
    return coupons.usable(buyer.accountId(), lines, now);
  }

  private List<Asked> asked(Caller buyer, PlacePurchase wish, Instant now) {
    List<String> lots = wish.goods().stream().map(PlacePurchase.Goods::lotId).toList();
    Map<String, LotOffer> offers =
        stock.offers(lots).stream().collect(Collectors.toMap(LotOffer::lotId, Function.identity()));
    Map<String, Quantity> taken = taken(buyer, offers.values());
    List<Asked> asked = new ArrayList<>();
    for (PlacePurchase.Goods goods : wish.goods()) {
      LotOffer offer = offers.get(goods.lotId());
      if (offer != null) {
        Quantity own = taken.getOrDefault(goods.lotId(), Quantity.ZERO);
        boolean alone = wish.goods().size() == 1;
        asked.add(
            asked(goods, offer, OfferProblems.of(offer, goods.quantity(), own, now, alone), now));
      }
    }
    return asked;
  }

  /** What the buyer has of lots of which each may have so much. */
  private Map<String, Quantity> taken(Caller buyer, Collection<LotOffer> offers) {
    List<String> limited =
        offers.stream().filter(offer -> offer.perBuyer() != null).map(LotOffer::lotId).toList();
    return limited.isEmpty() ? Map.of() : orders.takenBy(buyer.accountId(), limited);
  }

  /** Goods that nobody settles are a problem of their line; the others can be bought. */
  private Asked asked(PlacePurchase.Goods goods, LotOffer offer, String problem, Instant now) {
    Picked picked = Picked.of(goods, offer);
    if (problem != null) {
      return new Asked(offer, picked, problem);
    }
    try {
      ContractInForce contract =
          contracts.inForce(offer.contractId(), now, offer.cooperative().id());
      return new Asked(offer, picked.with(contract), null);
    } catch (Refusal refusal) {
      if (!refusal.status().is4xxClientError()) {
        throw refusal;
      }
      return new Asked(offer, picked, refusal.code());
    }
  }

  private List<LineDiscount> discounts(
      Caller buyer, PlacePurchase wish, List<Picked> possible, Instant now) {
    return wish.coupons().isEmpty() || possible.isEmpty()
        ? List.of()
        : coupons.quote(
            buyer.accountId(),
            wish.coupons(),
            possible.stream().map(Picked::forCoupons).toList(),
            now);
  }

  private static List<List<Asked>> byCooperative(List<Asked> asked) {
    Map<String, List<Asked>> groups = new LinkedHashMap<>();
    for (Asked each : asked) {
      groups.computeIfAbsent(each.offer().cooperative().id(), none -> new ArrayList<>()).add(each);
    }
    return List.copyOf(groups.values());
  }

  private QuoteView.Part part(
      List<Asked> asked, List<LineDiscount> discounts, Address to, Instant now) {
    List<Picked> possible =
        asked.stream().filter(each -> each.problem() == null).map(Asked::picked).toList();
    Priced priced = null;
    String problem = null;
    if (!possible.isEmpty()) {
      Set<String> ids = possible.stream().map(Picked::lineId).collect(Collectors.toSet());
      List<LineDiscount> own = discounts.stream().filter(d -> ids.contains(d.lineId())).toList();
      try {
        priced = Pricing.of(possible, own, to, now, delivery).getFirst();
        if (to != null) {
          PresaleRules.checkParts(List.of(priced));
        }
      } catch (Refusal refusal) {
        problem = refusal.code();
        priced = Pricing.of(possible, own, null, now, delivery).getFirst();
      }
    }
    return view(asked, priced, problem);
  }

  private static QuoteView.Part view(List<Asked> asked, Priced priced, String problem) {
    Map<String, LineMoney> money = new LinkedHashMap<>();
    if (priced != null) {
      priced.lines().forEach(line -> money.put(line.picked().lineId(), line.money()));
    }
    return new QuoteView.Part(
        asked.getFirst().offer().cooperative(),
        asked.stream()
            .map(each -> line(each, money.getOrDefault(each.picked().lineId(), LineMoney.NOTHING)))
            .toList(),
        money.values().stream().reduce(LineMoney.NOTHING, LineMoney::plus),
        priced == null ? Money.cny(0) : priced.total(),
        priced == null ? 0 : gramsOfFee(priced),
        priced == null ? null : priced.arrivesFrom(),
        priced == null ? null : priced.arrivesUntil(),
        problem);
  }

  private static long gramsOfFee(Priced priced) {
    return priced.lines().stream().mapToLong(line -> Pricing.gramsOfFee(line.picked())).sum();
  }

  private static QuoteView.Line line(Asked asked, LineMoney money) {
    LotOffer offer = asked.offer();
    return new QuoteView.Line(
        offer.lotId(),
        offer.productId(),
        offer.productName(),
        offer.skuName(),
        offer.picture(),
        offer.grade(),
        offer.unit(),
        asked.picked().quantity(),
        offer.available(),
        offer.perBuyer(),
        offer.opensAt(),
        offer.closesAt(),
        offer.unitPrice(),
        money,
        money.paid(),
        asked.picked().roomId(),
        offer.presale(),
        asked.problem());
  }

  private Address address(Caller buyer, PlacePurchase wish) {
    if (wish.addressId() != null) {
      return addresses.require(buyer.accountId(), wish.addressId());
    }
    if (wish.address() != null) {
      AddressRules.check(wish.address(), "address");
    }
    return wish.address();
  }
}
