package org.tongtian.settlement.statement;

import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;

/**
 * Whose statement a caller may read: the own party's; an auditor's and the committee's any, by
 * name.
 */
@Pure
public final class Readers {

  private Readers() {}

  /**
   * The party whose statement is meant.
   *
   * @param party as named by the caller, null where none was
   * @throws Refusal 400 where an auditor or the committee names none, 403 for another party's
   */
  public static String partyToRead(String party, Caller caller) {
    if (caller.readsEverything()) {
      if (party == null) {
        throw Refusal.invalid("request.field_invalid", "party", "party");
      }
      return party;
    }
    String own = caller.requireParty();
    if (party != null && !party.equals(own)) {
      throw Refusal.forbidden("auth.forbidden");
    }
    return own;
  }
}
