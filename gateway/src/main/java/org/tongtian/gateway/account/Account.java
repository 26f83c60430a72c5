package org.tongtian.gateway.account;

import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.Party;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Masks;
import org.tongtian.kit.text.Text;

/**
 * A person who can sign in.
 *
 * @param id UUIDv7
 * @param phone mainland mobile number, unique
 * @param party whom the person acts for, null for consumers
 * @param standingCode the code a local market always sends to this phone, null for real people
 */
public record Account(
    @BsonId String id, String phone, Text name, Role role, Party party, String standingCode) {

  /** The phone as others may see it: 138****5678. */
  public String phoneMasked() {
    return Masks.phone(phone);
  }
}
