package org.tongtian.settlement.member;

import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * A member as people send it.
 *
 * @param number in the co-op's register: letters, digits and dashes
 * @param name of the household
 * @param party id of the household, null where it is a party to nothing yet
 * @param joinedOn business day
 * @param contribution paid in until then, fen
 * @param reserveShare counted as the member's until then, fen
 * @param subsidyShare counted as the member's until then, fen
 */
@Pure
record MemberDraft(
    String number,
    Text name,
    String party,
    LocalDate joinedOn,
    long contribution,
    long reserveShare,
    long subsidyShare) {

  /** The largest amount of an entry: 1,000,000,000 ¥. */
  static final long LARGEST_AMOUNT = 100_000_000_000L;

  private static final int LONGEST_NAME = 60;

  /**
   * Refuses what cannot be a member.
   *
   * @throws Refusal {@code member.field_invalid} (400)
   */
  MemberDraft checked(LocalDate today) {
    need(number != null && number.matches("[A-Za-z0-9-]{1,20}"), "number");
    need(name != null && isName(name.zh()) && isName(name.en()), "name");
    need(party == null || Ids.isId(party), "party");
    need(joinedOn != null && !joinedOn.isAfter(today), "joinedOn");
    need(isAmount(contribution), "contribution");
    need(isAmount(reserveShare), "reserveShare");
    need(isAmount(subsidyShare), "subsidyShare");
    return this;
  }

  private static boolean isName(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private static boolean isAmount(long fen) {
    return fen >= 0 && fen <= LARGEST_AMOUNT;
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("member.field_invalid", field, field);
    }
  }
}
