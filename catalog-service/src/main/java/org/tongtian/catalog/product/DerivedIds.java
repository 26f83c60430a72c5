package org.tongtian.catalog.product;

import java.util.UUID;
import org.tongtian.kit.Pure;

/** Further ids for one operation, so that an attempt after a crash uses the same ones. */
@Pure
final class DerivedIds {

  private DerivedIds() {}

  /** The id of the same version and time whose random part differs by the number. */
  static String of(String operationId, int number) {
    UUID base = UUID.fromString(operationId);
    return new UUID(base.getMostSignificantBits(), base.getLeastSignificantBits() ^ number)
        .toString();
  }
}
