package org.tongtian.settlement.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BlockText;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.NotCanonicalException;
import org.tongtian.settlement.proof.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an export that has been checked as far as it can be on its own: it is the one canonical
 * text of what it says, and a block has the hash it states.
 *
 * @param number from 1
 * @param type what it is
 * @param fields of all lines but blocks, null there
 * @param block of a block line, null elsewhere
 */
@Pure
record ExportLine(long number, String type, Fields fields, Block block) {

  static final String BLOCK = "block";

  private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(Map.class);
  private static final byte[] BLOCK_START = utf8(ExportText.BLOCK_START);
  private static final byte[] BLOCK_HASH = utf8(ExportText.BLOCK_HASH);
  private static final byte[] BLOCK_END = utf8(ExportText.BLOCK_END);
  private static final int HASH_LENGTH = 64;
  private static final int AFTER_BLOCK = BLOCK_HASH.length + HASH_LENGTH + BLOCK_END.length;

  /**
   * Reads a line.
   *
   * @param text without the line feed
   * @throws Fault.Found where it is not canonical or a block's hash is another
   */
  static ExportLine of(long number, byte[] text) {
    return isBlock(text) ? block(number, text) : other(number, text);
  }

  /** Whether the line is a block's, by how it begins. */
  static boolean isBlock(byte[] text) {
    return startsWith(text, 0, BLOCK_START);
  }

  private static ExportLine other(long number, byte[] text) {
    try {
      Map<String, Object> values = JSON.readValue(text);
      requireSame(number, text, utf8(CanonicalJson.of(values)));
      Fields fields = new Fields(number, values);
      return new ExportLine(number, fields.text("type"), fields, null);
    } catch (JacksonException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException e) {
      throw Fault.at(number, FaultKind.NOT_CANONICAL, 1);
    }
  }

  private static ExportLine block(long number, byte[] text) {
    int end = text.length - AFTER_BLOCK;
    int hashAt = end + BLOCK_HASH.length;
    if (end <= BLOCK_START.length
        || !startsWith(text, end, BLOCK_HASH)
        || !startsWith(text, hashAt + HASH_LENGTH, BLOCK_END)) {
      throw Fault.at(number, FaultKind.NOT_CANONICAL, Math.max(end, 0) + 1);
    }
    String hash = new String(text, hashAt, HASH_LENGTH, StandardCharsets.ISO_8859_1);
    int length = end - BLOCK_START.length;
    Block block = read(number, text, length, hash);
    String computed = Sha256.hex(Arrays.copyOfRange(text, BLOCK_START.length, end));
    if (!computed.equals(hash)) {
      throw Fault.inBlock(number, block.seq(), FaultKind.HASH_DIFFERS, computed, hash);
    }
    return new ExportLine(number, BLOCK, null, block);
  }

  private static Block read(long number, byte[] text, int length, String hash) {
    try {
      return BlockText.read(text, BLOCK_START.length, length, hash);
    } catch (NotCanonicalException found) {
      throw Fault.at(number, FaultKind.NOT_CANONICAL, found.place() + 1);
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw Fault.at(number, FaultKind.BLOCK_UNREADABLE, String.valueOf(malformed.getMessage()));
    }
  }

  private static void requireSame(long number, byte[] text, byte[] canonical) {
    int differs = Arrays.mismatch(text, canonical);
    if (differs >= 0) {
      throw Fault.at(number, FaultKind.NOT_CANONICAL, differs + 1);
    }
  }

  private static boolean startsWith(byte[] text, int from, byte[] expected) {
    return from >= 0
        && text.length >= from + expected.length
        && Arrays.equals(text, from, from + expected.length, expected, 0, expected.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
