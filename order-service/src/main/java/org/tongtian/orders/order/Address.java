package org.tongtian.orders.order;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Masks;

/**
 * Where the parcel goes.
 *
 * @param name the receiver
 * @param phone a mobile number of mainland China, eleven digits
 * @param region province, city, county
 * @param street what follows
 */
@Pure
public record Address(String name, String phone, String region, String street) {

  /** What those see who need not carry the parcel: the region, nothing that names a person. */
  public Address masked() {
    return new Address(Masks.name(name), Masks.phone(phone), region, "***");
  }
}
