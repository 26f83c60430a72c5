package org.tongtian.settlement.statement.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The embedded font: Noto Sans SC (SIL Open Font License 1.1), the characters of GBK, one for each
 * glyph, so that 入 is not read back as the radical ⼊. The document gets those that it uses. What
 * the font lacks is shown as 〓, the printers' mark for a missing type.
 */
final class PdfFont {

  private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
  private static final int MISSING = 0x3013;
  private static final String CLOSING = "，。、；：！？）》〉」』】〕”’％·";
  private static final String OPENING = "（《〈「『【〔“‘";
  private static final int THOUSAND = 1000;

  private final PDFont font;
  private final CmapLookup glyphs;

  PdfFont(PDDocument document) throws IOException {
    try (InputStream file = PdfFont.class.getResourceAsStream(FILE)) {
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
      glyphs = parsed.getUnicodeCmapLookup();
      font = PDType0Font.load(document, parsed, true);
    }
  }

  PDFont font() {
    return font;
  }

  /** The text with only what can be shown. */
  String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(each -> Character.isISOControl(each) || Character.isSpaceChar(each) ? ' ' : each)
        .map(each -> glyphs.getGlyphId(each) == 0 ? MISSING : each)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  float width(String shown, int size) throws IOException {
    return font.getStringWidth(shown) / THOUSAND * size;
  }

  /**
   * The text in lines that fit: broken at spaces of Latin text, anywhere in Chinese but before what
   * closes and after what opens (GB/T 15834, 5.1).
   */
  List<String> wrapped(String text, int size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float used = 0;
    for (int each : shown(text).codePoints().toArray()) {
      String character = Character.toString(each);
      float wide = width(character, size);
      if (used + wide > width && !line.isEmpty()) {
        int cut = cut(line, each);
        lines.add(line.substring(0, cut).stripTrailing());
        line.delete(0, cut);
        used = width(line.toString(), size);
      }
      line.append(character);
      used += wide;
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** Where a full line is cut that the character would follow. */
  private static int cut(StringBuilder line, int next) {
    int space = line.lastIndexOf(" ");
    if (next > ' ' && next < 0x2E80 && space > line.length() / 2) {
      return space + 1;
    }
    int cut = line.length();
    int after = next;
    while (cut > 1 && (CLOSING.indexOf(after) >= 0 || OPENING.indexOf(line.charAt(cut - 1)) >= 0)) {
      after = line.charAt(--cut);
    }
    return cut;
  }
}
