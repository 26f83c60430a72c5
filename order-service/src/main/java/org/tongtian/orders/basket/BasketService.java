package org.tongtian.orders.basket;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** Baskets: what is put in holds no stock, so nothing here can be refused for want of it. */
@Service
public class BasketService {

  /** As many lots as a purchase may have. */
  static final int MOST = 50;

  private static final long MOST_UNITS = 10_000;

  private final BasketRepository baskets;
  private final Clock clock;

  BasketService(BasketRepository baskets, Clock clock) {
    this.baskets = baskets;
    this.clock = clock;
  }

  /** The buyer's basket. */
  public Basket of(String buyerId) {
    return baskets.find(buyerId);
  }

  /**
   * Sets how much of a lot is in the basket; repeating it changes nothing. Refusals: 400 {@code
   * order.lot_invalid}, {@code order.quantity_invalid}, {@code order.room_invalid}; 409 {@code
   * basket.full}.
   */
  Basket put(String buyerId, String lotId, Quantity quantity, String roomId) {
    check(lotId, quantity, roomId);
    Basket.Goods goods =
        new Basket.Goods(lotId, quantity, roomId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean there =
        baskets.change(buyerId, goods)
            || baskets.add(buyerId, goods, MOST)
            || baskets.change(buyerId, goods);
    if (!there) {
      throw Refusal.conflict("basket.full", MOST);
    }
    return baskets.find(buyerId);
  }

  /** Takes lots out of the basket; repeating it changes nothing. */
  public Basket remove(String buyerId, Collection<String> lotIds) {
    baskets.remove(buyerId, lotIds);
    return baskets.find(buyerId);
  }

  private static void check(String lotId, Quantity quantity, String roomId) {
    if (!Ids.isId(lotId)) {
      throw Refusal.invalid("order.lot_invalid", "lotId");
    }
    if (quantity == null
        || !quantity.isPositive()
        || quantity.compareTo(Quantity.of(MOST_UNITS)) > 0) {
      throw Refusal.invalid("order.quantity_invalid", "quantity", MOST_UNITS);
    }
    if (roomId != null && !Ids.isId(roomId)) {
      throw Refusal.invalid("order.room_invalid", "roomId");
    }
  }
}
