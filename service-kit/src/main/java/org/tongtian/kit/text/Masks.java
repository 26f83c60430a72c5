package org.tongtian.kit.text;

import org.tongtian.kit.Pure;

/** How people are shown to those who need not know them. */
@Pure
public final class Masks {

  private Masks() {}

  /** A name by its first character alone: 王小明 becomes 王**, an empty one **. */
  public static String name(String name) {
    String known = name.strip();
    return known.isEmpty() ? "**" : known.substring(0, known.offsetByCodePoints(0, 1)) + "**";
  }

  /** A mobile number by its first three and last four digits. */
  public static String phone(String phone) {
    return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
  }
}
