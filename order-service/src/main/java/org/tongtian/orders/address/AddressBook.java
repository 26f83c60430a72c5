package org.tongtian.orders.address;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

/** The addresses that buyers keep; nobody but the buyer ever reads them here (promise G3). */
@Service
public class AddressBook {

  private static final int ATTEMPTS = 20;

  private final AddressRepository books;

  AddressBook(AddressRepository books) {
    this.books = books;
  }

  /**
   * The address that the buyer keeps under that id, else 404 {@code address.unknown}, also for
   * another buyer's.
   *
   * @param addressId as sent, may be null
   */
  public Address require(String buyerId, String addressId) {
    return books.of(buyerId).require(addressId).address();
  }

  SavedAddresses of(String buyerId) {
    return books.of(buyerId);
  }

  /** Saves one under the id, or finds that an earlier attempt did. */
  SavedAddress save(String buyerId, String id, SaveAddress wish) {
    return write(
            buyerId,
            book ->
                book.find(id).isPresent()
                    ? book
                    : book.with(id, wish.address(), wish.isPreferred()))
        .require(id);
  }

  SavedAddress change(String buyerId, String id, ChangeAddress wish) {
    return write(
            buyerId,
            book -> book.changed(id, wish.address(), wish.isPreferred(), wish.seenVersion()))
        .require(id);
  }

  void remove(String buyerId, String id, int seen) {
    write(buyerId, book -> book.without(id, seen));
  }

  /** Decides anew where somebody else wrote meanwhile; the same book needs no write. */
  private SavedAddresses write(String buyerId, UnaryOperator<SavedAddresses> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SavedAddresses seen = books.of(buyerId);
      SavedAddresses next = change.apply(seen);
      if (next.version() == seen.version() || books.store(next)) {
        return next;
      }
    }
    throw Refusal.unavailable("address.busy");
  }
}
