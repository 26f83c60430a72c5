package org.tongtian.live.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeatsTest {

  private static final IceCandidate CANDIDATE = MediaServerContract.CANDIDATE;

  private final Seats<Guest> seats = new Seats<>(2);

  private record Guest(String id, Role role) implements MediaSession {

    @Override
    public String answer() {
      return "";
    }

    @Override
    public void addCandidate(IceCandidate candidate) {}

    @Override
    public boolean everConnected() {
      return true;
    }

    @Override
    public void release() {}
  }

  private Seats.Settled<Guest> sit(String id, Role role) {
    return seats.settle(seats.reserve(id, role), new Guest(id, role));
  }

  @Test
  void reservationsCountTowardsTheLimitUntilTheyAreCancelled() {
    sit("a", Role.VIEWER);
    Seats.Ticket pending = seats.reserve("b", Role.VIEWER);

    assertThatThrownBy(() -> seats.reserve("c", Role.VIEWER))
        .isInstanceOfSatisfying(
            MediaRefused.class, e -> assertThat(e.code()).isEqualTo("media.viewer_limit"));
    seats.cancel(pending);

    sit("c", Role.VIEWER);
    assertThat(seats.viewers()).extracting(Guest::id).containsExactly("a", "c");
  }

  @Test
  void aPresenterAndARenewedViewerNeedNoNewSeat() {
    sit("a", Role.VIEWER);
    sit("b", Role.VIEWER);

    assertThat(sit("host", Role.PRESENTER).displaced()).isEmpty();
    assertThat(sit("a", Role.VIEWER).displaced()).extracting(Guest::id).containsExactly("a");
  }

  @Test
  void aFailedNegotiationLeavesTheEarlierSession() {
    Guest first = new Guest("host", Role.PRESENTER);
    seats.settle(seats.reserve("host", Role.PRESENTER), first);

    seats.cancel(seats.reserve("host", Role.PRESENTER));

    assertThat(seats.presenter()).isSameAs(first);
  }

  @Test
  void anOfferThatWasOvertakenByALaterOneIsRefused() {
    Seats.Ticket early = seats.reserve("host", Role.PRESENTER);
    Seats.Ticket late = seats.reserve("host after reload", Role.PRESENTER);
    seats.settle(late, new Guest("host after reload", Role.PRESENTER));

    assertThatThrownBy(() -> seats.settle(early, new Guest("host", Role.PRESENTER)))
        .isInstanceOf(MediaRefused.class);
    assertThat(seats.presenter().id()).isEqualTo("host after reload");
  }

  @Test
  void whoLeavesWhileItIsConnectedGetsNoSeat() {
    Seats.Ticket ticket = seats.reserve("a", Role.VIEWER);

    assertThat(seats.remove("a")).isNull();

    assertThatThrownBy(() -> seats.settle(ticket, new Guest("a", Role.VIEWER)))
        .isInstanceOf(MediaRefused.class);
    assertThat(seats.viewers()).isEmpty();
  }

  @Test
  void candidatesThatComeBeforeTheAnswerAreKept() {
    Seats.Ticket ticket = seats.reserve("a", Role.VIEWER);

    assertThat(seats.findOrKeep("a", CANDIDATE)).isNull();

    assertThat(seats.settle(ticket, new Guest("a", Role.VIEWER)).earlyCandidates())
        .isEqualTo(List.of(CANDIDATE));
    assertThat(seats.findOrKeep("a", CANDIDATE).id()).isEqualTo("a");
  }

  @Test
  void aClosedRoomSeatsNobodyNotEvenWhoHadReserved() {
    Seats.Ticket ticket = seats.reserve("a", Role.VIEWER);
    sit("b", Role.VIEWER);

    assertThat(seats.close()).extracting(Guest::id).containsExactly("b");

    assertThatThrownBy(() -> seats.settle(ticket, new Guest("a", Role.VIEWER)))
        .isInstanceOf(MediaRefused.class);
    assertThatThrownBy(() -> seats.reserve("c", Role.VIEWER)).isInstanceOf(MediaRefused.class);
  }
}
