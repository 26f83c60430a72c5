package org.tongtian.settlement.statement.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/**
 * CSV by RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
final class CsvWriter implements ExportWriter {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final ExportWords words;
  private final Writer out;

  CsvWriter(ExportWords words, OutputStream file) throws IOException {
    this.words = words;
    this.out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
    out.write('\uFEFF');
  }

  @Override
  public void head(FullStatement statement) throws IOException {
    row(List.of(text(words.title())));
    for (ExportWords.Labelled each : words.head(statement)) {
      row(List.of(text(each.label()), value(each.value())));
    }
    row(List.of());
    row(words.columns().stream().map(CsvWriter::text).toList());
  }

  @Override
  public void line(StatementLine line) throws IOException {
    row(
        List.of(
            text(words.time(line)),
            text(words.of(line.title())),
            text(words.goods(line)),
            text(line.orderNumber() == null ? "" : line.orderNumber()),
            ExportWords.yuan(line.amount()),
            text(words.effect(line.effect())),
            text(words.of(line.reason())),
            text(words.clause(line)),
            text(words.proof(line))));
  }

  @Override
  public void foot(FullStatement statement, long lines, String contentHash) throws IOException {
    row(List.of());
    for (ExportWords.Labelled each : words.foot(statement, lines, contentHash)) {
      row(List.of(text(each.label()), value(each.value())));
    }
    out.flush();
  }

  private void row(List<String> cells) throws IOException {
    out.write(String.join(",", cells));
    out.write("\r\n");
  }

  /** A number stays one, also below zero; everything else is text. */
  private static String value(String value) {
    return value.matches("-?\\d+(\\.\\d+)?") ? value : text(value);
  }

  /** A text as a cell: quoted, and no formula. */
  static String text(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = isFormula ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
