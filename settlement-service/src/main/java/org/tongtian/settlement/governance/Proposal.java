package org.tongtian.settlement.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongtian.kit.Pure;

/**
 * A proposal to change a rule, with all that followed.
 *
 * @param proposer seat that made it
 * @param seats all seats when it was opened, empty before; later changes don't count
 * @param decidedAt null until it is decided
 */
@Pure
record Proposal(
    String id,
    PlatformRule rule,
    long value,
    Instant effectiveFrom,
    Instant deadline,
    String reason,
    Seat proposer,
    Instant proposedAt,
    Instant openedAt,
    List<Seat> seats,
    List<Vote> votes,
    ProposalState state,
    Instant decidedAt) {

  /** So many of the four classes must have a vote. */
  static final int QUORUM = 3;

  /** A seat's vote; final. */
  @Pure
  record Vote(Seat seat, Choice choice, String reason, Instant at) {}

  static Proposal of(Minute minute, Seat proposer) {
    return new Proposal(
        minute.proposal(),
        minute.rule(),
        minute.value(),
        minute.effectiveFrom(),
        minute.deadline(),
        minute.reason(),
        proposer,
        minute.at(),
        null,
        List.of(),
        List.of(),
        ProposalState.PROPOSED,
        null);
  }

  Proposal opened(Minute minute) {
    return with(minute.at(), minute.seats(), votes, ProposalState.OPEN, null);
  }

  Proposal voted(Minute minute) {
    List<Vote> more = new ArrayList<>(votes);
    Seat seat = seat(minute.seat()).orElseThrow();
    more.add(new Vote(seat, minute.choice(), minute.reason(), minute.at()));
    return with(openedAt, seats, List.copyOf(more), state, null);
  }

  Proposal decided(Minute minute) {
    return with(openedAt, seats, votes, minute.outcome(), minute.at());
  }

  private Proposal with(
      Instant opened, List<Seat> voters, List<Vote> cast, ProposalState now, Instant decided) {
    return new Proposal(
        id,
        rule,
        value,
        effectiveFrom,
        deadline,
        reason,
        proposer,
        proposedAt,
        opened,
        voters,
        cast,
        now,
        decided);
  }

  boolean isPending() {
    return state == ProposalState.PROPOSED || state == ProposalState.OPEN;
  }

  /** The seat, where it may vote on this proposal. */
  Optional<Seat> seat(String seatId) {
    return seats.stream().filter(seat -> seat.id().equals(seatId)).findFirst();
  }

  boolean hasVoted(String seatId) {
    return votes.stream().anyMatch(vote -> vote.seat().id().equals(seatId));
  }

  /** What it comes to at that time; empty while more votes may come. */
  Optional<ProposalState> outcome(Instant now) {
    boolean isOver = !now.isBefore(deadline);
    boolean allVoted = state == ProposalState.OPEN && votes.size() == seats.size();
    if (!isPending() || (!isOver && !allVoted)) {
      return Optional.empty();
    }
    Map<SeatClass, Choice> classes = classVotes();
    long yes = classes.values().stream().filter(choice -> choice == Choice.YES).count();
    long no = classes.values().stream().filter(choice -> choice == Choice.NO).count();
    if (yes + no < QUORUM) {
      return Optional.of(ProposalState.LAPSED);
    }
    return Optional.of(yes > no ? ProposalState.ACCEPTED : ProposalState.REJECTED);
  }

  /**
   * The vote of each class that has seats: what more than half of all its seats voted, ABSTAIN
   * where there is no such majority.
   */
  Map<SeatClass, Choice> classVotes() {
    Map<SeatClass, Choice> result = new EnumMap<>(SeatClass.class);
    for (Seat seat : seats) {
      result.put(seat.seatClass(), classVote(seat.seatClass()));
    }
    return result;
  }

  private Choice classVote(SeatClass seatClass) {
    long all = seats.stream().filter(seat -> seat.seatClass() == seatClass).count();
    for (Choice choice : List.of(Choice.YES, Choice.NO)) {
      long cast =
          votes.stream()
              .filter(vote -> vote.seat().seatClass() == seatClass && vote.choice() == choice)
              .count();
      if (2 * cast > all) {
        return choice;
      }
    }
    return Choice.ABSTAIN;
  }
}
