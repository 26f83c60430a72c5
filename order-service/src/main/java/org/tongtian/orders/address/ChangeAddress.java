package org.tongtian.orders.address;

import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

/**
 * A change of an address, as sent.
 *
 * @param preferred whether purchases begin with it; null for no. The preferred one stays so until
 *     another is
 * @param version the version that the buyer saw
 */
public record ChangeAddress(Address address, Boolean preferred, Integer version) {

  boolean isPreferred() {
    return Boolean.TRUE.equals(preferred);
  }

  int seenVersion() {
    if (version == null) {
      throw Refusal.invalid("request.field_invalid", "version", "version");
    }
    return version;
  }
}
