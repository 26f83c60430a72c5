package org.tongtian.orders.address;

import org.tongtian.orders.order.Address;

/**
 * An address to keep, as sent.
 *
 * @param preferred whether purchases begin with it; null for no
 */
public record SaveAddress(Address address, Boolean preferred) {

  boolean isPreferred() {
    return Boolean.TRUE.equals(preferred);
  }
}
