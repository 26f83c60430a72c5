package org.tongtian.settlement.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.KeyChange;

/**
 * The lines of a proof export, one canonical JSON object each (docs/settlement-export.md). The
 * service writes them, the verifier expects the very same bytes.
 */
@Pure
public final class ExportText {

  /** Name of the format. */
  public static final String FORMAT = "tongtian-settlement-export/1";

  static final String BLOCK_START = "{\"block\":";
  static final String BLOCK_HASH = ",\"hash\":\"";
  static final String BLOCK_END = "\",\"type\":\"block\"}";

  private ExportText() {}

  /**
   * A party's signature over a contract with the key it is checked by.
   *
   * @param publicKey Base64 of X.509
   * @param signature Base64, over the hash's hexadecimal text
   * @param changes of the party's key, oldest first; stated only where there are any
   */
  public record SignedBy(
      String party, String publicKey, String signature, Instant signedAt, List<KeyChange> changes) {

    /** Keeps the list from changing. */
    public SignedBy {
      changes = List.copyOf(changes);
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new HashMap<>();
      fields.put("party", party);
      fields.put("publicKey", publicKey);
      fields.put("signature", signature);
      fields.put("signedAt", signedAt.toString());
      if (!changes.isEmpty()) {
        fields.put("changes", changes.stream().map(KeyChange::fields).toList());
      }
      return fields;
    }
  }

  /** The first line. */
  public static String header(String book, Instant at) {
    return CanonicalJson.of(
        Map.of("type", "header", "format", FORMAT, "book", book, "exportedAt", at.toString()));
  }

  /** A contract version. */
  public static String contract(String canonical, String hash, List<SignedBy> signatures) {
    String signed = CanonicalJson.of(signatures.stream().map(SignedBy::fields).toList());
    return "{\"contract\":"
        + canonical
        + ",\"hash\":\""
        + hash
        + "\",\"signatures\":"
        + signed
        + ",\"type\":\"contract\"}";
  }

  /** A block. */
  public static String block(Block block) {
    return BLOCK_START + block.canonical() + BLOCK_HASH + block.hash() + BLOCK_END;
  }

  /**
   * The head of a day, after the blocks it covers.
   *
   * @param leaf the book's leaf, null where the book had not begun
   * @param index place of the leaf in the day's tree, 0 where there is none
   * @param path of the leaf, hex, from the leaf up
   */
  public static String head(
      DayHead head, BookLeaf leaf, long index, List<String> path, List<HeadSignature> signatures) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("type", "head");
    fields.put("head", head.fields());
    fields.put("hash", head.hash());
    fields.put("leaf", leaf == null ? null : leaf.fields());
    fields.put("index", index);
    fields.put("path", path);
    fields.put("signatures", signatures.stream().map(HeadSignature::fields).toList());
    return CanonicalJson.of(fields);
  }

  /**
   * The last line.
   *
   * @param sha256 of all bytes before this line, hex
   */
  public static String end(Counts counts, String sha256) {
    Map<String, Object> fields = new HashMap<>(counts.fields());
    fields.put("type", "end");
    fields.put("sha256", sha256);
    return CanonicalJson.of(fields);
  }
}
