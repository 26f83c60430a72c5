package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.PartLines;
import org.tongtian.settlement.split.Refunded;
import org.tongtian.settlement.split.SplitLine;

/**
 * What stands in a book after some entries. A layer over another state takes planned entries
 * without touching the one below.
 */
@Pure
final class BookState {

  private final Index<Boolean> events;
  private final Index<SaleStanding> sales;
  private final LayeredIndex<Account> accounts;
  private final LayeredIndex<Map<String, Long>> draws;
  private final LayeredIndex<Hold> holds;
  private final LayeredIndex<List<String>> holdsOfSale;
  private final LayeredIndex<PayoutStanding> payouts;
  private final LayeredIndex<Long> prices;
  private final AdvanceState advances;
  private final DebtState debts;
  private long payable;
  private long uncovered;

  /** The state of an empty book. */
  BookState() {
    events = new EventIndex();
    sales = new SaleIndex();
    accounts = new LayeredIndex<>(null);
    draws = new LayeredIndex<>(null, Map::isEmpty);
    holds = new LayeredIndex<>(null);
    holdsOfSale = new LayeredIndex<>(null);
    payouts = new LayeredIndex<>(null);
    prices = new LayeredIndex<>(null);
    advances = new AdvanceState();
    debts = new DebtState();
  }

  /** A layer over that state. */
  BookState(BookState below) {
    events = new LayeredIndex<>(below.events);
    sales = new LayeredIndex<>(below.sales);
    accounts = new LayeredIndex<>(below.accounts);
    draws = new LayeredIndex<>(below.draws);
    holds = new LayeredIndex<>(below.holds);
    holdsOfSale = new LayeredIndex<>(below.holdsOfSale);
    payouts = new LayeredIndex<>(below.payouts);
    prices = new LayeredIndex<>(below.prices);
    advances = new AdvanceState(below.advances);
    debts = new DebtState(below.debts);
    payable = below.payable;
    uncovered = below.uncovered;
  }

  boolean knows(String event) {
    return events.get(event);
  }

  /** Null where the order never was paid. */
  SaleStanding sale(String saleId) {
    return sales.get(saleId);
  }

  Account account(String party) {
    Account account = accounts.get(party);
    return account == null ? Account.EMPTY : account;
  }

  AdvanceState advances() {
    return advances;
  }

  DebtState debts() {
    return debts;
  }

  /** What everybody's payables come to: the money of received sales that has not left the book. */
  long payable() {
    return payable;
  }

  /** What bearers of coupons have still to make good. */
  long uncovered() {
    return uncovered;
  }

  /** All accounts of a lowest state. */
  Map<String, Account> accounts() {
    return accounts.own();
  }

  /** Null where there never was such a dispute. */
  Hold hold(String disputeId) {
    return holds.get(disputeId);
  }

  /** All disputes of a lowest state. */
  Collection<Hold> holds() {
    return holds.own().values();
  }

  /** The open disputes of an order. */
  List<Hold> holdsOf(String saleId) {
    List<String> ids = holdsOfSale.get(saleId);
    return ids == null ? List.of() : ids.stream().map(holds::get).filter(Hold::isOpen).toList();
  }

  /** Null where there never was such a payout. */
  PayoutStanding payout(String payoutId) {
    return payouts.get(payoutId);
  }

  /** The market price noted last: of that grade, else of all grades; null where none was. */
  Long price(String unit, String grade) {
    Long graded = prices.get(priceKey(unit, grade));
    return graded == null && grade != null ? prices.get(priceKey(unit, null)) : graded;
  }

  void apply(Entry entry, long seq) {
    events.put(entry.event(), true);
    Postings.of(entry, this::move);
    switch (entry.kind()) {
      case ACCRUED -> {
        sales.put(
            entry.sale().saleId(), new SaleStanding(EntryKind.ACCRUED, seq, Refunded.NOTHING));
        reserve(entry.sale().saleId(), totals(entry, 1));
      }
      case RELEASED -> {
        conclude(entry);
        leaveUncovered(entry);
      }
      case REVERSED -> conclude(entry);
      case REFUNDED -> refund(entry);
      case TRANSFERRED -> {
        if (entry.isSplit()) {
          correct(entry, seq);
        }
      }
      case PAYOUT_SENT, PAYOUT_DONE, PAYOUT_RETURNED -> payout(entry);
      case FROZEN -> hold(entry, entry.matter().amount());
      case UNFROZEN -> hold(entry, holds.get(entry.matter().ref()).amount() - heldIn(entry));
      case MARKET_PRICE ->
          prices.put(
              priceKey(entry.matter().party(), entry.matter().cause()), entry.matter().amount());
      default -> {
        // Nothing but what its postings move.
      }
    }
    advances.apply(entry);
    debts.apply(entry);
  }

  private void refund(Entry entry) {
    String order = entry.sale().saleId();
    SaleStanding before = sales.get(order);
    Refunded refunded =
        before.refunded().plus(entry.matter().amount(), PartLines.in(entry.lines()));
    boolean isAll = refunded.equals(new Refunded(entry.sale().gross(), entry.sale().beside()));
    boolean isOver = before.state() == EntryKind.ACCRUED && isAll;
    EntryKind after = isOver ? EntryKind.REVERSED : before.state();
    sales.put(order, new SaleStanding(after, before.accruedIn(), refunded));
    Map<String, Long> left = draws.get(order);
    if (left != null && !left.isEmpty()) {
      Map<String, Long> totals = new HashMap<>(left);
      totals(entry, -1).forEach((party, fen) -> totals.merge(party, fen, Math::addExact));
      reserve(order, totals);
      if (isOver) {
        dropReserve(order);
      }
    }
  }

  private void correct(Entry entry, long seq) {
    String order = entry.sale().saleId();
    SaleStanding before = sales.get(order);
    sales.put(order, new SaleStanding(before.state(), seq, before.refunded()));
    if (before.state() == EntryKind.ACCRUED) {
      reserve(order, totals(entry, 1));
    }
  }

  private void move(String party, Bucket bucket, long fen) {
    put(party, account(party).plus(bucket, fen));
    payable = bucket == Bucket.PAYABLE ? Math.addExact(payable, fen) : payable;
  }

  private void put(String party, Account account) {
    uncovered += account.uncovered() - account(party).uncovered();
    accounts.put(party, account);
  }

  /** Where the bearer of a coupon has not enough for it, that much stays uncovered. */
  private void leaveUncovered(Entry release) {
    if (release.sale().beside().coupons() == 0) {
      return;
    }
    Set<String> bearers = new HashSet<>();
    for (SplitLine line : release.lines()) {
      if (line.part() != null && line.part().isCoupon()) {
        bearers.add(line.payee());
      }
    }
    totals(release, -1)
        .forEach(
            (party, taken) -> {
              if (taken > 0 && bearers.contains(party)) {
                put(party, account(party).leaveUncovered(taken));
              }
            });
  }

  private void conclude(Entry entry) {
    String order = entry.sale().saleId();
    SaleStanding before = sales.get(order);
    sales.put(order, new SaleStanding(entry.kind(), before.accruedIn(), before.refunded()));
    dropReserve(order);
  }

  /** Where a sale takes more from a party than it gives, that much of its payable is spoken for. */
  private void reserve(String order, Map<String, Long> totals) {
    dropReserve(order);
    boolean takes = false;
    for (long total : totals.values()) {
      takes |= total < 0;
    }
    if (takes) {
      draws.put(order, totals);
      totals.forEach((party, total) -> reserve(party, Math.max(0, -total)));
    }
  }

  private void dropReserve(String order) {
    Map<String, Long> totals = draws.get(order);
    if (totals != null) {
      totals.forEach((party, total) -> reserve(party, -Math.max(0, -total)));
      draws.put(order, Map.of());
    }
  }

  private static Map<String, Long> totals(Entry entry, int sign) {
    Map<String, Long> totals = new HashMap<>();
    for (SplitLine line : entry.lines()) {
      totals.merge(line.payee(), sign * line.amount(), Math::addExact);
    }
    return totals;
  }

  private void reserve(String party, long fen) {
    if (fen != 0) {
      put(party, account(party).reserve(fen));
    }
  }

  private void payout(Entry entry) {
    String id = entry.matter().ref();
    SplitLine line = entry.lines().getFirst();
    payouts.put(id, new PayoutStanding(line.payee(), line.amount(), entry.kind()));
  }

  private void hold(Entry entry, long amount) {
    Matter matter = entry.matter();
    String order = entry.sale().saleId();
    if (holds.get(matter.ref()) == null) {
      List<String> ids = holdsOfSale.get(order);
      List<String> more = new ArrayList<>(ids == null ? List.of() : ids);
      more.add(matter.ref());
      holdsOfSale.put(order, List.copyOf(more));
    }
    holds.put(
        matter.ref(),
        new Hold(matter.ref(), order, matter.clauseNo(), matter.party(), amount, matter.from()));
  }

  private static long heldIn(Entry entry) {
    return entry.matter().amount();
  }

  private static String priceKey(String unit, String grade) {
    return grade == null ? unit : unit + ":" + grade;
  }
}
