package org.tongtian.settlement.statement.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** How statements are set: every line fits, and Chinese punctuation stays where it belongs. */
class PdfFontTest {

  private static final int SIZE = 8;

  @Test
  void everyLineFitsAndNothingIsLost() throws IOException {
    String words = "县里的补贴（按“一户一策”发放），见第3条；Red-heart sweet potato of the household, 已核对。";
    for (int width = 30; width < 400; width += 7) {
      List<String> lines = wrapped(words, width);
      assertThat(String.join("", lines).replace(" ", "")).isEqualTo(words.replace(" ", ""));
      try (PDDocument document = new PDDocument()) {
        PdfFont font = new PdfFont(document);
        for (String line : lines) {
          assertThat(font.width(line, SIZE)).as(line).isLessThanOrEqualTo(width);
        }
      }
    }
  }

  @Test
  void noLineBeginsWithWhatClosesOrEndsWithWhatOpens() throws IOException {
    String words = "打款，打款。“打款”（打款）《打款》；打款：打款、打款！打款？".repeat(8);
    for (int width = 30; width < 200; width += 3) {
      assertThat(wrapped(words, width))
          .allMatch(line -> "，。”）》；：、！？".indexOf(line.charAt(0)) < 0)
          .allMatch(line -> "“（《".indexOf(line.charAt(line.length() - 1)) < 0);
    }
  }

  private static List<String> wrapped(String words, float width) throws IOException {
    try (PDDocument document = new PDDocument()) {
      return new PdfFont(document).wrapped(words, SIZE, width);
    }
  }
}
