package org.tongtian.orders.address;

import org.tongtian.kit.Pure;
import org.tongtian.orders.order.Address;

/**
 * An address that a buyer keeps; a part of their {@link SavedAddresses}.
 *
 * @param id UUIDv7, also the operation id that saved it
 * @param preferred whether it is the one that a purchase begins with
 * @param version counts its changes from 1
 */
@Pure
public record SavedAddress(String id, Address address, boolean preferred, int version) {

  SavedAddress preferredIf(boolean now) {
    return now == preferred ? this : new SavedAddress(id, address, now, version + 1);
  }
}
