package org.tongtian.settlement.statement.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** An Excel workbook, flushed to the file every few hundred rows. Text cells are never formulas. */
final class XlsxWriter implements ExportWriter {

  private static final int FLUSHED_AFTER = 500;
  private static final int AMOUNT_COLUMN = 4;
  private static final String YUAN = "#,##0.00";
  private static final List<Integer> WIDTHS = List.of(20, 16, 18, 18, 14, 10, 70, 14, 48);

  private final ExportWords words;
  private final Workbook book;
  private final Worksheet sheet;
  private int row;

  XlsxWriter(ExportWords words, OutputStream file) {
    this.words = words;
    this.book = new Workbook(file, "Tongtian", "1.0");
    this.sheet = book.newWorksheet(words.sheet());
  }

  @Override
  public void head(FullStatement statement) throws IOException {
    for (int column = 0; column < WIDTHS.size(); column++) {
      sheet.width(column, WIDTHS.get(column));
    }
    sheet.inlineString(row, 0, words.title());
    sheet.style(row++, 0).bold().fontSize(14).set();
    labelled(words.head(statement));
    row++;
    List<String> columns = words.columns();
    for (int column = 0; column < columns.size(); column++) {
      sheet.inlineString(row, column, columns.get(column));
      sheet.style(row, column).bold().set();
    }
    row++;
    sheet.freezePane(0, row);
  }

  private void labelled(List<ExportWords.Labelled> values) {
    for (ExportWords.Labelled each : values) {
      sheet.inlineString(row, 0, each.label());
      if (each.value().matches("-?\\d+\\.\\d\\d")) {
        amount(1, new BigDecimal(each.value()));
      } else {
        sheet.inlineString(row, 1, each.value());
      }
      row++;
    }
  }

  private void amount(int column, BigDecimal yuan) {
    sheet.value(row, column, yuan);
    sheet.style(row, column).format(YUAN).set();
  }

  @Override
  public void line(StatementLine line) throws IOException {
    sheet.inlineString(row, 0, words.time(line));
    sheet.inlineString(row, 1, words.of(line.title()));
    sheet.inlineString(row, 2, words.goods(line));
    sheet.inlineString(row, 3, line.orderNumber() == null ? "" : line.orderNumber());
    amount(AMOUNT_COLUMN, new BigDecimal(ExportWords.yuan(line.amount())));
    sheet.inlineString(row, 5, words.effect(line.effect()));
    sheet.inlineString(row, 6, words.of(line.reason()));
    sheet.inlineString(row, 7, words.clause(line));
    sheet.inlineString(row, 8, words.proof(line));
    row++;
    if (row % FLUSHED_AFTER == 0) {
      sheet.flush();
    }
  }

  @Override
  public void foot(FullStatement statement, long lines, String contentHash) throws IOException {
    row++;
    labelled(words.foot(statement, lines, contentHash));
    sheet.finish();
    book.finish();
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
