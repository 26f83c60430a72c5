package org.tongtian.catalog.product;

import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;

/** Which lot a product's card shows. */
@Pure
final class OnSale {

  private OnSale() {}

  /** The newest harvest of which something is left, else the newest; null without lots. */
  static Lot of(List<Lot> newestFirst, Map<String, Quantity> available) {
    return newestFirst.stream()
        .filter(lot -> available.getOrDefault(lot.id(), Quantity.ZERO).isPositive())
        .findFirst()
        .orElse(newestFirst.isEmpty() ? null : newestFirst.getFirst());
  }
}
