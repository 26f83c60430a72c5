package org.tongtian.live.media;

import java.util.EnumSet;
import java.util.Set;
import org.kurento.client.ConnectionState;
import org.kurento.client.IceComponentState;
import org.kurento.client.MediaFlowInStateChangedEvent;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.RembParams;
import org.kurento.client.WebRtcEndpoint;

/** One client's endpoint on a media node. */
final class KurentoSession extends NegotiatedSession {

  /** 540p and 720p from a phone; Kurento's own cap of 500 kbps would blur them. */
  private static final int MAX_VIDEO_KBPS = 2000;

  /** A floor that a village uplink still carries; a higher one would hurt exactly the weak. */
  private static final int MIN_VIDEO_KBPS = 300;

  /** What a presenter may begin with, in bits per second, before anything was measured. */
  private static final int FIRST_ESTIMATE_BPS = 1_000_000;

  private final KurentoConnection connection;
  private final WebRtcEndpoint endpoint;
  private final Set<MediaType> flowing = EnumSet.noneOf(MediaType.class);
  private KurentoSession source;

  /** What the room learns from a session, on a thread of the Kurento client. */
  interface Events {

    void flowChanged();

    void failed(KurentoSession session);
  }

  private KurentoSession(
      Seats.Ticket ticket, KurentoConnection connection, WebRtcEndpoint endpoint) {
    super(ticket);
    this.connection = connection;
    this.endpoint = endpoint;
  }

  /** Creates an endpoint and answers the offer; on failure the endpoint is released again. */
  static KurentoSession negotiate(
      Seats.Ticket ticket,
      String offer,
      KurentoConnection connection,
      MediaPipeline pipeline,
      CandidateGate gate,
      Events events) {
    WebRtcEndpoint endpoint =
        connection.create(
            "create endpoint", done -> new WebRtcEndpoint.Builder(pipeline).buildAsync(done));
    try {
      KurentoSession session = new KurentoSession(ticket, connection, endpoint);
      session.limit();
      session.listen(gate, events);
      session.answered(connection.call("process offer", () -> endpoint.processOffer(offer)));
      connection.run("gather candidates", endpoint::gatherCandidates);
      return session;
    } catch (RuntimeException e) {
      connection.release(endpoint);
      throw e;
    }
  }

  /** Before the offer is processed: afterwards Kurento keeps its defaults. */
  private void limit() {
    if (role() == Role.VIEWER) {
      connection.run("limit", () -> endpoint.setMaxVideoSendBandwidth(MAX_VIDEO_KBPS));
      connection.run("limit", () -> endpoint.setMinVideoSendBandwidth(MIN_VIDEO_KBPS));
      return;
    }
    connection.run("limit", () -> endpoint.setMaxVideoRecvBandwidth(MAX_VIDEO_KBPS));
    connection.run("limit", () -> endpoint.setMinVideoRecvBandwidth(MIN_VIDEO_KBPS));
    RembParams estimate = new RembParams();
    estimate.setRembOnConnect(FIRST_ESTIMATE_BPS);
    connection.run("first estimate", () -> endpoint.setRembParams(estimate));
  }

  private void listen(CandidateGate gate, Events events) {
    connection.call(
        "listen to candidates",
        () ->
            endpoint.addIceCandidateFoundListener(
                event -> gate.candidate(fromKurento(event.getCandidate()))));
    connection.call(
        "listen to the connection",
        () ->
            endpoint.addConnectionStateChangedListener(
                event -> {
                  if (event.getNewState() == ConnectionState.CONNECTED) {
                    connected();
                  }
                }));
    connection.call(
        "listen to the path",
        () ->
            endpoint.addIceComponentStateChangedListener(
                event -> {
                  if (event.getState() == IceComponentState.CONNECTED) {
                    connected();
                  }
                  if (event.getState() == IceComponentState.FAILED) {
                    events.failed(this);
                  }
                }));
    if (role() == Role.PRESENTER) {
      connection.call(
          "listen to the flow",
          () ->
              endpoint.addMediaFlowInStateChangedListener(
                  event -> {
                    noteFlow(event);
                    events.flowChanged();
                  }));
    }
  }

  private void noteFlow(MediaFlowInStateChangedEvent event) {
    synchronized (flowing) {
      if (event.getState() == MediaFlowState.FLOWING) {
        flowing.add(event.getMediaType());
      } else {
        flowing.remove(event.getMediaType());
      }
    }
  }

  /** Whether sound or picture arrives from this presenter. */
  boolean isFlowing() {
    synchronized (flowing) {
      return !flowing.isEmpty() && connection.isUsable();
    }
  }

  /**
   * Lets this viewer see the presenter, or nobody when it is null; called from the room's queue
   * only.
   *
   * @return whether something had to change
   */
  boolean see(KurentoSession presenter) {
    if (presenter == null || presenter.equals(source)) {
      source = presenter;
      return false;
    }
    connection.run("connect a viewer", () -> presenter.endpoint.connect(endpoint));
    source = presenter;
    return true;
  }

  void requestKeyframe() {
    connection.run("request a keyframe", endpoint::requestKeyframe);
  }

  private static IceCandidate fromKurento(org.kurento.client.IceCandidate found) {
    return new IceCandidate(found.getCandidate(), found.getSdpMid(), found.getSdpMLineIndex());
  }

  @Override
  public void addCandidate(IceCandidate candidate) {
    String mid = candidate.sdpMid() == null ? "" : candidate.sdpMid();
    connection.run(
        "add a candidate",
        () ->
            endpoint.addIceCandidate(
                new org.kurento.client.IceCandidate(
                    candidate.candidate(), mid, candidate.sdpMLineIndex())));
  }

  @Override
  public void release() {
    connection.release(endpoint);
  }
}
