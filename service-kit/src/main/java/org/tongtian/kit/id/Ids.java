package org.tongtian.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.regex.Pattern;

/** Time-ordered identifiers (UUID version 7) in their lower-case text form. */
public final class Ids {

  private static final TimeBasedEpochGenerator V7 = Generators.timeBasedEpochGenerator();
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
}
