package org.tongtian.orders.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * Remembers for a moment that a lot is sold out, so that a stampede that came too late does not ask
 * the catalogue thousands of times for one answer. What comes back on sale is sold that moment
 * later. Baskets of several lots always ask.
 */
@Component
class SoldOut {

  static final String CODE = "catalog.not_enough_stock";

  private static final int MOST_LOTS = 10_000;

  private final Cache<Asked, Heard> heard;

  /** The sentence of a refusal is in one language. */
  private record Asked(String lotId, Locale language) {}

  private record Heard(Quantity wanted, Refusal refusal) {}

  @Autowired
  SoldOut(CheckoutSettings settings) {
    this(settings.soldOutFor(), Ticker.systemTicker());
  }

  SoldOut(Duration remembered, Ticker ticker) {
    this.heard =
        Caffeine.newBuilder()
            .maximumSize(MOST_LOTS)
            .expireAfterWrite(remembered)
            .ticker(ticker)
            .build();
  }

  /** Refuses what was refused a moment ago, and more of the same lot. */
  void check(List<PlacePurchase.Goods> goods) {
    if (goods.size() > 1) {
      return;
    }
    PlacePurchase.Goods wanted = goods.getFirst();
    Heard before = heard.getIfPresent(asked(wanted));
    if (before != null && wanted.quantity().compareTo(before.wanted()) >= 0) {
      throw before.refusal();
    }
  }

  /** The catalogue refused with {@link #CODE}. */
  void heard(List<PlacePurchase.Goods> goods, Refusal refusal) {
    if (goods.size() == 1 && refusal.isPassedOn()) {
      PlacePurchase.Goods wanted = goods.getFirst();
      heard.put(asked(wanted), new Heard(wanted.quantity(), refusal));
    }
  }

  private static Asked asked(PlacePurchase.Goods goods) {
    return new Asked(goods.lotId(), LocaleContextHolder.getLocale());
  }
}
