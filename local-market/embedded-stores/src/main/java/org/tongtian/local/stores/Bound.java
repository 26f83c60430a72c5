package org.tongtian.local.stores;

/**
 * The keys that a comparison can match. Only values of the same type compare; the bound itself is
 * always included, for what is found is filtered again.
 */
final class Bound {
  /** From here on the filter may compare whole numbers only, cutting off what is behind the dot. */
  private static final double CUT_FROM = 0x1p31;

  /** From here on it may compare with the largest long instead. */
  private static final double CAPPED_FROM = 0x1p62;

  private Bound() {}

  /** Null when keys cannot say it. */
  static KeyRange of(String operator, Object bound) {
    if (bound == null || !Condition.isPlain(bound)) {
      return null;
    }
    int type = KeyWriter.typeOf(bound);
    return switch (operator) {
      case "$gt", "$gte" -> new KeyRange(lowest(bound, type), KeyWriter.behind(type));
      case "$lt", "$lte" -> new KeyRange(KeyWriter.atStartOf(type), highest(bound, type));
      default -> null;
    };
  }

  private static StoredKey lowest(Object bound, int type) {
    if (bound instanceof Number number && Math.abs(number.doubleValue()) >= CUT_FROM) {
      double value = number.doubleValue();
      return isCapped(value) ? KeyWriter.atStartOf(type) : StoredKey.of(Math.floor(value) - 1);
    }
    return StoredKey.of(bound);
  }

  private static StoredKey highest(Object bound, int type) {
    if (bound instanceof Number number && Math.abs(number.doubleValue()) >= CUT_FROM) {
      double value = number.doubleValue();
      return isCapped(value) ? KeyWriter.behind(type) : StoredKey.of(Math.ceil(value) + 1).end();
    }
    return StoredKey.of(bound).end();
  }

  private static boolean isCapped(double value) {
    return Math.abs(value) >= CAPPED_FROM;
  }
}
