package org.tongtian.settlement.heads;

import java.util.HexFormat;
import org.tongtian.kit.Pure;

/** Hashes as text. */
@Pure
final class Hex {

  private Hex() {}

  static String of(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
