package org.tongtian.live.media;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** One browser's connection to the embedded media server. */
final class EmbeddedPeer extends NegotiatedSession {

  /** One stream id for sound and picture, so that the browser keeps them in step. */
  private static final List<String> STREAM = List.of("live");

  private final RTCPeerConnection connection;
  private final Map<String, RTCRtpSender> senders = new HashMap<>();
  private final Map<String, MediaStreamTrack> received = new HashMap<>();
  private final Map<String, MediaStreamTrack> shown = new HashMap<>();
  private final AtomicBoolean released = new AtomicBoolean();
  private final Consumer<EmbeddedPeer> onReleased;
  private volatile Consumer<EmbeddedPeer> onFailed = peer -> {};

  private EmbeddedPeer(
      Seats.Ticket ticket,
      EmbeddedEngine engine,
      CandidateGate gate,
      Consumer<EmbeddedPeer> onReleased) {
    super(ticket);
    this.onReleased = onReleased;
    this.connection = engine.connection(role(), new Observer(gate));
  }

  /**
   * Opens a connection and answers the offer.
   *
   * @param onReleased told once, when the connection is closed, also after a failed negotiation
   * @throws MediaRefused {@code media.bad_sdp} or {@code media.unavailable}; nothing is left open
   */
  static EmbeddedPeer negotiate(
      Seats.Ticket ticket,
      String offer,
      CandidateGate gate,
      Duration deadline,
      Consumer<EmbeddedPeer> onOpened,
      Consumer<EmbeddedPeer> onReleased) {
    EmbeddedPeer peer = new EmbeddedPeer(ticket, EmbeddedEngine.get(), gate, onReleased);
    onOpened.accept(peer);
    try {
      peer.answerTo(offer, deadline);
      return peer;
    } finally {
      if (peer.answer() == null) {
        peer.release();
      }
    }
  }

  private void answerTo(String offer, Duration deadline) {
    try {
      SdpStep.set(
          deadline,
          step -> connection.setRemoteDescription(description(RTCSdpType.OFFER, offer), step));
    } catch (SdpStep.Failed e) {
      throw new MediaRefused(
          MediaRefused.Reason.BAD_SDP, "The offer was not understood: " + e.getMessage(), e);
    }
    for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
      prepare(transceiver);
    }
    RTCSessionDescription local =
        SdpStep.create(deadline, step -> connection.createAnswer(new RTCAnswerOptions(), step));
    SdpStep.set(deadline, step -> connection.setLocalDescription(local, step));
    answered(local.sdp);
  }

  private void prepare(RTCRtpTransceiver transceiver) {
    MediaStreamTrack track = transceiver.getReceiver().getTrack();
    if (role() == Role.PRESENTER) {
      transceiver.setDirection(RTCRtpTransceiverDirection.RECV_ONLY);
      received.putIfAbsent(track.getKind(), track);
      return;
    }
    transceiver.setDirection(RTCRtpTransceiverDirection.SEND_ONLY);
    RTCRtpSender sender = transceiver.getSender();
    sender.setStreams(STREAM);
    senders.putIfAbsent(track.getKind(), sender);
  }

  private static RTCSessionDescription description(RTCSdpType type, String sdp) {
    return new RTCSessionDescription(type, sdp);
  }

  /** What a presenter sends, by kind; complete once it has its answer. */
  Map<String, MediaStreamTrack> received() {
    return received;
  }

  /** Sends these tracks to the viewer from now on; called from the room's queue only. */
  void show(Map<String, MediaStreamTrack> tracks) {
    if (released.get()) {
      return;
    }
    senders.forEach(
        (kind, sender) -> {
          MediaStreamTrack track = tracks.get(kind);
          if (!Objects.equals(shown.get(kind), track)) {
            sender.replaceTrack(track);
            shown.put(kind, track);
          }
        });
  }

  /** Reports how many media packets came in since the beginning; silent once released. */
  void countPackets(LongConsumer packets) {
    if (!released.get()) {
      connection.getStats(report -> packets.accept(packetsIn(report)));
    }
  }

  private static long packetsIn(RTCStatsReport report) {
    long packets = 0;
    for (RTCStats stats : report.getStats().values()) {
      boolean inbound = stats.getType() == RTCStatsType.INBOUND_RTP;
      if (inbound && stats.getAttributes().get("packetsReceived") instanceof Number count) {
        packets += count.longValue();
      }
    }
    return packets;
  }

  void whenFailed(Consumer<EmbeddedPeer> listener) {
    onFailed = listener;
  }

  @Override
  public void addCandidate(IceCandidate candidate) {
    if (released.get()) {
      return;
    }
    try {
      connection.addIceCandidate(
          new RTCIceCandidate(
              candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
    } catch (RuntimeException | Error e) {
      // The binding throws a plain Error where it cannot parse what it was given.
      if (e instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      throw new MediaRefused(
          MediaRefused.Reason.BAD_CANDIDATE, "The ICE candidate was not understood.", e);
    }
  }

  @Override
  public void release() {
    if (!released.compareAndSet(false, true)) {
      return;
    }
    try {
      connection.close();
    } finally {
      onReleased.accept(this);
    }
  }

  /** Runs on a native thread: notes and hands over, never calls the connection. */
  private final class Observer implements PeerConnectionObserver {

    private final CandidateGate gate;

    private Observer(CandidateGate gate) {
      this.gate = gate;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate found) {
      gate.candidate(new IceCandidate(found.sdp, found.sdpMid, found.sdpMLineIndex));
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      if (state == RTCPeerConnectionState.CONNECTED) {
        connected();
      }
      if (state == RTCPeerConnectionState.FAILED) {
        onFailed.accept(EmbeddedPeer.this);
      }
    }
  }
}
