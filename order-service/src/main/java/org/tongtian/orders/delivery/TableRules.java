package org.tongtian.orders.delivery;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.address.Provinces;
import org.tongtian.orders.delivery.ChangeDeliveryTable.Row;

/** What a table of delivery fees must be: one small named rule each. */
@Pure
final class TableRules {

  static final int MOST_GRAMS = 1_000_000;
  static final Money MOST_FEE = Money.cny(100_000);
  static final Money MOST_FREE_FROM = Money.cny(100_000_000);
  static final int MOST_DAYS = 60;

  private static final List<BiConsumer<Row, String>> ROW_RULES =
      Arrays.asList(
          TableRules::provincesAreKnown,
          TableRules::weightsArePossible,
          TableRules::feesArePossible,
          TableRules::daysArePossible);

  private TableRules() {}

  /** Refuses with the first broken rule and the field at fault. */
  static void check(ChangeDeliveryTable table) {
    if (table.version() == null || table.version() < 0) {
      throw Refusal.invalid("request.field_invalid", "version", "version");
    }
    List<Row> rows = table.rows();
    if (rows == null || rows.isEmpty() || rows.size() > Provinces.all().size()) {
      throw Refusal.invalid("delivery.rows_missing", "rows");
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String field = "rows[" + i + "]";
      ROW_RULES.forEach(rule -> rule.accept(row, field));
    }
    noProvinceTwice(rows);
    freeFromIsPossible(table.freeFrom());
  }

  private static void provincesAreKnown(Row row, String field) {
    boolean known =
        row.provinces() != null
            && !row.provinces().isEmpty()
            && row.provinces().stream().allMatch(Provinces::isProvince);
    if (!known) {
      throw Refusal.invalid("delivery.province_unknown", field + ".provinces");
    }
  }

  private static void weightsArePossible(Row row, String field) {
    requireWithin(row.firstGrams(), 1, MOST_GRAMS, "delivery.weight_invalid", field, "firstGrams");
    requireWithin(row.nextGrams(), 1, MOST_GRAMS, "delivery.weight_invalid", field, "nextGrams");
  }

  private static void feesArePossible(Row row, String field) {
    requireFee(row.firstFee(), field + ".firstFee");
    requireFee(row.nextFee(), field + ".nextFee");
  }

  private static void daysArePossible(Row row, String field) {
    requireWithin(row.daysFrom(), 0, MOST_DAYS, "delivery.days_invalid", field, "daysFrom");
    requireWithin(
        row.daysUntil(), row.daysFrom(), MOST_DAYS, "delivery.days_invalid", field, "daysUntil");
  }

  private static void noProvinceTwice(List<Row> rows) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      for (String province : rows.get(i).provinces()) {
        if (!seen.add(province)) {
          throw Refusal.invalid("delivery.province_twice", "rows[" + i + "].provinces");
        }
      }
    }
  }

  private static void freeFromIsPossible(Money freeFrom) {
    boolean possible =
        freeFrom == null || (freeFrom.amount() > 0 && isAtMost(freeFrom, MOST_FREE_FROM));
    if (!possible) {
      throw Refusal.invalid("delivery.free_from_invalid", "freeFrom", MOST_FREE_FROM);
    }
  }

  private static void requireFee(Money fee, String field) {
    if (fee == null || fee.isNegative() || !isAtMost(fee, MOST_FEE)) {
      throw Refusal.invalid("delivery.fee_invalid", field, MOST_FEE);
    }
  }

  private static boolean isAtMost(Money amount, Money most) {
    return amount.currency().equals(most.currency()) && amount.compareTo(most) <= 0;
  }

  private static void requireWithin(
      Integer number, int least, int most, String code, String row, String field) {
    if (number == null || number < least || number > most) {
      throw Refusal.invalid(code, row + "." + field, most);
    }
  }
}
