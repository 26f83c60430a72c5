package org.tongtian.settlement.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;

/** Votes of the committee without any store. */
class MinutesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant DEADLINE = NOW.plus(Duration.ofDays(7));

  private final List<Minute> written = new ArrayList<>();
  private final Minutes minutes = new Minutes();

  @Test
  void platformStartsWithPublishedRules() {
    assertThat(minutes.inForce(PlatformRule.PLATFORM_FEE_MAX, NOW).value()).isEqualTo(500);
    assertThat(minutes.inForce(PlatformRule.PAYOUT_CYCLE_DAYS, NOW).value()).isEqualTo(15);
    assertThat(minutes.inForce(PlatformRule.DISPUTE_DEADLINE_DAYS, NOW).version()).isEqualTo(1);
  }

  @Test
  void acceptedProposalCountsFromItsDateOn() {
    seatAll();
    open("p");
    vote("coop-1", Choice.YES);
    vote("coop-2", Choice.YES);
    vote("coop-3", Choice.NO);
    vote("platform", Choice.NO);
    vote("county", Choice.YES);
    assertThat(outcome(NOW)).isEmpty();
    vote("buyers", Choice.YES);
    assertThat(outcome(NOW)).contains(ProposalState.ACCEPTED);
    write(Minute.decided("p", ProposalState.ACCEPTED));
    Instant effective = DEADLINE.plus(Duration.ofDays(1));
    assertThat(minutes.inForce(PlatformRule.PLATFORM_FEE_MAX, effective.minusMillis(1)).value())
        .isEqualTo(500);
    RuleVersion version = minutes.inForce(PlatformRule.PLATFORM_FEE_MAX, effective);
    assertThat(version.value()).isEqualTo(300);
    assertThat(version.version()).isEqualTo(2);
    assertThat(version.proposal()).isEqualTo("p");
    assertThat(version.minute()).isEqualTo(written.size());
  }

  @Test
  void eachClassHasOneVoteHoweverManySeatsItHas() {
    seatAll();
    open("p");
    vote("coop-1", Choice.YES);
    vote("coop-2", Choice.YES);
    vote("coop-3", Choice.YES);
    vote("platform", Choice.NO);
    vote("county", Choice.NO);
    assertThat(minutes.requireProposal("p").classVotes())
        .isEqualTo(
            Map.of(
                SeatClass.COOPERATIVES,
                Choice.YES,
                SeatClass.PLATFORM,
                Choice.NO,
                SeatClass.GOVERNMENT,
                Choice.NO,
                SeatClass.CONSUMERS,
                Choice.ABSTAIN));
    assertThat(outcome(DEADLINE)).contains(ProposalState.REJECTED);
  }

  @Test
  void tieIsRejectedAndTooFewClassesLapse() {
    seatAll();
    open("p");
    vote("coop-1", Choice.YES);
    vote("coop-2", Choice.YES);
    vote("platform", Choice.YES);
    assertThat(outcome(DEADLINE)).contains(ProposalState.LAPSED);
    vote("county", Choice.NO);
    vote("buyers", Choice.NO);
    assertThat(outcome(DEADLINE)).contains(ProposalState.REJECTED);
    assertThat(outcome(DEADLINE.minusMillis(1))).isEmpty();
  }

  @Test
  void classWithoutAMajorityOfItsSeatsHasNoVote() {
    seatAll();
    open("p");
    vote("coop-1", Choice.YES);
    vote("platform", Choice.YES);
    vote("county", Choice.YES);
    assertThat(outcome(DEADLINE)).contains(ProposalState.LAPSED);
  }

  @Test
  void whatNobodyOpensLapses() {
    seatAll();
    write(Motions.propose(minutes, "p", "platform", draft(), NOW));
    assertThat(outcome(DEADLINE.minusMillis(1))).isEmpty();
    assertThat(outcome(DEADLINE)).contains(ProposalState.LAPSED);
  }

  @Test
  void refusesWhatNoSeatMayDo() {
    seatAll();
    refused("governance.no_seat", () -> Motions.propose(minutes, "q", "nobody", draft(), NOW));
    refused("governance.value_out_of_range", () -> propose(10_001L, DEADLINE, DEADLINE, "why"));
    refused("governance.deadline_wrong", () -> propose(1L, DEADLINE, NOW, "why"));
    refused("governance.effective_too_early", () -> propose(1L, NOW, DEADLINE, "why"));
    refused("governance.reason_missing", () -> propose(1L, DEADLINE, DEADLINE, " "));
    write(Motions.propose(minutes, "p", "coop-1", draft(), NOW));
    refused("governance.opener_of_same_class", () -> Motions.open(minutes, "p", "coop-2"));
    refused(
        "governance.vote_not_open", () -> Motions.vote(minutes, "p", "county", Choice.YES, "why"));
    write(Motions.open(minutes, "p", "county"));
    refused("governance.not_to_be_opened", () -> Motions.open(minutes, "p", "buyers"));
    vote("county", Choice.YES);
    refused(
        "governance.voted_before", () -> Motions.vote(minutes, "p", "county", Choice.NO, "why"));
    seat("late", SeatClass.CONSUMERS);
    refused(
        "governance.seated_too_late", () -> Motions.vote(minutes, "p", "late", Choice.NO, "why"));
    seat("county", null);
    refused("governance.no_seat", () -> Motions.open(minutes, "p", "county"));
    refused(
        "governance.proposal_unknown",
        () -> Motions.vote(minutes, "x", "buyers", Choice.NO, "why"));
  }

  @Test
  void changedMinuteIsNoticedWhereverItIs() {
    seatAll();
    open("p");
    vote("county", Choice.YES);
    for (int changed = 0; changed < written.size(); changed++) {
      Minutes again = new Minutes();
      List<Minute> forged = new ArrayList<>(written);
      forged.remove(changed);
      if (changed < written.size() - 1) {
        assertThatThrownBy(() -> forged.forEach(again::apply))
            .isInstanceOf(IllegalStateException.class);
      }
    }
    Minute last = written.getLast();
    Minute bent =
        Minute.voted("p", "county", Choice.NO, "why").sealed(last.seq(), Minute.NO_HASH, last.at());
    Minutes again = new Minutes();
    written.subList(0, written.size() - 1).forEach(again::apply);
    assertThatThrownBy(() -> again.apply(bent)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void voteOfEachClassFollowsItsSeatsAlone() {
    Replayable.cases(
        200,
        random -> {
          Minutes all = new Minutes();
          int seats = random.nextInt(4, 16);
          for (int i = 0; i < seats; i++) {
            SeatClass seatClass = List.of(SeatClass.values()).get(i < 4 ? i : random.nextInt(4));
            apply(all, Minute.seated(new Seat("s" + i, seatClass, new Text("席", "seat"))));
          }
          apply(all, Motions.propose(all, "p", "s0", draft(), NOW));
          apply(all, Motions.open(all, "p", "s1"));
          Map<SeatClass, Integer> size = new EnumMap<>(SeatClass.class);
          Map<SeatClass, Integer> yesOf = new EnumMap<>(SeatClass.class);
          Map<SeatClass, Integer> noOf = new EnumMap<>(SeatClass.class);
          for (Seat seat : all.seats()) {
            size.merge(seat.seatClass(), 1, Integer::sum);
            if (random.nextInt(5) > 0) {
              Choice choice = List.of(Choice.values()).get(random.nextInt(3));
              apply(all, Motions.vote(all, "p", seat.id(), choice, "why"));
              yesOf.merge(seat.seatClass(), choice == Choice.YES ? 1 : 0, Integer::sum);
              noOf.merge(seat.seatClass(), choice == Choice.NO ? 1 : 0, Integer::sum);
            }
          }
          int yes = 0;
          int no = 0;
          for (SeatClass each : SeatClass.values()) {
            yes += yesOf.getOrDefault(each, 0) * 2 > size.get(each) ? 1 : 0;
            no += noOf.getOrDefault(each, 0) * 2 > size.get(each) ? 1 : 0;
          }
          ProposalState expected =
              yes + no < 3
                  ? ProposalState.LAPSED
                  : yes > no ? ProposalState.ACCEPTED : ProposalState.REJECTED;
          assertThat(all.requireProposal("p").outcome(DEADLINE)).contains(expected);
        });
  }

  private void seatAll() {
    seat("coop-1", SeatClass.COOPERATIVES);
    seat("coop-2", SeatClass.COOPERATIVES);
    seat("coop-3", SeatClass.COOPERATIVES);
    seat("platform", SeatClass.PLATFORM);
    seat("county", SeatClass.GOVERNMENT);
    seat("buyers", SeatClass.CONSUMERS);
  }

  private void seat(String id, SeatClass seatClass) {
    write(Minute.seated(new Seat(id, seatClass, new Text(id, id))));
  }

  private void open(String id) {
    write(Motions.propose(minutes, id, "county", draft(), NOW));
    write(Motions.open(minutes, id, "platform"));
  }

  private void vote(String seat, Choice choice) {
    write(Motions.vote(minutes, "p", seat, choice, "why"));
  }

  private Minute propose(long value, Instant effective, Instant deadline, String reason) {
    Motions.Draft draft =
        new Motions.Draft(PlatformRule.PLATFORM_FEE_MAX, value, effective, deadline, reason);
    return Motions.propose(minutes, "q", "coop-1", draft, NOW);
  }

  private static Motions.Draft draft() {
    return new Motions.Draft(
        PlatformRule.PLATFORM_FEE_MAX,
        300L,
        DEADLINE.plus(Duration.ofDays(1)),
        DEADLINE,
        "farmers first");
  }

  private Optional<ProposalState> outcome(Instant now) {
    return minutes.requireProposal("p").outcome(now);
  }

  private void write(Minute said) {
    written.add(apply(minutes, said));
  }

  private static Minute apply(Minutes all, Minute said) {
    Minute next = all.next(said, NOW);
    all.apply(next);
    return next;
  }

  private static void refused(String code, ThrowingCallable motion) {
    assertThat(catchThrowableOfType(Refusal.class, motion).code()).isEqualTo(code);
  }
}
