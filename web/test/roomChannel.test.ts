import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFrame, type RoomMessage } from '@/shared/live/messages'
import { RoomChannel, type ChannelOptions } from '@/shared/live/roomChannel'

class FakeSocket {
  readyState = 0
  sent: string[] = []
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  constructor(readonly url: string, readonly protocols: string[]) {}
  send(text: string): void { this.sent.push(text) }
  close(): void { this.readyState = 3; this.onclose?.() }
  opens(): void { this.readyState = 1; this.onopen?.() }
  drops(): void { this.readyState = 3; this.onclose?.() }
  says(frame: unknown): void { this.onmessage?.({ data: JSON.stringify(frame) }) }
}

let sockets: FakeSocket[] = []
let batches: RoomMessage[][] = []
const last = (): FakeSocket => sockets.at(-1) as FakeSocket

function channel(more: Partial<ChannelOptions> = {}): RoomChannel {
  return new RoomChannel({
    roomId: 'r1',
    token: () => null,
    random: () => 1,
    onBatch: (messages) => batches.push(messages),
    open: (url, protocols) => {
      const socket = new FakeSocket(url, protocols)
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
    ...more,
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  batches = []
})
afterEach(() => vi.useRealTimers())

describe('frames', () => {
  it('reach the screen one batch at a time', () => {
    channel().connect()
    last().opens()
    last().says({ epoch: 'e1', offset: 3, messages: [{ type: 'stock', lotId: 'l', available: 4 }, { type: 'viewers', count: 9 }] })
    expect(batches).toEqual([[{ type: 'stock', lotId: 'l', available: 4 }, { type: 'viewers', count: 9 }]])
  })

  it('that cannot be read are nothing', () => {
    expect(readFrame('{oops').messages).toEqual([])
    expect(readFrame('{}').messages).toEqual([])
    expect(readFrame('{"type":"renegotiate"}').messages).toEqual([{ type: 'renegotiate' }])
  })
})

describe('reconnecting', () => {
  it('asks for what was missed, by epoch and offset', async () => {
    channel().connect()
    last().opens()
    last().says({ epoch: 'e 1', offset: 41, messages: [] })
    last().drops()
    await vi.advanceTimersByTimeAsync(500)
    expect(last().url).toMatch(/\/ws\/live\/rooms\/r1\?epoch=e%201&offset=41$/)
  })

  it('waits longer after each failure, up to ten seconds, and starts over once it worked', async () => {
    channel().connect()
    for (const pause of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
      const before = sockets.length
      last().drops()
      await vi.advanceTimersByTimeAsync(pause - 1)
      expect(sockets).toHaveLength(before)
      await vi.advanceTimersByTimeAsync(1)
      expect(sockets).toHaveLength(before + 1)
    }
    last().opens()
    last().drops()
    await vi.advanceTimersByTimeAsync(500)
    expect(sockets).toHaveLength(9)
  })

  it('says whether it is the first opening', async () => {
    const opened: boolean[] = []
    channel({ onOpen: (isAgain) => opened.push(isAgain) }).connect()
    last().opens()
    last().drops()
    await vi.advanceTimersByTimeAsync(500)
    last().opens()
    expect(opened).toEqual([false, true])
  })

  it('tells the screen to read everything again when the room forgot', () => {
    const onReset = vi.fn()
    channel({ onReset }).connect()
    last().opens()
    last().says({ epoch: 'e1', offset: 1, messages: [] })
    last().says({ epoch: 'e1', offset: 2, messages: [] })
    expect(onReset).not.toHaveBeenCalled()
    last().says({ epoch: 'e2', offset: 0, messages: [] })
    expect(onReset).toHaveBeenCalledOnce()
  })

  it('renews the sign-in first and knows how often it failed', async () => {
    const renew = vi.fn().mockResolvedValue(undefined)
    channel({ renew }).connect()
    last().drops()
    await vi.advanceTimersByTimeAsync(500)
    last().drops()
    await vi.advanceTimersByTimeAsync(1000)
    expect(renew.mock.calls).toEqual([[1], [2]])
  })

  it('stops when the page is left', async () => {
    const open = channel()
    open.connect()
    last().opens()
    open.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sockets).toHaveLength(1)
    expect(last().sent).toEqual(['{"type":"leave"}'])
  })
})

describe('sending', () => {
  const line = { type: 'chat' as const, id: 'c1', text: '甜不甜' }

  it('keeps a chat line until the room is reached again, once', async () => {
    const open = channel({ token: () => 'token' })
    open.connect()
    expect(last().protocols).toEqual(['tongtian.v1', 'bearer.token'])
    open.sendChat(line)
    last().opens()
    last().drops()
    await vi.advanceTimersByTimeAsync(500)
    last().opens()
    expect(sockets.flatMap((socket) => socket.sent)).toEqual([JSON.stringify(line)])
  })

  it('does not keep signalling for another connection', () => {
    const open = channel()
    open.connect()
    expect(open.send({ type: 'view', sdp: 'v=0' })).toBe(false)
    last().opens()
    expect(last().sent).toEqual([])
    expect(open.send({ type: 'view', sdp: 'v=0' })).toBe(true)
  })

  it('comes back with the sign-in before the first line', async () => {
    let token: string | null = null
    const open = channel({ token: () => token })
    open.connect()
    last().opens()
    token = 'fresh'
    open.sendChat(line)
    await vi.advanceTimersByTimeAsync(0)
    expect(sockets[0]?.sent).toEqual([])
    last().opens()
    expect(last().protocols).toContain('bearer.fresh')
    expect(last().sent).toEqual([JSON.stringify(line)])
  })
})
