package org.tongtian.orders.checkout;

import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.Address;

/**
 * The wish of a buyer, as sent; every part may be missing until {@link PlacingRules} accepted it.
 *
 * @param goods what is wanted, each lot once
 * @param addressId one of the buyer's saved addresses, or null where the address is given
 * @param address where it goes, or null where it is a saved one
 * @param couponIds coupons that the buyer claimed; null for none
 * @param notes what is asked of the co-operatives; null for nothing
 * @param total what the buyer saw that it costs; the purchase is refused where it costs another sum
 *     by now. Not asked of a quote
 * @param dueNow what of it the buyer saw is paid at once, of a presale the deposit; null for
 *     whatever it is. Refused likewise where it is another sum by now: a harvest that is recorded
 *     in between makes goods ordinary
 */
public record PlacePurchase(
    List<Goods> goods,
    String addressId,
    Address address,
    List<String> couponIds,
    List<Note> notes,
    Money total,
    Money dueNow) {

  /**
   * Some of a lot.
   *
   * @param quantity in the unit of the lot
   * @param roomId the live room it is bought in, null outside of one
   */
  public record Goods(String lotId, Quantity quantity, String roomId) {}

  /** A note to one of the co-operatives. */
  public record Note(String cooperativeId, String text) {}

  List<String> coupons() {
    return couponIds == null ? List.of() : couponIds;
  }

  /** The note to that co-operative, null for none. */
  String noteTo(String cooperativeId) {
    return notes == null
        ? null
        : notes.stream()
            .filter(note -> note.cooperativeId().equals(cooperativeId))
            .map(note -> note.text().strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(null);
  }
}
