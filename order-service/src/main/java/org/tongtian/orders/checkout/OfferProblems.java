package org.tongtian.orders.checkout;

import java.time.Instant;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;

/** What stands in the way of buying so much of a lot, as far as one can know before trying. */
@Pure
final class OfferProblems {

  private OfferProblems() {}

  /**
   * The code of the first problem, null for none; the codes are those of the catalogue.
   *
   * @param taken what the buyer has of it already; counts against the limit for each buyer
   * @param alone whether nothing else is wanted with it
   */
  static String of(LotOffer offer, Quantity wanted, Quantity taken, Instant now, boolean alone) {
    if (offer.presale() != null && !alone) {
      return PresaleRules.ALONE;
    }
    if (offer.opensAt() != null && now.isBefore(offer.opensAt())) {
      return "catalog.not_open_yet";
    }
    if (offer.closesAt() != null && !now.isBefore(offer.closesAt())) {
      return "catalog.sale_over";
    }
    if (!offer.unit().allows(wanted)) {
      return "catalog.quantity_invalid";
    }
    if (offer.perBuyer() != null && wanted.plus(taken).compareTo(offer.perBuyer()) > 0) {
      return "catalog.over_limit";
    }
    return wanted.compareTo(offer.available()) > 0 ? "catalog.not_enough_stock" : null;
  }
}
