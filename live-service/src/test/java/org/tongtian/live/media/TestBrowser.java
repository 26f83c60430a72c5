package org.tongtian.live.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A real WebRTC end in this JVM that sends moving pictures and sound, or decodes and counts them.
 */
final class TestBrowser implements SignalListener, AutoCloseable {

  static final int FRAMES_A_SECOND = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final PeerConnectionFactory SENDING =
      new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
  private static final PeerConnectionFactory RECEIVING =
      new PeerConnectionFactory(new HeadlessAudioDeviceModule());

  final AtomicInteger pictures = new AtomicInteger();
  final AtomicInteger sounds = new AtomicInteger();
  private final MediaRoom room;
  private final String sessionId;
  private final RTCPeerConnection connection;
  private final ScheduledExecutorService camera = Executors.newSingleThreadScheduledExecutor();
  private final AtomicBoolean gone = new AtomicBoolean();
  private ScheduledFuture<?> filming;
  private int shade;

  private TestBrowser(MediaRoom room, String sessionId, PeerConnectionFactory factory) {
    this.room = room;
    this.sessionId = sessionId;
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.portAllocatorConfig =
        new PortAllocatorConfig().setDisableAdapterEnumeration(true);
    this.connection = factory.createPeerConnection(configuration, new Observer());
  }

  static TestBrowser publish(MediaRoom room, String sessionId) {
    TestBrowser host = new TestBrowser(room, sessionId, SENDING);
    CustomVideoSource pictures = new CustomVideoSource();
    CustomAudioSource sounds = new CustomAudioSource();
    host.connection.addTrack(SENDING.createVideoTrack("picture", pictures), List.of("camera"));
    host.connection.addTrack(SENDING.createAudioTrack("sound", sounds), List.of("camera"));
    host.filming =
        host.camera.scheduleAtFixedRate(
            () -> host.film(pictures, sounds), 0, 1000 / FRAMES_A_SECOND, TimeUnit.MILLISECONDS);
    host.negotiate((offer, client) -> room.publish(sessionId, offer, client));
    return host;
  }

  static TestBrowser view(MediaRoom room, String sessionId) {
    TestBrowser viewer = new TestBrowser(room, sessionId, RECEIVING);
    RTCRtpTransceiverInit receive = new RTCRtpTransceiverInit();
    receive.direction = RTCRtpTransceiverDirection.RECV_ONLY;
    VideoTrack picture = SENDING.createVideoTrack("wanted picture", new CustomVideoSource());
    AudioTrack sound =
        SENDING.createAudioTrack("wanted sound", SENDING.createAudioSource(new AudioOptions()));
    viewer.connection.addTransceiver(sound, receive);
    viewer.connection.addTransceiver(picture, receive);
    viewer.negotiate((offer, client) -> room.view(sessionId, offer, client));
    return viewer;
  }

  private void negotiate(BiConsumer<String, SignalListener> signal) {
    RTCSessionDescription offer =
        SdpStep.create(PATIENCE, step -> connection.createOffer(new RTCOfferOptions(), step));
    SdpStep.set(PATIENCE, step -> connection.setLocalDescription(offer, step));
    signal.accept(offer.sdp, this);
  }

  @Override
  public void answer(String sdp) {
    RTCSessionDescription answer = new RTCSessionDescription(RTCSdpType.ANSWER, sdp);
    SdpStep.set(PATIENCE, step -> connection.setRemoteDescription(answer, step));
  }

  @Override
  public void candidate(IceCandidate found) {
    connection.addIceCandidate(
        new RTCIceCandidate(found.sdpMid(), found.sdpMLineIndex(), found.candidate()));
  }

  private void film(CustomVideoSource pictures, CustomAudioSource sounds) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(WIDTH, HEIGHT);
    shade = (shade + 5) % 256;
    fill(buffer.getDataY(), shade);
    fill(buffer.getDataU(), 128);
    fill(buffer.getDataV(), 128);
    VideoFrame frame = new VideoFrame(buffer, System.nanoTime());
    pictures.pushFrame(frame);
    frame.release();
    for (int i = 0; i < 5; i++) {
      sounds.pushAudio(new byte[960], 16, 48_000, 1, 480);
    }
  }

  private static void fill(ByteBuffer plane, int value) {
    for (int i = 0; i < plane.capacity(); i++) {
      plane.put(i, (byte) value);
    }
  }

  /** The page is gone, without a farewell to the room. */
  void vanish() {
    if (!gone.compareAndSet(false, true)) {
      return;
    }
    if (filming != null) {
      filming.cancel(false);
    }
    camera.shutdown();
    connection.close();
  }

  @Override
  public void close() {
    vanish();
  }

  private final class Observer implements PeerConnectionObserver {

    @Override
    public void onIceCandidate(RTCIceCandidate found) {
      IceCandidate candidate = new IceCandidate(found.sdp, found.sdpMid, found.sdpMLineIndex);
      camera.execute(() -> room.addCandidate(sessionId, candidate));
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
      if (transceiver.getReceiver().getTrack() instanceof VideoTrack picture) {
        picture.addSink(
            frame -> {
              pictures.incrementAndGet();
              frame.release();
            });
      }
      if (transceiver.getReceiver().getTrack() instanceof AudioTrack sound) {
        sound.addSink((data, bits, rate, channels, frames) -> sounds.incrementAndGet());
      }
    }
  }
}
