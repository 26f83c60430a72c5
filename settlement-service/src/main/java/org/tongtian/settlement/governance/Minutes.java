package org.tongtian.settlement.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.proof.Sha256;

/** Everything that follows from the committee's minutes so far. Not safe for several threads. */
@Pure
final class Minutes {

  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, Proposal> proposals = new LinkedHashMap<>();
  private final List<RuleVersion> rules = new ArrayList<>();
  private final Set<String> operations = new HashSet<>();
  private long seq;
  private String hash = Minute.NO_HASH;
  private Instant lastAt = Instant.EPOCH;

  Minutes() {
    for (PlatformRule rule : PlatformRule.values()) {
      rules.add(RuleVersion.founding(rule));
    }
  }

  /**
   * Applies the next minute.
   *
   * @throws IllegalStateException where it does not follow, so somebody changed the minutes
   */
  void apply(Minute minute) {
    boolean follows =
        minute.seq() == seq + 1
            && minute.previous().equals(hash)
            && Sha256.of(minute.canonical()).equals(minute.hash());
    if (!follows) {
      throw new IllegalStateException("Minute " + minute.seq() + " does not follow " + seq);
    }
    switch (minute.kind()) {
      case SEATED ->
          seats.put(minute.seat(), new Seat(minute.seat(), minute.seatClass(), minute.name()));
      case PROPOSED ->
          proposals.put(minute.proposal(), Proposal.of(minute, seats.get(minute.seat())));
      case OPENED -> replace(proposals.get(minute.proposal()).opened(minute));
      case VOTED -> replace(proposals.get(minute.proposal()).voted(minute));
      case DECIDED -> decide(minute);
    }
    operations.add(minute.operation());
    seq = minute.seq();
    hash = minute.hash();
    lastAt = minute.at();
  }

  private void replace(Proposal proposal) {
    proposals.put(proposal.id(), proposal);
  }

  private void decide(Minute minute) {
    Proposal decided = proposals.get(minute.proposal()).decided(minute);
    replace(decided);
    if (decided.state() == ProposalState.ACCEPTED) {
      int version = versionsOf(decided.rule()).size() + 1;
      rules.add(
          new RuleVersion(
              decided.rule(),
              version,
              decided.value(),
              decided.effectiveFrom(),
              decided.id(),
              minute.seq()));
    }
  }

  /** The minute at its place after these. */
  Minute next(Minute said, Instant now) {
    return said.sealed(seq + 1, hash, now.isBefore(lastAt) ? lastAt : now);
  }

  long seq() {
    return seq;
  }

  /** Seats that are taken, in the order in which they were given. */
  List<Seat> seats() {
    return seats.values().stream().filter(seat -> seat.seatClass() != null).toList();
  }

  /** Whether that very seat is given already. */
  boolean has(Seat seat) {
    return seat.equals(seats.get(seat.id()));
  }

  /**
   * The seat.
   *
   * @throws Refusal {@code governance.no_seat} (403) where there is none
   */
  Seat requireSeat(String seatId) {
    return seats().stream()
        .filter(seat -> seat.id().equals(seatId))
        .findFirst()
        .orElseThrow(() -> Refusal.forbidden("governance.no_seat"));
  }

  /** All proposals, newest first. */
  List<Proposal> proposals() {
    return new ArrayList<>(proposals.values()).reversed();
  }

  /** Whether that operation has written its minute. */
  boolean hasDone(String operation) {
    return operations.contains(operation);
  }

  /**
   * The proposal.
   *
   * @throws Refusal {@code governance.proposal_unknown} (404)
   */
  Proposal requireProposal(String proposalId) {
    Proposal found = proposals.get(proposalId);
    if (found == null) {
      throw Refusal.notFound("governance.proposal_unknown");
    }
    return found;
  }

  /** All versions of a rule, oldest first. */
  List<RuleVersion> versionsOf(PlatformRule rule) {
    return rules.stream().filter(version -> version.rule() == rule).toList();
  }

  /** The version decided last of those that count at the time; before the first, the first. */
  RuleVersion inForce(PlatformRule rule, Instant at) {
    return RuleVersion.inForce(versionsOf(rule), at);
  }
}
