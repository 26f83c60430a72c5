package org.tongtian.live.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;

/**
 * The process's native WebRTC. Presenters and viewers need a factory each, because one audio device
 * cannot serve both (it aborts the process). The factories live as long as the process: the binding
 * keeps every connection's native shell, so a factory could never be disposed of cleanly.
 */
final class EmbeddedEngine {

  private final PeerConnectionFactory presenters;
  private final PeerConnectionFactory viewers;

  private EmbeddedEngine() {
    this.presenters = new PeerConnectionFactory(new HeadlessAudioDeviceModule());
    this.viewers = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
  }

  /** Holds the engine; the class is initialised, and the library loaded, at the first session. */
  private static final class Loaded {
    private static final EmbeddedEngine ENGINE = new EmbeddedEngine();
  }

  /**
   * The engine, loaded at the first call.
   *
   * @throws MediaRefused {@code media.unavailable} when a system library is missing
   */
  static EmbeddedEngine get() {
    return NativeLibraries.load(() -> Loaded.ENGINE);
  }

  RTCPeerConnection connection(Role role, PeerConnectionObserver observer) {
    RTCConfiguration configuration = new RTCConfiguration();
    // Without this libwebrtc leaves loopback out, and a phone emulator on this machine sees
    // nothing.
    configuration.portAllocatorConfig =
        new PortAllocatorConfig().setDisableAdapterEnumeration(true);
    PeerConnectionFactory factory = role == Role.PRESENTER ? presenters : viewers;
    return factory.createPeerConnection(configuration, observer);
  }
}
