package org.tongtian.local.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongtian.api.party.Party;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Text;

/**
 * Somebody who can sign in to a local market.
 *
 * @param party null for consumers
 * @param standingCode the code that the simulated message always shows
 */
record DemoPerson(String id, String phone, Text name, Role role, Party party, String standingCode) {

  /** What {@code market.json} says of the person. */
  @JsonIgnore
  Map<String, Object> forScripts() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("name", name.zh());
    account.put("nameEn", name.en());
    account.put("phone", phone);
    account.put("code", standingCode);
    account.put("role", role.name());
    account.put("party", party == null ? null : party.name().zh());
    account.put("partyId", party == null ? null : party.id());
    return account;
  }
}
