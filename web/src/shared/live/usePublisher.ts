import { onScopeDispose, ref, shallowRef, type ShallowRef } from 'vue'
import type { ClientMessage } from './messages'
import { preferVp8 } from './peer'
import { useNegotiation } from './useNegotiation'

export type Network = 'unknown' | 'good' | 'fair' | 'poor'

/** Judges an uplink by round trip (ms) and the share of packets that the other side missed. */
export function judgeNetwork(roundTripMs: number | null, lost: number): Network {
  if (roundTripMs === null) return 'unknown'
  if (roundTripMs > 600 || lost > 0.1) return 'poor'
  return roundTripMs > 250 || lost > 0.03 ? 'fair' : 'good'
}

async function readNetwork(connection: RTCPeerConnection): Promise<Network> {
  let roundTrip: number | null = null
  let lost = 0
  for (const entry of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
    if (entry['type'] === 'candidate-pair' && entry['state'] === 'succeeded' && typeof entry['currentRoundTripTime'] === 'number') {
      roundTrip = entry['currentRoundTripTime'] * 1000
    }
    if (entry['type'] === 'remote-inbound-rtp' && typeof entry['fractionLost'] === 'number') lost = Math.max(lost, entry['fractionLost'])
  }
  return judgeNetwork(roundTrip, lost)
}

/** The host's video: one offer with camera and microphone, replaced tracks on a flip, a badge for the network. */
export function usePublisher(stream: ShallowRef<MediaStream | null>, send: (message: ClientMessage) => boolean) {
  const network = ref<Network>('unknown')
  const isMuted = ref(false)
  const sending = shallowRef<RTCRtpSender[]>([])

  const negotiation = useNegotiation({
    kind: 'publish',
    send,
    prepare(connection) {
      const media = stream.value
      if (!media) return
      sending.value = media.getTracks().map((track) => {
        const transceiver = connection.addTransceiver(track, { direction: 'sendonly', streams: [media] })
        if (track.kind === 'video') preferVp8(transceiver)
        return transceiver.sender
      })
    },
  })

  /** After a flip or a test picture: same connection, other tracks. */
  async function replaceTracks(media: MediaStream): Promise<void> {
    await Promise.all(sending.value.map(async (sender) => {
      const track = media.getTracks().find((one) => one.kind === sender.track?.kind)
      if (track) await sender.replaceTrack(track)
    }))
    applyMute()
  }

  function applyMute(): void {
    stream.value?.getAudioTracks().forEach((track) => { track.enabled = !isMuted.value })
  }

  function toggleMute(): void {
    isMuted.value = !isMuted.value
    applyMute()
  }

  const watcher = setInterval(() => {
    const connection = negotiation.connection()
    if (!connection || negotiation.state.value !== 'connected') {
      network.value = negotiation.state.value === 'connecting' || negotiation.state.value === 'new' ? 'unknown' : 'poor'
      return
    }
    void readNetwork(connection).then((now) => { network.value = now })
  }, 2_000)
  onScopeDispose(() => clearInterval(watcher))

  return { ...negotiation, network, isMuted, toggleMute, replaceTracks }
}
