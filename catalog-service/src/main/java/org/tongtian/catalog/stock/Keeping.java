package org.tongtian.catalog.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongtian.kit.batch.Together;

/**
 * Stores reservations and then reads their lots. Reservations that wait at the same time, of
 * whatever lots and buyers, share one write and one read: in a stampede the store commits once for
 * many of them. Each read begins after the write it belongs to has ended, which is what {@link
 * Holding} rests on.
 */
@Component
class Keeping {

  /** One command is prepared while the store commits the one before. */
  private static final int AT_ONCE = 2;

  private static final int MOST = 500;

  private final ReservationRepository reservations;
  private final LotStockRepository lots;
  private final Together<Reservation, Kept> together =
      new Together<>("reservations", AT_ONCE, MOST, this::keepAll);

  /**
   * What became of one.
   *
   * @param isNew whether it is stored now; not where its id was known
   * @param lot its lot as it was afterwards
   */
  record Kept(boolean isNew, LotStock lot) {}

  Keeping(ReservationRepository reservations, LotStockRepository lots) {
    this.reservations = reservations;
    this.lots = lots;
  }

  List<Kept> keep(List<Reservation> some) {
    return together.ask(some);
  }

  private List<Kept> keepAll(List<Reservation> some) {
    List<Boolean> isNew = reservations.insertAll(some);
    Map<String, LotStock> after =
        lots.byId(some.stream().map(Reservation::lotId).distinct().toList());
    List<Kept> kept = new ArrayList<>(some.size());
    for (int i = 0; i < some.size(); i++) {
      kept.add(new Kept(isNew.get(i), after.get(some.get(i).lotId())));
    }
    return kept;
  }
}
