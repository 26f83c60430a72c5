package org.tongtian.settlement.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.SplitLine;

/**
 * Everything that follows from a book's blocks up to its watermark: rebuilt by applying all blocks
 * in order, kept up to date by applying the next one. Not safe for several threads at once.
 */
@Pure
public final class BookFold {

  /** Business months are those of this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int MOST_OPEN_ACCRUALS = 256;

  private String headHash = Block.NO_HASH;
  private final List<Instant> times = new ArrayList<>();
  private final Map<Integer, Carry> carries = new TreeMap<>();
  private final BookState state = new BookState();
  private final LinkedHashMap<String, Entry> openAccruals = new LinkedHashMap<>();
  private final Map<String, Instant> receivables = new TreeMap<>();
  private final BookReading reading;

  /** The fold of a book without blocks. */
  public BookFold() {
    this(new BookReading());
  }

  private BookFold(BookReading reading) {
    this.reading = reading;
  }

  /**
   * The same for who only books on it: totals and index, which the next entries do not follow from,
   * are left out and must not be asked for.
   */
  static BookFold forBooking() {
    return new BookFold(null);
  }

  /**
   * Applies the next block.
   *
   * @throws IllegalStateException where it does not follow the head
   */
  public void apply(Block block) {
    if (block.seq() != seq() + 1 || !block.previous().equals(headHash)) {
      throw new IllegalStateException("Block " + block.id() + " does not follow " + seq());
    }
    for (Entry entry : block.entries()) {
      state.apply(entry, block.seq());
      keepOpen(entry);
      keepReceivables(entry, block.at());
    }
    block.carries().forEach(each -> carries.put(each.version(), each.carry()));
    if (reading != null) {
      reading.apply(block);
    }
    times.add(block.at());
    headHash = block.hash();
  }

  /** Accruals that will be needed again; the oldest are dropped and read from the store then. */
  private void keepOpen(Entry entry) {
    if (entry.sale() == null) {
      return;
    }
    String order = entry.sale().saleId();
    if (state.sale(order).state() != EntryKind.ACCRUED) {
      openAccruals.remove(order);
    } else if (entry.isSplit()) {
      openAccruals.put(order, entry);
      if (openAccruals.size() > MOST_OPEN_ACCRUALS) {
        openAccruals.pollFirstEntry();
      }
    }
  }

  /** Only a refund or a correction can leave a payable below zero; all kinds may mend it. */
  private void keepReceivables(Entry entry, Instant at) {
    boolean mayOwe = entry.kind() == EntryKind.REFUNDED || entry.kind() == EntryKind.TRANSFERRED;
    if (!mayOwe && receivables.isEmpty()) {
      return;
    }
    for (SplitLine line : entry.lines()) {
      if (state.account(line.payee()).recoverable() == 0) {
        receivables.remove(line.payee());
      } else if (mayOwe) {
        receivables.putIfAbsent(line.payee(), at);
      }
    }
  }

  /** The business day of an instant. */
  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** Seq of the last block applied, 0 before the first: the watermark. */
  public long seq() {
    return times.size();
  }

  /** Hash of the last block applied, 64 zeros before the first. */
  public String headHash() {
    return headHash;
  }

  /** When the last block was booked, empty before the first. */
  public Optional<Instant> headTime() {
    return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
  }

  /** The carry of a contract version, empty where it has split no sale yet. */
  public Optional<Carry> carry(int version) {
    return Optional.ofNullable(carries.get(version));
  }

  /** All carries by version. */
  Map<Integer, Carry> carries() {
    return carries;
  }

  BookState state() {
    return state;
  }

  /** Whether the event has been booked. */
  public boolean knows(String event) {
    return state.knows(event);
  }

  /** Where the order's sale stands, empty where it never was paid. */
  public Optional<SaleStanding> sale(String saleId) {
    return Optional.ofNullable(state.sale(saleId));
  }

  /** The accrual of a sale that is neither released nor reversed, where it is still at hand. */
  Entry openAccrual(String saleId) {
    return openAccruals.get(saleId);
  }

  /** What the party has now. */
  public Account account(String party) {
    return state.account(party);
  }

  /** What everybody has now; must not be kept. */
  public Map<String, Account> accounts() {
    return state.accounts();
  }

  /** Where a payout stands, empty where it never was sent. */
  public Optional<PayoutStanding> payout(String payoutId) {
    return Optional.ofNullable(state.payout(payoutId));
  }

  /** What everybody's payables come to: the money of received sales that has not left the book. */
  public long payable() {
    return state.payable();
  }

  /** What bearers of coupons have still to make good; until then not all can be paid out. */
  public long uncovered() {
    return state.uncovered();
  }

  /**
   * Who has to give back what they were paid too much, and since when; not what coupons have left.
   */
  public Map<String, Instant> receivables() {
    return Map.copyOf(receivables);
  }

  /** Funds and insurers that owe something and have something to pay with. */
  public List<String> debtorsWithMoney() {
    return state.debts().debtors().stream()
        .filter(debtor -> state.account(debtor).available() > 0)
        .sorted()
        .toList();
  }

  /** What a fund or insurer still owes, by creditor. */
  public Map<String, Long> debtsOf(String debtor) {
    return Map.copyOf(state.debts().of(debtor));
  }

  /** What a party owes its lenders. */
  public List<AdvanceStanding> advancesOf(String party) {
    return state.advances().of(party);
  }

  /** The market price that was noted last, empty where none was. */
  public Optional<Long> price(String unit, String grade) {
    return Optional.ofNullable(state.price(unit, grade));
  }

  /** A dispute, empty where there never was such a one. */
  public Optional<Hold> hold(String disputeId) {
    return Optional.ofNullable(state.hold(disputeId));
  }

  /** All disputes that there ever were, open or over; must not be kept. */
  public Collection<Hold> holds() {
    return state.holds();
  }

  /** Where the lines of parties, orders and products are. */
  public BookIndex index() {
    return reading.index();
  }

  /** What came in from outside for a party, oldest first. */
  public List<TopUp> topUps(String party) {
    return List.copyOf(reading.topUps(party));
  }

  /** What coupons took from a party so far, less what refunds gave back, fen. */
  public long coupons(String party) {
    return reading.coupons(party);
  }

  /** The party's totals of some days, by when they were booked: as known then. */
  public PeriodTotals booked(String party, LocalDate from, LocalDate before) {
    return reading.booked(party, from, before);
  }

  /** The party's totals of some days, by when they happened: as corrected by what came later. */
  public PeriodTotals happened(String party, LocalDate from, LocalDate before) {
    return reading.happened(party, from, before);
  }

  /** Seq of the last block booked before the instant, 0 where there is none. */
  public long lastBefore(Instant instant) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
