package org.tongtian.settlement.governance;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.text.Text;

/** What the committee's pages show (promise S17). */
final class GovernanceView {

  private GovernanceView() {}

  /**
   * A page of a list.
   *
   * @param next for {@code after} of the next page, null on the last
   */
  record Page<T>(List<T> items, String next) {}

  /**
   * A rule of the platform.
   *
   * @param inForce the version that counts now
   * @param history all versions, oldest first, also those that count later
   */
  record Rule(PlatformRule rule, Text name, Version inForce, List<Version> history) {}

  /**
   * A version of a rule.
   *
   * @param value in the rule's unit: hundredths of a per cent, or days
   * @param words the value as people say it
   * @param proposal id of the vote that set it, null for what the platform was founded with
   */
  record Version(
      int version, long value, Text words, Instant effectiveFrom, String proposal, long minute) {}

  /**
   * A proposal and its vote.
   *
   * @param words the proposed value as people say it
   * @param classes the four classes' votes; empty until it is opened
   * @param quorum so many classes must have a vote
   * @param mayVote whether the caller's seat can still vote
   */
  record ProposalShown(
      String id,
      PlatformRule rule,
      Text name,
      long value,
      Text words,
      Instant effectiveFrom,
      Instant deadline,
      String reason,
      Seat proposer,
      Instant proposedAt,
      Instant openedAt,
      ProposalState state,
      Instant decidedAt,
      List<ClassVote> classes,
      List<SeatVote> votes,
      int quorum,
      boolean mayOpen,
      boolean mayVote) {}

  /**
   * A class's vote.
   *
   * @param vote what more than half of its seats voted; ABSTAIN without such a majority
   * @param seats it has
   * @param cast votes of these
   */
  record ClassVote(SeatClass seatClass, Choice vote, int seats, int cast) {}

  /** A seat's vote. */
  record SeatVote(Seat seat, Choice choice, String reason, Instant at) {}

  /**
   * A minute.
   *
   * @param canonical the text whose SHA-256 is the hash
   */
  record MinuteShown(
      long seq, Instant at, MinuteKind kind, String previous, String hash, String canonical) {}

  static Rule rule(PlatformRule rule, Minutes minutes, Instant now) {
    return new Rule(
        rule,
        rule.title(),
        version(minutes.inForce(rule, now)),
        minutes.versionsOf(rule).stream().map(GovernanceView::version).toList());
  }

  private static Version version(RuleVersion version) {
    return new Version(
        version.version(),
        version.value(),
        version.rule().inWords(version.value()),
        version.effectiveFrom(),
        version.proposal(),
        version.minute());
  }

  /**
   * A proposal as somebody sees it.
   *
   * @param reader seat of the reader, null for who has none
   */
  static ProposalShown proposal(Proposal proposal, Seat reader) {
    boolean mayOpen =
        reader != null
            && proposal.state() == ProposalState.PROPOSED
            && reader.seatClass() != proposal.proposer().seatClass();
    boolean mayVote =
        reader != null
            && proposal.state() == ProposalState.OPEN
            && proposal.seat(reader.id()).isPresent()
            && !proposal.hasVoted(reader.id());
    return new ProposalShown(
        proposal.id(),
        proposal.rule(),
        proposal.rule().title(),
        proposal.value(),
        proposal.rule().inWords(proposal.value()),
        proposal.effectiveFrom(),
        proposal.deadline(),
        proposal.reason(),
        proposal.proposer(),
        proposal.proposedAt(),
        proposal.openedAt(),
        proposal.state(),
        proposal.decidedAt(),
        classes(proposal),
        proposal.votes().stream()
            .map(vote -> new SeatVote(vote.seat(), vote.choice(), vote.reason(), vote.at()))
            .toList(),
        Proposal.QUORUM,
        mayOpen,
        mayVote);
  }

  private static List<ClassVote> classes(Proposal proposal) {
    return proposal.classVotes().entrySet().stream()
        .map(
            each ->
                new ClassVote(
                    each.getKey(),
                    each.getValue(),
                    (int)
                        proposal.seats().stream()
                            .filter(seat -> seat.seatClass() == each.getKey())
                            .count(),
                    (int)
                        proposal.votes().stream()
                            .filter(vote -> vote.seat().seatClass() == each.getKey())
                            .count()))
        .toList();
  }

  static MinuteShown minute(Minute minute) {
    return new MinuteShown(
        minute.seq(),
        minute.at(),
        minute.kind(),
        minute.previous(),
        minute.hash(),
        minute.canonical());
  }
}
