package org.tongtian.settlement.governance;

import java.time.Duration;
import java.time.Instant;
import org.tongtian.kit.problem.Refusal;

/** What seats may do with proposals; each answers with the minute to be written. */
final class Motions {

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int LONGEST_REASON = 500;

  private Motions() {}

  /**
   * What a seat proposes.
   *
   * @param value in the rule's unit
   * @param effectiveFrom when it is to count from; not before the deadline
   * @param deadline until when votes are taken; 1 to 90 days from now
   */
  record Draft(
      PlatformRule rule, Long value, Instant effectiveFrom, Instant deadline, String reason) {}

  /** Any seat may propose. */
  static Minute propose(Minutes minutes, String id, String seatId, Draft draft, Instant now) {
    Seat seat = minutes.requireSeat(seatId);
    need(draft.rule(), "rule");
    need(draft.value(), "value");
    need(draft.deadline(), "deadline");
    need(draft.effectiveFrom(), "effectiveFrom");
    PlatformRule rule = draft.rule();
    if (!rule.allows(draft.value())) {
      throw Refusal.invalid("governance.value_out_of_range", "value", rule.least(), rule.most());
    }
    if (draft.deadline().isBefore(now.plus(SHORTEST))
        || draft.deadline().isAfter(now.plus(LONGEST))) {
      throw Refusal.invalid("governance.deadline_wrong", "deadline");
    }
    if (draft.effectiveFrom().isBefore(draft.deadline())) {
      throw Refusal.invalid("governance.effective_too_early", "effectiveFrom");
    }
    return Minute.proposed(
        id,
        seat.id(),
        rule,
        draft.value(),
        draft.effectiveFrom(),
        draft.deadline(),
        reason(draft.reason()));
  }

  /** A seat of another class opens the vote; who sits now may vote. */
  static Minute open(Minutes minutes, String id, String seatId) {
    Seat seat = minutes.requireSeat(seatId);
    Proposal proposal = minutes.requireProposal(id);
    if (proposal.state() != ProposalState.PROPOSED) {
      throw Refusal.conflict("governance.not_to_be_opened");
    }
    if (proposal.proposer().seatClass() == seat.seatClass()) {
      throw Refusal.conflict("governance.opener_of_same_class");
    }
    return Minute.opened(id, seat.id(), minutes.seats());
  }

  /** Each seat votes once; a vote is final. */
  static Minute vote(Minutes minutes, String id, String seatId, Choice choice, String reason) {
    minutes.requireSeat(seatId);
    Proposal proposal = minutes.requireProposal(id);
    if (proposal.state() != ProposalState.OPEN) {
      throw Refusal.conflict("governance.vote_not_open");
    }
    if (proposal.seat(seatId).isEmpty()) {
      throw Refusal.forbidden("governance.seated_too_late");
    }
    if (proposal.hasVoted(seatId)) {
      throw Refusal.conflict("governance.voted_before");
    }
    need(choice, "choice");
    return Minute.voted(id, seatId, choice, reason(reason));
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusal.invalid("governance.reason_missing", "reason", LONGEST_REASON);
    }
    return reason;
  }

  private static void need(Object value, String field) {
    if (value == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }
}
