package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;

/** Where all sales of a book stand, 24 bytes a place; what was refunded is kept apart. */
@Pure
final class SaleIndex implements Index<SaleStanding> {

  private static final int STATE_BITS = 2;
  private static final List<EntryKind> STATES =
      List.of(EntryKind.ACCRUED, EntryKind.RELEASED, EntryKind.REVERSED);

  private final IdTable places = new IdTable();
  private final Map<String, Long> refunded = new HashMap<>();

  @Override
  public SaleStanding get(String saleId) {
    long place = places.get(saleId);
    if (place == 0) {
      return null;
    }
    EntryKind state = STATES.get((int) (place & ((1 << STATE_BITS) - 1)));
    return new SaleStanding(state, place >>> STATE_BITS, refunded.getOrDefault(saleId, 0L));
  }

  @Override
  public void put(String saleId, SaleStanding standing) {
    places.put(saleId, (standing.accruedIn() << STATE_BITS) | STATES.indexOf(standing.state()));
    if (standing.refunded() != 0) {
      refunded.put(saleId, standing.refunded());
    }
  }
}
