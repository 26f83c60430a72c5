import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ClientMessage } from './messages'
import { preferVp8 } from './peer'
import { useNegotiation } from './useNegotiation'

const stallMs = 4_000

/** A viewer's video: asks for it, plays it muted at first, and knows when the picture stands still. */
export function useViewer(send: (message: ClientMessage) => boolean) {
  const video = ref<HTMLVideoElement | null>(null)
  const stream = shallowRef<MediaStream | null>(null)
  const isFlowing = ref(false)
  const isMuted = ref(true)
  let lastTime = -1
  let lastMoved = 0

  const negotiation = useNegotiation({ kind: 'view', send, prepare })

  function prepare(connection: RTCPeerConnection): void {
    preferVp8(connection.addTransceiver('video', { direction: 'recvonly' }))
    connection.addTransceiver('audio', { direction: 'recvonly' })
    const fresh = new MediaStream()
    connection.ontrack = (event) => {
      fresh.addTrack(event.track)
      if (event.track.kind === 'video') event.track.onunmute = () => { stream.value = fresh }
      if (!stream.value) stream.value = fresh
    }
  }

  async function play(): Promise<void> {
    const element = video.value
    if (!element) return
    element.muted = isMuted.value
    await element.play().catch(() => { isMuted.value = element.muted = true })
  }

  watch([video, stream], ([element, now]) => {
    if (!element || element.srcObject === now) return
    element.srcObject = now
    void play()
  })

  async function unmute(): Promise<void> {
    isMuted.value = false
    await play()
  }

  const watcher = setInterval(() => {
    const element = video.value
    if (!element) return
    const now = Date.now()
    if (element.currentTime !== lastTime && element.videoWidth > 0) {
      lastTime = element.currentTime
      lastMoved = now
    }
    isFlowing.value = lastMoved > 0 && now - lastMoved < stallMs
    if (element.paused && stream.value) void play()
  }, 500)
  onScopeDispose(() => clearInterval(watcher))

  return { video, isFlowing, isMuted, unmute, state: negotiation.state, start: negotiation.start, take: negotiation.take, hold: negotiation.hold, stop: negotiation.stop }
}
