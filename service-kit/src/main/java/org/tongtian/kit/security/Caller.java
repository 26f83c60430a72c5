package org.tongtian.kit.security;

import java.util.Arrays;
import org.springframework.security.oauth2.jwt.Jwt;
import org.tongtian.kit.problem.Refusal;

/**
 * The signed-in person of a request, who acts for at most one party (promise G3).
 *
 * @param accountId id of the account, never null
 * @param role never null
 * @param partyId the party acted for, null for consumers
 * @param name what others see, in Chinese, never null
 * @param nameEn the same in English, never null
 */
public record Caller(String accountId, Role role, String partyId, String name, String nameEn) {

  /** The caller that a verified token names. */
  public static Caller of(Jwt token) {
    return new Caller(
        token.getSubject(),
        Role.valueOf(token.getClaimAsString("role")),
        token.getClaimAsString("org"),
        token.getClaimAsString("name"),
        token.getClaimAsString("name_en"));
  }

  /** Refuses with 403 where the caller has none of the roles. */
  public Caller require(Role... roles) {
    if (!Arrays.asList(roles).contains(role)) {
      throw Refusal.forbidden("auth.forbidden");
    }
    return this;
  }

  /** The party acted for; refuses with 403 where there is none. */
  public String requireParty() {
    if (partyId == null) {
      throw Refusal.forbidden("auth.forbidden");
    }
    return partyId;
  }

  /** Whether the caller reads what concerns any party, and changes nothing of it (promise S17). */
  public boolean readsEverything() {
    return role == Role.AUDITOR || role == Role.COMMITTEE;
  }

  /** Whether the caller acts for that party. */
  public boolean actsFor(String party) {
    return partyId != null && partyId.equals(party);
  }
}
