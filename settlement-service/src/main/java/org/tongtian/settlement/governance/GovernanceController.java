package org.tongtian.settlement.governance;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.settlement.governance.GovernanceView.MinuteShown;
import org.tongtian.settlement.governance.GovernanceView.Page;
import org.tongtian.settlement.governance.GovernanceView.ProposalShown;
import org.tongtian.settlement.reading.Paging;

/** The committee: rules for everybody, votes for its seats, all of it to read for auditors. */
@RestController
@RequestMapping("/api/settlement/governance")
class GovernanceController {

  private final GovernanceService governance;
  private final IdempotentOperations operations;
  private final Clock clock;

  GovernanceController(GovernanceService governance, IdempotentOperations operations, Clock clock) {
    this.governance = governance;
    this.operations = operations;
    this.clock = clock;
  }

  /** What a seat votes and why. */
  record VoteRequest(Choice choice, String reason) {}

  /** The platform-wide rules with all their versions; for everybody. */
  @GetMapping("/rules")
  Page<GovernanceView.Rule> rules() {
    Instant now = clock.instant();
    return governance.read(
        minutes ->
            new Page<>(
                Arrays.stream(PlatformRule.values())
                    .map(rule -> GovernanceView.rule(rule, minutes, now))
                    .toList(),
                null));
  }

  /** The seats that are taken. */
  @GetMapping("/seats")
  Page<Seat> seats(Caller caller) {
    requireReader(caller);
    return governance.read(minutes -> new Page<>(minutes.seats(), null));
  }

  /**
   * Proposals, newest first.
   *
   * @param after id of the last one of the page before
   * @param limit from 1 to 100
   */
  @GetMapping("/proposals")
  Page<ProposalShown> proposals(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    requireReader(caller);
    return governance.read(
        minutes -> {
          Paging.Part<Proposal> page =
              Paging.after(after, minutes.proposals(), Proposal::id, limit);
          return new Page<>(page.shown(each -> shown(each, minutes, caller)), page.next());
        });
  }

  /**
   * What the committee has decided, newest proposal first: accepted, rejected or lapsed, with every
   * vote and its reason; for everybody.
   *
   * @param after id of the last one of the page before
   * @param limit from 1 to 100
   */
  @GetMapping("/decisions")
  Page<ProposalShown> decisions(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit) {
    return governance.read(
        minutes -> {
          List<Proposal> decided =
              minutes.proposals().stream().filter(each -> each.decidedAt() != null).toList();
          Paging.Part<Proposal> page = Paging.after(after, decided, Proposal::id, limit);
          return new Page<>(page.shown(each -> GovernanceView.proposal(each, null)), page.next());
        });
  }

  /** One proposal with all votes. */
  @GetMapping("/proposals/{id}")
  ProposalShown proposal(@PathVariable String id, Caller caller) {
    requireReader(caller);
    return shown(id, caller);
  }

  /**
   * The minutes, oldest first; each has the hash of the one before.
   *
   * @param after seq of the last one of the page before
   * @param limit from 1 to 100
   */
  @GetMapping("/minutes")
  Page<MinuteShown> minutes(
      @RequestParam(name = "after", defaultValue = "0") long after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    requireReader(caller);
    List<Minute> found = governance.minutesAfter(after, Paging.checked(limit) + 1);
    Paging.Part<Minute> page = Paging.first(found, minute -> Long.toString(minute.seq()), limit);
    return new Page<>(page.shown(GovernanceView::minute), page.next());
  }

  /** Proposes to change a rule. */
  @PostMapping("/proposals")
  ResponseEntity<ProposalShown> propose(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Motions.Draft draft,
      Caller caller) {
    String seat = seatOf(caller);
    return operations.once(
        caller,
        key,
        "governance.propose",
        draft,
        HttpStatus.CREATED,
        ProposalShown.class,
        operation -> shown(governance.propose(operation, seat, draft).id(), caller));
  }

  /** Opens the vote, by a seat of another class than the proposer's. */
  @PostMapping("/proposals/{id}/opening")
  ResponseEntity<ProposalShown> open(
      @PathVariable String id, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    String seat = seatOf(caller);
    return operations.once(
        caller,
        key,
        "governance.open:" + id,
        null,
        HttpStatus.OK,
        ProposalShown.class,
        operation -> shown(governance.open(operation, id, seat).id(), caller));
  }

  /** Votes, once and for good. */
  @PostMapping("/proposals/{id}/votes")
  ResponseEntity<ProposalShown> vote(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody VoteRequest request,
      Caller caller) {
    String seat = seatOf(caller);
    return operations.once(
        caller,
        key,
        "governance.vote:" + id,
        request,
        HttpStatus.CREATED,
        ProposalShown.class,
        operation ->
            shown(
                governance.vote(operation, id, seat, request.choice(), request.reason()).id(),
                caller));
  }

  private ProposalShown shown(String id, Caller caller) {
    return governance.read(minutes -> shown(minutes.requireProposal(id), minutes, caller));
  }

  private static ProposalShown shown(Proposal proposal, Minutes minutes, Caller caller) {
    Seat reader =
        minutes.seats().stream()
            .filter(seat -> caller.role() == Role.COMMITTEE && caller.actsFor(seat.id()))
            .findFirst()
            .orElse(null);
    return GovernanceView.proposal(proposal, reader);
  }

  private static String seatOf(Caller caller) {
    return caller.require(Role.COMMITTEE).requireParty();
  }

  private static void requireReader(Caller caller) {
    if (!caller.readsEverything()) {
      throw Refusal.forbidden("auth.forbidden");
    }
  }
}
