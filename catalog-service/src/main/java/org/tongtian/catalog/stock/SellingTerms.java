package org.tongtian.catalog.stock;

import java.time.Instant;
import org.tongtian.kit.money.Quantity;

/**
 * When a lot may be bought, and how much of it one buyer may have.
 *
 * @param opensAt the first moment; null where there is none
 * @param closesAt the moment after the last; null where there is none
 * @param perBuyer what one buyer may have in all, held and sold; null for as much as there is
 */
public record SellingTerms(Instant opensAt, Instant closesAt, Quantity perBuyer) {

  /** Everybody may buy at any time as much as there is. */
  public static final SellingTerms OPEN = new SellingTerms(null, null, null);
}
