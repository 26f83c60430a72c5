package org.tongtian.settlement.governance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;

/**
 * The committee's votes and the rules that follow from them. The state in memory is caught up with
 * the stored minutes before each use; who loses the race for the next minute catches up and tries
 * again. A vote that is over is decided before anything else is read or written.
 */
@Service
public class GovernanceService {

  private static final int MOST_RACES = 100;
  private static final int CHUNK = 500;

  private final MinuteRepository stored;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Minutes minutes = new Minutes();

  GovernanceService(MinuteRepository stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** The rule in force at the instant. */
  public RuleVersion inForce(PlatformRule rule, Instant at) {
    return read(all -> all.inForce(rule, at));
  }

  /** All versions of the rule in the order in which they were decided, also those to come. */
  public List<RuleVersion> versionsOf(PlatformRule rule) {
    return read(all -> all.versionsOf(rule));
  }

  /** Reads what follows from the minutes, all votes that are over decided. */
  <T> T read(Function<Minutes, T> reader) {
    lock.lock();
    try {
      settle();
      return reader.apply(minutes);
    } finally {
      lock.unlock();
    }
  }

  /** The minutes after that place. */
  List<Minute> minutesAfter(long seq, int most) {
    read(Minutes::seq);
    return stored.after(seq, most);
  }

  /** Gives a seat, or takes it back where the class is null; a seat as it is changes nothing. */
  void seat(Seat seat) {
    write((all, now) -> all.has(seat) ? Optional.empty() : Optional.of(Minute.seated(seat)));
  }

  /** Proposes under the operation's id; an operation that did it before changes nothing. */
  Proposal propose(String operation, String seat, Motions.Draft draft) {
    once(operation, (all, now) -> Motions.propose(all, operation, seat, draft, now));
    return read(all -> all.requireProposal(operation));
  }

  /** Opens the vote; an operation that did it before changes nothing. */
  Proposal open(String operation, String id, String seat) {
    once(operation, (all, now) -> Motions.open(all, id, seat));
    return read(all -> all.requireProposal(id));
  }

  /** Votes; an operation that did it before changes nothing. */
  Proposal vote(String operation, String id, String seat, Choice choice, String reason) {
    once(operation, (all, now) -> Motions.vote(all, id, seat, choice, reason));
    return read(all -> all.requireProposal(id));
  }

  private void once(String operation, BiFunction<Minutes, Instant, Minute> motion) {
    write(
        (all, now) ->
            all.hasDone(operation)
                ? Optional.empty()
                : Optional.of(motion.apply(all, now).by(operation)));
  }

  private void write(BiFunction<Minutes, Instant, Optional<Minute>> motion) {
    lock.lock();
    try {
      for (int race = 0; race < MOST_RACES; race++) {
        settle();
        Optional<Minute> said = motion.apply(minutes, clock.instant());
        if (said.isEmpty() || append(said.get())) {
          return;
        }
      }
      throw new IllegalStateException("The minutes were always taken by other writers");
    } finally {
      lock.unlock();
    }
  }

  /** Catches up, and decides every vote that is over. */
  private void settle() {
    catchUp();
    for (int race = 0; race < MOST_RACES; race++) {
      Optional<Minute> due = due();
      if (due.isEmpty()) {
        return;
      }
      if (!append(due.get())) {
        catchUp();
      }
    }
    throw Refusal.unavailable("governance.busy");
  }

  private Optional<Minute> due() {
    Instant now = clock.instant();
    for (Proposal proposal : minutes.proposals()) {
      Optional<ProposalState> outcome = proposal.outcome(now);
      if (outcome.isPresent()) {
        return Optional.of(Minute.decided(proposal.id(), outcome.get()));
      }
    }
    return Optional.empty();
  }

  private boolean append(Minute said) {
    Minute next = minutes.next(said, clock.instant());
    if (!stored.append(next)) {
      return false;
    }
    minutes.apply(next);
    return true;
  }

  private void catchUp() {
    List<Minute> newer = stored.after(minutes.seq(), CHUNK);
    while (!newer.isEmpty()) {
      newer.forEach(minutes::apply);
      newer = newer.size() < CHUNK ? List.of() : stored.after(minutes.seq(), CHUNK);
    }
  }
}
