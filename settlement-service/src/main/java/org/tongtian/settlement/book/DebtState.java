package org.tongtian.settlement.book;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/** What funds and insurers still owe, what was drawn in a month, and what was claimed. */
@Pure
final class DebtState {

  private final LayeredIndex<Map<String, Long>> debts;
  private final LayeredIndex<Long> drawn;
  private final LayeredIndex<Boolean> claims;

  DebtState() {
    debts = new LayeredIndex<>(null);
    drawn = new LayeredIndex<>(null);
    claims = new LayeredIndex<>(null);
  }

  DebtState(DebtState below) {
    debts = new LayeredIndex<>(below.debts);
    drawn = new LayeredIndex<>(below.drawn);
    claims = new LayeredIndex<>(below.claims);
  }

  /** What a debtor owes, by creditor, sorted by its id. */
  Map<String, Long> of(String debtor) {
    Map<String, Long> owed = debts.get(debtor);
    return owed == null ? Map.of() : owed;
  }

  /** Who owes anything, of a lowest state. */
  List<String> debtors() {
    return debts.own().entrySet().stream()
        .filter(owed -> !owed.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What was granted by a draw-down rule in a business month, fen. */
  long drawn(String fund, int clauseNo, YearMonth month) {
    Long sum = drawn.get(fund + ':' + clauseNo + ':' + month);
    return sum == null ? 0 : sum;
  }

  boolean isClaimed(String saleId, int clauseNo, String cause) {
    return claims.get(saleId + ':' + clauseNo + ':' + cause) != null;
  }

  void apply(Entry entry) {
    Matter matter = entry.matter();
    switch (entry.kind()) {
      case FUND_DRAWN -> {
        owe(entry);
        YearMonth month = YearMonth.from(entry.happenedAt().atZone(BookFold.ZONE));
        String key = matter.party() + ':' + matter.clauseNo() + ':' + month;
        long asked = matter.asks().stream().mapToLong(Ask::amount).sum();
        drawn.put(key, drawn(matter.party(), matter.clauseNo(), month) + asked);
      }
      case CLAIMED -> {
        owe(entry);
        String order = entry.sale().saleId();
        claims.put(order + ':' + matter.clauseNo() + ':' + matter.cause(), true);
      }
      case DEBT_PAID -> pay(entry);
      default -> {
        // No other kind makes or pays a debt.
      }
    }
  }

  private void owe(Entry entry) {
    TreeMap<String, Long> owed = new TreeMap<>(of(entry.matter().party()));
    entry.matter().asks().forEach(ask -> owed.merge(ask.party(), ask.amount(), Math::addExact));
    debts.put(entry.matter().party(), owed);
    pay(entry);
  }

  private void pay(Entry entry) {
    String debtor = entry.matter().party();
    TreeMap<String, Long> owed = new TreeMap<>(of(debtor));
    for (SplitLine line : entry.lines()) {
      if (!line.payee().equals(debtor)) {
        owed.merge(line.payee(), -line.amount(), Math::addExact);
      }
    }
    owed.values().removeIf(amount -> amount == 0);
    debts.put(debtor, owed);
  }
}
