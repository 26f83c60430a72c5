package org.tongtian.orders.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;

/**
 * The order number that people read, as TT261122-4K7Q2M: the business day, then six characters
 * without 0, O, 1, I, L and U, which are mistaken for one another. They come from a hash of the
 * order's id, whose random bits nobody outside can guess, so the number tells no count of orders.
 */
@Pure
public final class OrderNumber {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 6;
  private static final Pattern FORM =
      Pattern.compile("TT[0-9]{6}-[" + ALPHABET + "]{" + LENGTH + "}");
  private static final ZoneId BUSINESS_DAYS = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(BUSINESS_DAYS);

  private OrderNumber() {}

  /**
   * The number of an order.
   *
   * @param attempt 0 at first; counted up where the number before was taken by another order
   */
  public static String of(String orderId, Instant placedAt, int attempt) {
    byte[] hash = sha256(orderId + "#" + attempt);
    StringBuilder number = new StringBuilder("TT").append(DAY.format(placedAt)).append('-');
    long rest = 0;
    for (int i = 0; i < Long.BYTES - 1; i++) {
      rest = rest << 8 | (hash[i] & 0xff);
    }
    for (int i = 0; i < LENGTH; i++) {
      number.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return number.toString();
  }

  /** Whether the text has the form of an order number; null has not. */
  public static boolean isNumber(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
