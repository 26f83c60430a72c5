package org.tongtian.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Time-ordered identifiers (UUID version 7) in their lower-case text form, and derived ones
 * (version 8) for what must have the same id in each attempt.
 */
public final class Ids {

  private static final TimeBasedEpochGenerator V7 = Generators.timeBasedEpochGenerator();
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 1L << 63;
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Ids() {}

  /** A new id, greater than the ids made before it in this process. */
  public static String next() {
    return V7.generate().toString();
  }

  /** Whether the text has the form of an id; null has not. */
  public static boolean isId(String text) {
    return text != null && UUID_TEXT.matcher(text).matches();
  }

  /**
   * The id that follows from these parts, always the same; nobody can guess it who doesn't know
   * them all. Not time-ordered.
   *
   * @param parts none null
   */
  public static String derived(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
      }
      ByteBuffer hash = ByteBuffer.wrap(sha.digest());
      long high = (hash.getLong() & ~0xf000L) | VERSION_8;
      long low = (hash.getLong() & ~(3L << 62)) | VARIANT;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
