package org.tongtian.settlement.statement.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** Writes a statement in one format, line by line, in bounded memory. */
interface ExportWriter extends Closeable {

  /** Writes what stands above the lines. */
  void head(FullStatement statement) throws IOException;

  /** Writes one line. */
  void line(StatementLine line) throws IOException;

  /** Writes what stands below them and finishes the file. */
  void foot(FullStatement statement, long lines, String contentHash) throws IOException;

  /** A writer of that format into that file. */
  static ExportWriter of(ExportFormat format, ExportWords words, OutputStream file)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvWriter(words, file);
      case XLSX -> new XlsxWriter(words, file);
      case PDF -> new PdfWriter(words, file);
    };
  }
}
