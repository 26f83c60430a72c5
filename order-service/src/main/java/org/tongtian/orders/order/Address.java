package org.tongtian.orders.order;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Masks;

/**
 * Where the parcel goes.
 *
 * @param name the receiver
 * @param phone a mobile number of mainland China, eleven digits
 * @param regionCode six digits of GB/T 2260 for the county; the first two are the province
 * @param region province, city, county in words
 * @param street what follows
 */
@Pure
public record Address(String name, String phone, String regionCode, String region, String street) {

  /** What those see who need not carry the parcel: the region, nothing that names a person. */
  public Address masked() {
    return new Address(Masks.name(name), Masks.phone(phone), regionCode, region, "***");
  }

  /** The two digits of the province. */
  public String province() {
    return regionCode.substring(0, 2);
  }
}
