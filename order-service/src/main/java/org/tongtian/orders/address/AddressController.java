package org.tongtian.orders.address;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** A buyer's own addresses. */
@RestController
class AddressController {

  private final AddressBook book;
  private final IdempotentOperations operations;

  AddressController(AddressBook book, IdempotentOperations operations) {
    this.book = book;
    this.operations = operations;
  }

  /** The 34 provinces by their two digits; public. */
  @GetMapping("/api/orders/provinces")
  List<Province> provinces() {
    return Provinces.all();
  }

  /** The caller's addresses: the preferred one first, then the newest first. */
  @GetMapping("/api/orders/addresses")
  AddressList mine(Caller caller) {
    return AddressList.of(book.of(consumer(caller)));
  }

  /**
   * Keeps an address; the first one is preferred. 400 as {@link AddressRules#check}; 409 {@code
   * address.too_many} beyond 20.
   */
  @PostMapping("/api/orders/addresses")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<SavedAddress> save(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody SaveAddress wish) {
    String buyer = consumer(caller);
    return operations.create(
        caller,
        key,
        "address.save",
        wish,
        SavedAddress.class,
        saved -> "/api/orders/addresses/" + saved.id(),
        id -> {
          AddressRules.check(wish.address(), "address");
          return book.save(buyer, id, wish);
        });
  }

  /**
   * Changes an address. 404 {@code address.unknown}; 409 {@code address.changed} where it is not
   * the version that the caller saw.
   */
  @PutMapping("/api/orders/addresses/{id}")
  SavedAddress change(Caller caller, @PathVariable String id, @RequestBody ChangeAddress wish) {
    String buyer = consumer(caller);
    AddressRules.check(wish.address(), "address");
    return book.change(buyer, id, wish);
  }

  /**
   * Forgets an address; where it was preferred, the one saved last is now. Orders keep where they
   * went. 404 {@code address.unknown}; 409 {@code address.changed}.
   */
  @DeleteMapping("/api/orders/addresses/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String id, @RequestParam int version) {
    book.remove(consumer(caller), id, version);
  }

  private static String consumer(Caller caller) {
    return caller.require(Role.CONSUMER).accountId();
  }
}
