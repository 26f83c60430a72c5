import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { AfterSales } from '@/shared/api/afterSales'
import { fit } from '@/shared/aftersales/downscale'
import { chooseLanguage } from '@/shared/i18n/language'
import { kindsOf, linesFor, problemOf, reasonsOf, wishOf, type CaseForm } from '@/shop/aftersales/caseForm'
import { usePhotos } from '@/shop/aftersales/usePhotos'

const open: AfterSales = {
  cases: [],
  lines: [
    { lineId: 'l1', choices: [{ kind: 'REFUND_ONLY', reason: 'SPOILED', most: 5, until: null }, { kind: 'RETURN', reason: 'WRONG_GOODS', most: 4, until: null }] },
    { lineId: 'l2', choices: [{ kind: 'RETURN', reason: 'WRONG_GOODS', most: 1, until: null }] },
  ],
}
const form = (more: Partial<CaseForm> = {}): CaseForm => ({ kind: 'REFUND_ONLY', reason: 'SPOILED', text: ' 烂了 ', lines: [{ lineId: 'l1', quantity: 2, percent: 30 }], ...more })
const photos = { count: 1, isSending: false, hasLost: false }

beforeEach(() => chooseLanguage('zh'))

describe('the form', () => {
  it('offers what the market says is open, and chooses a single line whole', () => {
    expect(kindsOf(open)).toEqual(['REFUND_ONLY', 'RETURN'])
    expect(reasonsOf(open, 'RETURN')).toEqual(['WRONG_GOODS'])
    expect(linesFor(open, 'REFUND_ONLY', 'SPOILED')).toEqual([{ lineId: 'l1', quantity: 5, percent: 30 }])
    expect(linesFor(open, 'RETURN', 'WRONG_GOODS').map((each) => each.quantity)).toEqual([0, 0])
  })

  it('says what is missing, one thing at a time', () => {
    expect(problemOf(form({ kind: '' }), photos)).toBe('kindMissing')
    expect(problemOf(form({ reason: '' }), photos)).toBe('reasonMissing')
    expect(problemOf(form({ lines: [{ lineId: 'l1', quantity: 0, percent: 30 }] }), photos)).toBe('goodsMissing')
    expect(problemOf(form(), { ...photos, isSending: true })).toBe('waitPhotos')
    expect(problemOf(form(), { ...photos, hasLost: true })).toBe('photosLost')
    expect(problemOf(form(), { ...photos, count: 0 })).toBe('photosNeeded')
    expect(problemOf(form({ kind: 'RETURN' }), { ...photos, count: 0 })).toBe('')
    expect(problemOf(form(), photos)).toBe('')
  })

  it('sends only chosen lines, with a share of damage only where it is about damage', () => {
    const lines = [{ lineId: 'l1', quantity: 2, percent: 30 }, { lineId: 'l2', quantity: 0, percent: 30 }]
    expect(wishOf('o1', form({ lines }), ['p'])).toEqual({ orderId: 'o1', kind: 'REFUND_ONLY', reason: 'SPOILED', text: '烂了', lines: [lines[0]], photoIds: ['p'] })
    expect(wishOf('o1', form({ kind: 'RETURN', lines }), [])?.lines).toEqual([{ lineId: 'l1', quantity: 2, percent: 100 }])
    expect(wishOf('o1', form({ lines: [] }), [])).toBeNull()
  })
})

describe('photos', () => {
  let scope = effectScope()
  afterEach(() => { scope.stop(); vi.unstubAllGlobals() })
  /** Answers uploads one after the other. */
  function channel(answers: { status: number; body: unknown }[]): { keys: string[]; sizes: number[] } {
    const sent = { keys: [] as string[], sizes: [] as number[] }
    vi.stubGlobal('XMLHttpRequest', class {
      upload: { onprogress?: (event: unknown) => void } = {}
      status = 0
      responseText = ''
      onload = (): void => undefined
      onerror = (): void => undefined
      open(): void { /* nothing to open */ }
      setRequestHeader(name: string, value: string): void { if (name === 'Idempotency-Key') sent.keys.push(value) }
      send(photo: Blob): void {
        const answer = answers.shift() ?? { status: 0, body: {} }
        sent.sizes.push(photo.size)
        this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 2 })
        this.status = answer.status
        this.responseText = JSON.stringify(answer.body)
        if (answer.status) this.onload()
        else this.onerror()
      }
    })
    return sent
  }
  const shrink = (): Promise<Blob> => Promise.resolve(new Blob(['small']))
  function inHand(small: () => Promise<Blob>): ReturnType<typeof usePhotos> {
    const hand = scope.run(() => usePhotos(() => 'o1', small))
    if (!hand) throw new Error('the scope is over')
    return hand
  }
  beforeEach(() => { scope = effectScope(); URL.createObjectURL = () => 'blob:x'; URL.revokeObjectURL = () => undefined })

  it('are made smaller and sent one after the other, six at most', async () => {
    const sent = channel(Array.from({ length: 6 }, (_, at) => ({ status: 201, body: { id: `p${at}` } })))
    const hand = inHand(shrink)
    hand.add(Array.from({ length: 9 }, () => new Blob(['a very large photo'])))
    expect(hand.isSending.value).toBe(true)
    await hand.settled()
    expect(hand.ids.value).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'])
    expect(sent.sizes).toEqual([5, 5, 5, 5, 5, 5])
    expect([hand.room.value, hand.isSending.value]).toEqual([0, false])
  })

  it('are tried again under their own key when the network broke', async () => {
    const sent = channel([{ status: 0, body: {} }, { status: 201, body: { id: 'p' } }])
    const hand = inHand(shrink)
    hand.add([new Blob(['photo'])])
    await hand.settled()
    expect(hand.hasLost.value).toBe(true)
    hand.retry(hand.photos.value[0]?.key ?? '')
    await hand.settled()
    expect([hand.ids.value, hand.hasLost.value]).toEqual([['p'], false])
    expect(new Set(sent.keys).size).toBe(1)
  })

  it('say the market\'s own sentence, and can be removed', async () => {
    channel([{ status: 400, body: { code: 'aftersales.photo_kind', detail: '只收 JPEG 和 PNG 照片。' } }])
    const hand = inHand(shrink)
    hand.add([new Blob(['gif'])])
    await hand.settled()
    expect(hand.photos.value[0]?.problem).toBe('只收 JPEG 和 PNG 照片。')
    hand.remove(hand.photos.value[0]?.key ?? '')
    expect(hand.room.value).toBe(6)
  })

  it('keep their shape when they are made smaller, and small ones stay', () => {
    expect([fit(4000, 3000), fit(3000, 4000), fit(800, 600), fit(5000, 1)]).toEqual([{ width: 1280, height: 960 }, { width: 960, height: 1280 }, { width: 800, height: 600 }, { width: 1280, height: 1 }])
  })
})
