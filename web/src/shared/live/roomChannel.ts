import { readFrame, type ClientMessage, type RoomMessage } from './messages'

export interface ChannelOptions {
  roomId: string
  token: () => string | null
  /** All messages of one frame together, so that a screen redraws once. */
  onBatch: (messages: RoomMessage[]) => void
  /** The socket is open; `isAgain` after an interruption. */
  onOpen?: (isAgain: boolean) => void
  onConnected?: (connected: boolean) => void
  /** The room's memory was lost (another epoch): what the screen shows must be read again. */
  onReset?: () => void
  /** Asks why the room would not open, where it was never reached; true: coming back will not help. */
  refused?: () => Promise<boolean>
  /** Renews the sign-in before connecting, given how many attempts failed in a row. */
  renew?: (failures: number) => Promise<void>
  open?: (url: string, protocols: string[]) => WebSocket
  random?: () => number
}

const firstPauseMs = 500
const longestPauseMs = 10_000

/** The room channel: reconnects by itself and asks for what it missed by epoch and offset. */
export class RoomChannel {
  private socket: WebSocket | null = null
  private epoch: string | null = null
  private offset = 0
  private failures = 0
  private opened = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private closed = false
  private waiting: ClientMessage[] = []
  private usedToken: string | null = null

  constructor(private readonly options: ChannelOptions) {
    window.addEventListener('online', this.reconnectNow)
  }

  connect(): void {
    if (this.closed) return
    this.usedToken = this.options.token()
    const protocols = ['tongtian.v1', ...(this.usedToken ? [`bearer.${this.usedToken}`] : [])]
    const socket = (this.options.open ?? ((url, names) => new WebSocket(url, names)))(this.url(), protocols)
    this.socket = socket
    let wasOpen = false
    socket.onopen = () => {
      wasOpen = true
      if (socket === this.socket) this.whenOpen()
    }
    socket.onmessage = (event) => { if (socket === this.socket) this.whenFrame(String(event.data)) }
    socket.onclose = () => { if (socket === this.socket) void this.whenClosed(wasOpen) }
  }

  /** Sends now, or says false. Signalling belongs to one connection and is never kept for the next. */
  send(message: ClientMessage): boolean {
    if (this.socket?.readyState !== 1) return false
    this.socket.send(JSON.stringify(message))
    return true
  }

  /** Sends a chat line, now or as soon as the room is reached again; reconnects first where the sign-in changed. */
  sendChat(message: Extract<ClientMessage, { type: 'chat' }>): void {
    const isSignedIn = this.usedToken !== null
    if (isSignedIn && this.send(message)) return
    this.waiting.push(message)
    if (!isSignedIn) this.reconnectNow()
  }

  close(): void {
    this.send({ type: 'leave' })
    this.closed = true
    if (this.timer) clearTimeout(this.timer)
    window.removeEventListener('online', this.reconnectNow)
    this.socket?.close()
  }

  private readonly reconnectNow = (): void => {
    if (this.closed) return
    if (this.timer) clearTimeout(this.timer)
    const old = this.socket
    this.socket = null
    old?.close()
    void this.reconnect()
  }

  private async reconnect(): Promise<void> {
    await this.options.renew?.(this.failures)
    this.connect()
  }

  private url(): string {
    const resume = this.epoch === null ? '' : `?epoch=${encodeURIComponent(this.epoch)}&offset=${this.offset}`
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    return `${scheme}://${location.host}/ws/live/rooms/${this.options.roomId}${resume}`
  }

  private whenOpen(): void {
    this.failures = 0
    this.opened++
    this.options.onConnected?.(true)
    this.options.onOpen?.(this.opened > 1)
    const kept = this.waiting
    this.waiting = []
    kept.forEach((message) => { if (!this.send(message)) this.waiting.push(message) })
  }

  private whenFrame(frame: string): void {
    const batch = readFrame(frame)
    if (batch.epoch !== undefined) {
      if (this.epoch !== null && batch.epoch !== this.epoch) this.options.onReset?.()
      this.epoch = batch.epoch
    }
    if (batch.offset !== undefined) this.offset = batch.offset
    if (batch.messages.length > 0) this.options.onBatch(batch.messages)
  }

  /** A browser says nothing of why a socket did not open: whoever was in the room a moment ago only lost the line. */
  private async whenClosed(wasOpen: boolean): Promise<void> {
    this.options.onConnected?.(false)
    if (this.closed) return
    const socket = this.socket
    const isFinal = !wasOpen && this.options.refused ? await this.options.refused() : false
    if (isFinal || this.closed || socket !== this.socket) return
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures++)
    const jitter = 0.5 + (this.options.random ?? Math.random)() / 2
    this.timer = setTimeout(() => void this.reconnect(), pause * jitter)
  }
}
