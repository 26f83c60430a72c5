package org.tongtian.settlement.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tongtian.kit.Pure;

/** SHA-256, as bytes or in its lower-case hexadecimal form. */
@Pure
public final class Sha256 {

  private Sha256() {}

  /** The hash of the text in UTF-8, hex. */
  public static String of(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of these bytes, hex. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** The hash of these parts, one after the other. */
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** A digest to feed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
