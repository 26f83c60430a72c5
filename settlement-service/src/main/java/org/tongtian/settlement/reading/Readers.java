package org.tongtian.settlement.reading;

import java.util.function.BiPredicate;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/**
 * Whose papers a caller may read: the own party's; an auditor and the committee anybody's, by name.
 */
@Pure
public final class Readers {

  private Readers() {}

  /**
   * The party whose papers are meant.
   *
   * @param party as named by the caller, null where none was
   * @throws Refusal 400 where an auditor or the committee names none, 403 for another party's
   */
  public static String partyToRead(String party, Caller caller) {
    if (caller.readsEverything()) {
      return named(party, "party");
    }
    String own = caller.requireParty();
    if (party != null && !party.equals(own)) {
      throw Refusal.forbidden("auth.forbidden");
    }
    return own;
  }

  /**
   * The co-operative whose papers are meant: its manager's own, or one that the caller's household
   * is a member of.
   *
   * @param coop as named by the caller, null where none was
   * @param isMember whether a party (second) is a member of a co-operative (first)
   * @param unknown code of the refusal of another co-operative's papers, which do not exist (404)
   * @throws Refusal 400 where an auditor or the committee names none, 403 where nobody's own
   *     co-operative is meant
   */
  public static String coopToRead(
      String coop, Caller caller, BiPredicate<String, String> isMember, String unknown) {
    if (caller.readsEverything()) {
      return named(coop, "coop");
    }
    String own = caller.requireParty();
    if (coop == null || coop.equals(own)) {
      caller.require(Role.COOP_MANAGER);
      return own;
    }
    if (!isMember.test(coop, own)) {
      throw Refusal.notFound(unknown);
    }
    return coop;
  }

  private static String named(String id, String field) {
    if (id == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
    return id;
  }
}
