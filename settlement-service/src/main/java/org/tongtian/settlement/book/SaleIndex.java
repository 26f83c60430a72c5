package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Refunded;

/** Where all sales of a book stand, 24 bytes a place; what was refunded is kept apart. */
@Pure
final class SaleIndex implements Index<SaleStanding> {

  private static final int STATE_BITS = 2;
  private static final List<EntryKind> STATES =
      List.of(EntryKind.ACCRUED, EntryKind.RELEASED, EntryKind.REVERSED);

  private final IdTable places = new IdTable();
  private final Map<String, Refunded> refunded = new HashMap<>();

  @Override
  public SaleStanding get(String saleId) {
    long place = places.get(saleId);
    if (place == 0) {
      return null;
    }
    EntryKind state = STATES.get((int) (place & ((1 << STATE_BITS) - 1)));
    return new SaleStanding(
        state, place >>> STATE_BITS, refunded.getOrDefault(saleId, Refunded.NOTHING));
  }

  @Override
  public void put(String saleId, SaleStanding standing) {
    places.put(saleId, (standing.accruedIn() << STATE_BITS) | STATES.indexOf(standing.state()));
    if (!standing.refunded().isNothing()) {
      refunded.put(saleId, standing.refunded());
    }
  }
}
