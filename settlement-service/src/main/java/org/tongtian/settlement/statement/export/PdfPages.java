package org.tongtian.settlement.statement.export;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages that fill from the top; a new one begins where something does not fit any more. */
final class PdfPages {

  /** Points from the left edge where text begins. */
  static final int LEFT = 48;

  /** Points from the left edge where text ends, on A4. */
  static final int RIGHT = 547;

  private static final int TOP = 790;
  private static final int BOTTOM = 56;
  private static final int TENTHS = 10;

  private final PDDocument document;
  private final PdfFont font;
  private PDPageContentStream page;
  private int heightInTenths;

  PdfPages(PDDocument document, PdfFont font) {
    this.document = document;
    this.font = font;
  }

  /** Makes room for that many points. */
  void need(float points) throws IOException {
    if (page == null || height() - points < BOTTOM) {
      end();
      PDPage next = new PDPage(PDRectangle.A4);
      document.addPage(next);
      page = new PDPageContentStream(document, next, AppendMode.OVERWRITE, true, true);
      heightInTenths = TOP * TENTHS;
    }
  }

  void down(float points) {
    heightInTenths -= Math.round(points * TENTHS);
  }

  /** Writes at the current height; {@code grey} in per cent of white. */
  void text(String shown, float x, int size, int grey) throws IOException {
    write(page, shown, x, height(), size, grey);
  }

  /** Writes so that it ends there. */
  void textEndingAt(String shown, float x, int size, int grey) throws IOException {
    text(shown, x - font.width(shown, size), size, grey);
  }

  /** A thin line across the page at the current height. */
  void rule() throws IOException {
    page.setStrokingColor(0.8f);
    page.setLineWidth(0.4f);
    page.moveTo(LEFT, height());
    page.lineTo(RIGHT, height());
    page.stroke();
  }

  /** Numbers all pages; nothing can be written after it. */
  void number(ExportWords words, String note) throws IOException {
    end();
    int pages = document.getNumberOfPages();
    for (int no = 0; no < pages; no++) {
      try (PDPageContentStream foot =
          new PDPageContentStream(document, document.getPage(no), AppendMode.APPEND, true, true)) {
        String number = font.shown(words.page(no + 1, pages));
        write(foot, font.shown(note), LEFT, BOTTOM - 24, 6, 45);
        write(foot, number, RIGHT - font.width(number, 8), BOTTOM - 24, 8, 35);
      }
    }
  }

  /** Points from the bottom of the page. */
  private float height() {
    return heightInTenths / (float) TENTHS;
  }

  private void end() throws IOException {
    if (page != null) {
      page.close();
    }
  }

  private void write(PDPageContentStream on, String shown, float x, float y, int size, int grey)
      throws IOException {
    on.beginText();
    on.setNonStrokingColor(grey / 100f);
    on.setFont(font.font(), size);
    on.newLineAtOffset(x, y);
    on.showText(shown);
    on.endText();
  }
}
