package org.tongtian.settlement.statement.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.StatementView.Effect;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** A PDF on A4; what is written waits in a temporary file, not in memory. */
final class PdfWriter implements ExportWriter {

  private static final int TITLE = 16;
  private static final int BODY = 9;
  private static final int SMALL = 8;
  private static final int TINY = 6;
  private static final int BLACK = 0;
  private static final int GREY = 38;
  private static final int VALUES_AT = 130;
  private static final int AMOUNT_WIDTH = 90;

  private final ExportWords words;
  private final OutputStream file;
  private final PDDocument document;
  private final PdfFont font;
  private final PdfPages pages;

  PdfWriter(ExportWords words, OutputStream file) throws IOException {
    this.words = words;
    this.file = file;
    this.document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    this.font = new PdfFont(document);
    this.pages = new PdfPages(document, font);
  }

  @Override
  public void head(FullStatement statement) throws IOException {
    document.getDocumentInformation().setTitle(words.title());
    document.getDocumentCatalog().setLanguage(words.language());
    pages.need(leading(TITLE));
    pages.text(font.shown(words.title()), PdfPages.LEFT, TITLE, BLACK);
    pages.down(leading(TITLE) + SMALL);
    labelled(words.head(statement));
    pages.down(SMALL);
    pages.rule();
    pages.down(leading(BODY));
  }

  private void labelled(List<ExportWords.Labelled> values) throws IOException {
    for (ExportWords.Labelled each : values) {
      float width = PdfPages.RIGHT - PdfPages.LEFT - VALUES_AT;
      List<String> value = lines(each.value(), BODY, width);
      pages.need(value.size() * leading(BODY));
      pages.text(font.shown(each.label()), PdfPages.LEFT, BODY, GREY);
      for (String part : value) {
        pages.text(part, PdfPages.LEFT + VALUES_AT, BODY, BLACK);
        pages.down(leading(BODY));
      }
    }
  }

  @Override
  public void line(StatementLine line) throws IOException {
    float width = PdfPages.RIGHT - PdfPages.LEFT - AMOUNT_WIDTH;
    List<String> reason = font.wrapped(words.of(line.reason()), SMALL, width);
    String proof = words.proof(line);
    float besideProof = PdfPages.RIGHT - PdfPages.LEFT - font.width(proof, TINY) - SMALL;
    List<String> about = lines(about(line), SMALL, besideProof);
    pages.need(leading(BODY) + (reason.size() + about.size()) * leading(SMALL) + SMALL);
    boolean counts = line.effect() == Effect.IN || line.effect() == Effect.OUT;
    String what = words.time(line) + "  " + words.of(line.title());
    pages.text(font.shown(what), PdfPages.LEFT, BODY, BLACK);
    pages.textEndingAt(
        ExportWords.yuan(line.amount()), PdfPages.RIGHT, BODY, counts ? BLACK : GREY);
    pages.down(leading(BODY));
    pages.textEndingAt(font.shown(words.effect(line.effect())), PdfPages.RIGHT, SMALL, GREY);
    for (String each : reason) {
      small(each);
    }
    pages.textEndingAt(proof, PdfPages.RIGHT, TINY, GREY);
    for (String each : about) {
      small(each);
    }
    pages.rule();
    pages.down(leading(SMALL));
  }

  /** The height of a line of text of that size. */
  private static float leading(int size) {
    return size * 1.45f;
  }

  private String about(StatementLine line) {
    String number = line.orderNumber() == null ? "" : line.orderNumber();
    return (words.goods(line) + "  " + number + "  " + words.clause(line)).strip();
  }

  /** The text in lines, an empty one where there is none. */
  private List<String> lines(String text, int size, float width) throws IOException {
    List<String> wrapped = font.wrapped(text, size, width);
    return wrapped.isEmpty() ? List.of("") : wrapped;
  }

  private void small(String shown) throws IOException {
    pages.text(shown, PdfPages.LEFT, SMALL, GREY);
    pages.down(leading(SMALL));
  }

  @Override
  public void foot(FullStatement statement, long lines, String contentHash) throws IOException {
    pages.need(leading(BODY));
    pages.down(SMALL);
    labelled(words.foot(statement, lines, contentHash));
    pages.number(words, "SHA-256 " + contentHash);
    document.save(file);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
