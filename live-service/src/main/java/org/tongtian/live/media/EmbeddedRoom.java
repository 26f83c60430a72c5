package org.tongtian.live.media;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A room whose media passes through this process. */
final class EmbeddedRoom extends AbstractMediaRoom<EmbeddedPeer> {

  private static final int SILENT_READINGS = 3;

  private final MediaDeadlines deadlines;
  private final AtomicInteger openConnections;
  private EmbeddedPeer measured;
  private FlowMeter meter = new FlowMeter(SILENT_READINGS);

  EmbeddedRoom(
      String roomId,
      MediaListener listener,
      MediaThreads threads,
      MediaDeadlines deadlines,
      int maxViewers,
      AtomicInteger openConnections,
      Consumer<MediaRoom> onClosed) {
    super(roomId, listener, threads, deadlines, maxViewers, onClosed);
    this.deadlines = deadlines;
    this.openConnections = openConnections;
  }

  @Override
  EmbeddedPeer connect(Seats.Ticket ticket, String offer, CandidateGate gate) {
    EmbeddedPeer peer =
        EmbeddedPeer.negotiate(
            ticket,
            offer,
            gate,
            deadlines.call(),
            opened -> openConnections.incrementAndGet(),
            released -> openConnections.decrementAndGet());
    // Through the queue: the report comes on a native thread that must not close its own
    // connection.
    peer.whenFailed(
        failed -> work().execute(() -> sessionFailed(failed, EndReason.CONNECTION_FAILED)));
    return peer;
  }

  @Override
  void rewire() {
    EmbeddedPeer presenter = seats().presenter();
    for (EmbeddedPeer viewer : seats().viewers()) {
      tryQuietly(
          "A viewer's picture could not be changed",
          () -> viewer.show(presenter == null ? Map.of() : presenter.received()));
    }
    if (presenter == null) {
      events().state(MediaState.INTERRUPTED);
    }
  }

  @Override
  void askForKeyframe() {
    // Nothing to add: this process encodes for each viewer and obeys the browser's own requests.
  }

  @Override
  void releaseRoom() {
    events().state(MediaState.INTERRUPTED);
  }

  /** Looks whether the presenter's packets still come; called once a second. */
  void measureFlow() {
    EmbeddedPeer presenter = seats().presenter();
    if (presenter != null) {
      work().execute(() -> presenter.countPackets(count -> noteCount(presenter, count)));
    }
  }

  private void noteCount(EmbeddedPeer presenter, long packets) {
    work()
        .execute(
            () -> {
              if (!presenter.equals(measured)) {
                measured = presenter;
                meter = new FlowMeter(SILENT_READINGS);
              }
              if (presenter.equals(seats().presenter())) {
                events().state(meter.read(packets));
              }
            });
  }
}
