package org.tongtian.settlement.yearend;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * The decision of the members' assembly (Farmers' Co-operatives Law 2017, art. 29, 30, 32): two
 * thirds of those entitled are there, and more than half of all votes are for it. Over 150 members
 * an assembly of at least 51 representatives may decide.
 *
 * @param heldOn business day of the assembly
 * @param entitled to vote: all members, or the representatives
 * @param present of them
 * @param votesFor of them
 * @param votesAgainst of them
 * @param approvedAt when it was recorded
 */
@Pure
public record Approval(
    LocalDate heldOn,
    int entitled,
    int present,
    int votesFor,
    int votesAgainst,
    Instant approvedAt) {

  private static final int MOST_WITHOUT_REPRESENTATIVES = 150;
  private static final int LEAST_REPRESENTATIVES = 51;

  /**
   * Refuses a decision that does not bind.
   *
   * @param members of the co-op
   * @param today business day
   * @throws Refusal {@code yearend.approval_invalid} (400), {@code yearend.no_quorum}, {@code
   *     yearend.no_majority} (409)
   */
  Approval checked(int members, int year, LocalDate today) {
    need(heldOn != null && !heldOn.isAfter(today) && heldOn.getYear() >= year, "heldOn");
    boolean representatives =
        members > MOST_WITHOUT_REPRESENTATIVES
            && entitled >= LEAST_REPRESENTATIVES
            && entitled < members;
    need(entitled == members || representatives, "entitled");
    need(present >= 0 && present <= entitled, "present");
    need(votesFor >= 0 && votesFor <= present, "votesFor");
    need(votesAgainst >= 0 && votesAgainst <= present - votesFor, "votesAgainst");
    if (3L * present < 2L * entitled) {
      throw Refusal.conflict("yearend.no_quorum", present, entitled);
    }
    if (2L * votesFor <= entitled) {
      throw Refusal.conflict("yearend.no_majority", votesFor, entitled);
    }
    return this;
  }

  /** Whether it is the same decision, whenever it was recorded. */
  boolean isSameAs(Approval other) {
    return new Approval(heldOn, entitled, present, votesFor, votesAgainst, other.approvedAt)
        .equals(other);
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("yearend.approval_invalid", field, field);
    }
  }
}
