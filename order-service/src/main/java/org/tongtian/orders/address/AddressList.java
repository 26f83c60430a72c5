package org.tongtian.orders.address;

import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * All addresses of a buyer, in one page.
 *
 * @param items the preferred one first, then the newest first
 * @param next always null: there are never more than one page of them
 */
@Pure
public record AddressList(List<SavedAddress> items, String next) {

  static AddressList of(SavedAddresses book) {
    return new AddressList(
        book.addresses().reversed().stream()
            .sorted(Comparator.comparing(SavedAddress::preferred).reversed())
            .toList(),
        null);
  }
}
