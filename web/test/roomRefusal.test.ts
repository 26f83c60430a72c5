import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/problem'
import { chooseLanguage } from '@/shared/i18n/language'
import { RoomChannel } from '@/shared/live/roomChannel'
import { whyRefused } from '@/shared/live/roomRefusal'

class FakeSocket {
  readyState = 0
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  close(): void { this.onclose?.() }
  send(): void { this.readyState = 1 }
}

beforeEach(() => {
  chooseLanguage('zh')
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('a room that does not open', () => {
  it('says why in the market’s own words', async () => {
    const because = (status: number, detail: string) => whyRefused(() => Promise.reject(new ApiError(status, 'x', detail)))
    expect([await because(401, '登录过期了'), await because(403, '不能从这里进'), await because(404, '没有这个直播间')]).toEqual([
      { kind: 'signIn', text: '登录过期了' }, { kind: 'forbidden', text: '不能从这里进' }, { kind: 'closed', text: '没有这个直播间' },
    ])
  })

  it('blames nothing on the person where it would open, or where nobody answers', async () => {
    expect([await whyRefused(() => Promise.resolve(undefined)), await whyRefused(() => Promise.reject(new ApiError(0, 'client.network', null))), await whyRefused(() => Promise.reject(new ApiError(503, 'gateway.live_unavailable', '等一下')))]).toEqual([null, null, null])
  })

  function joined(refused: () => Promise<boolean>): { sockets: FakeSocket[]; asked: () => number; channel: RoomChannel } {
    const sockets: FakeSocket[] = []
    let questions = 0
    const channel = new RoomChannel({
      roomId: 'r1', token: () => null, random: () => 1, onBatch: () => undefined, refused: () => { questions++; return refused() },
      open: () => { const socket = new FakeSocket(); sockets.push(socket); return socket as unknown as WebSocket },
    })
    channel.connect()
    return { sockets, asked: () => questions, channel }
  }

  it('is not knocked at again where that cannot help', async () => {
    const { sockets, asked } = joined(() => Promise.resolve(true))
    sockets[0]?.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([asked(), sockets.length]).toEqual([1, 1])
  })

  it('is tried again where only the line was bad', async () => {
    const { sockets, channel } = joined(() => Promise.resolve(false))
    sockets[0]?.close()
    await vi.advanceTimersByTimeAsync(600)
    expect(sockets).toHaveLength(2)
    channel.close()
  })

  it('is asked nothing by who was inside a moment ago', async () => {
    const { sockets, asked, channel } = joined(() => Promise.resolve(true))
    sockets[0]?.onopen?.()
    sockets[0]?.close()
    await vi.advanceTimersByTimeAsync(600)
    expect([asked(), sockets.length]).toEqual([0, 2])
    channel.close()
  })
})
