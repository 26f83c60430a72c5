import { onScopeDispose, ref } from 'vue'
import { iceServers } from '../api/market'
import type { ClientMessage } from './messages'
import { Peer, type Signal } from './peer'

interface NegotiationOptions {
  kind: 'publish' | 'view'
  send: (message: ClientMessage) => boolean
  /** Adds tracks or transceivers before the offer. */
  prepare: (connection: RTCPeerConnection) => void
  /** The new connection carries media; an older one may be dropped. */
  onReady?: () => void
}

const answerWaitMs = 12_000
const longestPauseMs = 10_000

/** Keeps one media connection up: starts again on `renegotiate`, on failure and when no answer comes, with growing pauses. */
export function useNegotiation(options: NegotiationOptions) {
  const state = ref<RTCPeerConnectionState>('new')
  let peer: Peer | null = null
  let replaced: Peer | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let stopped = true
  let round = 0

  function whenState(mine: Peer, next: RTCPeerConnectionState): void {
    if (mine !== peer) return
    state.value = next
    if (next === 'connected') {
      failures = 0
      clearTimeout(timer)
      replaced?.close()
      replaced = null
      options.onReady?.()
    }
    if (next === 'failed') again()
    if (next === 'disconnected') later(4_000)
  }

  function later(pause: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void start(), pause)
  }

  function again(): void {
    if (!stopped) later(Math.min(longestPauseMs, 600 * 2 ** failures++))
  }

  async function start(): Promise<void> {
    stopped = false
    const mine = ++round
    clearTimeout(timer)
    const servers = await iceServers().catch(() => [])
    if (stopped || mine !== round) return
    replaced?.close()
    replaced = peer
    const fresh: Peer = new Peer(options.kind, { iceServers: servers, send: options.send, onState: (next) => whenState(fresh, next) })
    peer = fresh
    options.prepare(fresh.connection)
    try {
      await fresh.offer()
      if (fresh === peer) later(answerWaitMs)
    } catch {
      if (fresh === peer) again()
    }
  }

  async function take(signal: Signal): Promise<void> {
    if (signal.type === 'renegotiate') return start()
    try {
      await peer?.take(signal)
    } catch {
      again()
    }
  }

  /** No seat, or no media server now: ask again after a while instead of at once. */
  function hold(ms: number): void {
    round++
    later(ms)
  }

  function stop(): void {
    stopped = true
    clearTimeout(timer)
    peer?.close()
    replaced?.close()
    peer = replaced = null
    state.value = 'closed'
  }

  onScopeDispose(stop)
  return { state, start, take, hold, stop, connection: (): RTCPeerConnection | null => peer?.connection ?? null }
}
