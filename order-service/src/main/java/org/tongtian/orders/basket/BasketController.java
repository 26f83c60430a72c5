package org.tongtian.orders.basket;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** A buyer's basket; what its goods cost now, {@code /api/orders/quotes} tells. */
@RestController
@RequestMapping("/api/orders/basket")
class BasketController {

  private final BasketService baskets;

  BasketController(BasketService baskets) {
    this.baskets = baskets;
  }

  /** How much of a lot; the room it is put in from may be null. */
  record Amount(Quantity quantity, String roomId) {}

  /** The goods in a basket, newest last. */
  record BasketView(List<Goods> goods) {

    /** Some of a lot; the room it was put in from may be null. */
    record Goods(String lotId, Quantity quantity, String roomId) {}

    static BasketView of(Basket basket) {
      return new BasketView(
          basket.goods().stream()
              .map(each -> new Goods(each.lotId(), each.quantity(), each.roomId()))
              .toList());
    }
  }

  /** What is in the caller's basket. */
  @GetMapping
  BasketView mine(Caller caller) {
    return BasketView.of(baskets.of(caller.require(Role.CONSUMER).accountId()));
  }

  /** Sets how much of a lot is in it; the same again changes nothing. 409 {@code basket.full}. */
  @PutMapping("/goods/{lotId}")
  BasketView put(Caller caller, @PathVariable String lotId, @RequestBody Amount amount) {
    String buyerId = caller.require(Role.CONSUMER).accountId();
    return BasketView.of(baskets.put(buyerId, lotId, amount.quantity(), amount.roomId()));
  }

  /** Takes a lot out; where it is not in it, nothing changes. */
  @DeleteMapping("/goods/{lotId}")
  BasketView remove(Caller caller, @PathVariable String lotId) {
    String buyerId = caller.require(Role.CONSUMER).accountId();
    return BasketView.of(baskets.remove(buyerId, List.of(lotId)));
  }
}
