package org.tongtian.bench.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for the terminal: the first column to the left, figures to the right. */
public final class Table {

  private static final String NOTHING = "-";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these column names. */
  public static Table of(String... columns) {
    Table table = new Table();
    table.rows.add(List.of(columns));
    return table;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has more or fewer cells than there are columns
   */
  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "A row of %d cells in a table of %d columns"
              .formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Adds a row of name, min, median, max and number of measurements. */
  public Table row(String name, Spread spread, int decimals) {
    return row(
        name,
        figure(spread.min(), decimals),
        figure(spread.median(), decimals),
        figure(spread.max(), decimals),
        Integer.toString(spread.count()));
  }

  /** A figure with so many decimals; "-" where nothing was measured (NaN). */
  public static String figure(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%,." + decimals + "f", value)
        : NOTHING;
  }

  /** The table's text, each line ended by a line feed. */
  public String text() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      line(text, rows.get(row), widths);
      if (row == 0) {
        rule(text, widths);
      }
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static void line(StringBuilder text, List<String> row, int[] widths) {
    text.append(row.getFirst()).append(" ".repeat(widths[0] - row.getFirst().length()));
    for (int column = 1; column < widths.length; column++) {
      String cell = row.get(column);
      text.append("  ").append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    text.append('\n');
  }

  private static void rule(StringBuilder text, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      text.append(column == 0 ? "" : "  ").append("-".repeat(widths[column]));
    }
    text.append('\n');
  }
}
