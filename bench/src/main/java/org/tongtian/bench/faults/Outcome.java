package org.tongtian.bench.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the market did, by four accounts that know nothing of each other: the buyers' own lists of
 * orders, the cashier's books, the seller's view of the lot, and what the phones were told.
 *
 * @param sold units in paid orders
 * @param oversold units sold beyond what there was, by the buyers' lists or by the seller's view
 * @param overLimit buyers who have more than one may have
 * @param lost payments that the cashier kept, in whole or in part, for what is no paid order
 * @param unpaid paid orders for which the cashier kept nothing, or another sum
 * @param doubled paid purchases of which no try knows, or beyond one for a try
 * @param orphans units that the lot counts as reserved when nothing is on its way any more, and
 *     units that it counts as sold to nobody
 * @param unsold units in paid orders that the lot does not count as sold
 * @param paidBack payments that came too late and went back whole
 */
record Outcome(
    long sold,
    long oversold,
    long overLimit,
    long lost,
    long unpaid,
    long doubled,
    long orphans,
    long unsold,
    long paidBack) {

  /**
   * An order in a buyer's list.
   *
   * @param buyer who asked for the list
   * @param purchase what it was placed with
   * @param isPaid whether it is paid, or further on
   */
  record Bought(int buyer, String purchase, long units, boolean isPaid) {}

  /** The lot as its seller sees it, in units. */
  record Lot(long total, long reserved, long sold) {}

  static Outcome of(
      List<Attempt> attempts,
      List<Bought> bought,
      List<CashierBooks.Entry> till,
      Lot lot,
      SaleUnderFaults sale) {
    Map<String, Long> units = new HashMap<>();
    Map<Integer, Long> byBuyer = new HashMap<>();
    for (Bought each : bought) {
      if (each.isPaid()) {
        units.merge(each.purchase(), each.units(), Long::sum);
        byBuyer.merge(each.buyer(), each.units(), Long::sum);
      }
    }
    long sold = units.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> kept = new HashMap<>();
    till.forEach(entry -> kept.merge(entry.purchase(), entry.kept(), Long::sum));
    return new Outcome(
        sold,
        Math.max(0, Math.max(sold, lot.sold()) - lot.total()),
        byBuyer.values().stream().filter(all -> all > sale.perBuyer()).count(),
        lost(attempts, till, kept, units),
        units.entrySet().stream().filter(paid -> !isPaidFor(paid, kept)).count(),
        doubled(attempts, units.keySet()),
        lot.reserved() + Math.max(0, lot.sold() - sold),
        Math.max(0, sold - lot.sold()),
        till.stream().filter(entry -> entry.isTaken() && entry.kept() == 0).count());
  }

  /** Whether nothing is wrong; that everything is sold is another matter. */
  boolean isSound() {
    return oversold + overLimit + lost + unpaid + doubled + orphans + unsold == 0;
  }

  private static boolean isPaidFor(Map.Entry<String, Long> paid, Map<String, Long> kept) {
    return kept.getOrDefault(paid.getKey(), 0L) == paid.getValue() * SaleDesk.PRICE;
  }

  /** Money for nothing; also money that a phone was told is taken and the till knows nothing of. */
  private static long lost(
      List<Attempt> attempts,
      List<CashierBooks.Entry> till,
      Map<String, Long> kept,
      Map<String, Long> units) {
    long forNothing =
        kept.entrySet().stream()
            .filter(
                money -> money.getValue() > units.getOrDefault(money.getKey(), 0L) * SaleDesk.PRICE)
            .count();
    Set<String> taken = new HashSet<>();
    till.stream().filter(CashierBooks.Entry::isTaken).forEach(entry -> taken.add(entry.purchase()));
    long forgotten =
        attempts.stream()
            .filter(Attempt::paid)
            .filter(attempt -> attempt.purchases().stream().noneMatch(taken::contains))
            .count();
    return forNothing + forgotten;
  }

  private static long doubled(List<Attempt> attempts, Set<String> paid) {
    Set<String> known = new HashSet<>();
    long beyondOne = 0;
    for (Attempt attempt : attempts) {
      long own = attempt.purchases().stream().filter(paid::contains).count();
      beyondOne += Math.max(0, own - 1);
      known.addAll(attempt.purchases());
    }
    return beyondOne + paid.stream().filter(id -> !known.contains(id)).count();
  }
}
