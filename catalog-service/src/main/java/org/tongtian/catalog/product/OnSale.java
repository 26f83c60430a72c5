package org.tongtian.catalog.product;

import java.util.List;
import java.util.Map;
import org.tongtian.catalog.stock.LotNow;
import org.tongtian.kit.Pure;

/** Which lot a product's card shows. */
@Pure
final class OnSale {

  private OnSale() {}

  /** The newest harvest of which something is left, else the newest; null without lots. */
  static Lot of(List<Lot> newestFirst, Map<String, LotNow> onSale) {
    return newestFirst.stream()
        .filter(lot -> onSale.get(lot.id()).available().isPositive())
        .findFirst()
        .orElse(newestFirst.isEmpty() ? null : newestFirst.getFirst());
  }
}
