import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readPhoto, type AfterSales, type AfterSalesCase, type CaseStep } from '@/shared/api/afterSales'
import { dueWord, eventWord } from '@/shared/aftersales/caseWord'
import { en, zh } from '@/shared/aftersales/words'
import { chooseLanguage } from '@/shared/i18n/language'
import AppealsPage from '@/desk/aftersales/AppealsPage.vue'
import DeskCasePage from '@/desk/aftersales/CasePage.vue'
import AfterSalesEntry from '@/shop/aftersales/AfterSalesEntry.vue'
import CasePage from '@/shop/aftersales/CasePage.vue'
import OpenCases from '@/shop/aftersales/OpenCases.vue'
import { openCases } from '@/shop/orderTabs'
import { all, clear, click, cny, isDisabled, market, Refused, seen, show, signedInAs, text, type, words } from './screens'

const jin = { code: 'JIN', name: text('斤', 'jin'), decimals: 0 }
const line = { lineId: 'l1', productName: text('红薯', 'Potato'), picture: 'sweet-potato', unit: jin, quantity: 5, wanted: 60, granted: 0 }
const one = (more: Partial<AfterSalesCase> = {}): AfterSalesCase => ({
  id: 'c1', orderId: 'o1', orderNumber: 'TT1', cooperative: { id: 'coop', name: text('薯社') }, buyer: '王**', kind: 'REFUND_ONLY', reason: 'SPOILED', state: 'DECIDING', turn: 'COOPERATIVE', text: '烂了', lines: [line],
  wanted: cny(1900), granted: null, photoIds: [], returnTo: null, wayBackPaidBy: null, wayBack: null, replacement: null, openedAt: '2026-11-22T00:00:00Z', dueAt: '2126-11-24T16:00:00Z', can: [], verdicts: [], history: [{ step: 'OPEN', state: 'DECIDING', at: '2026-11-22T00:00:00Z', by: 'BUYER', text: null }], ...more,
})
const open: AfterSales = {
  cases: [],
  lines: [
    { lineId: 'l1', choices: [{ kind: 'REFUND_ONLY', reason: 'SPOILED', most: 5, until: null }, { kind: 'RETURN', reason: 'WRONG_GOODS', most: 4, until: null }] },
    { lineId: 'l2', choices: [{ kind: 'RETURN', reason: 'WRONG_GOODS', most: 1, until: null }] },
  ],
}
beforeEach(() => chooseLanguage('zh'))
afterEach(clear)

describe('a photo of a case', () => {
  it('is asked for as the picture that it is, or the market has none to give', async () => {
    const asked: Record<string, string>[] = []
    vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
      asked.push(init.headers as Record<string, string>)
      return new Response(new Blob(['jpeg']), { status: 200, headers: { 'content-type': 'image/jpeg' } })
    })
    vi.stubGlobal('URL', { ...URL, createObjectURL: () => 'blob:photo' })
    expect(await readPhoto('p1')).toBe('blob:photo')
    expect(asked.map((headers) => headers['Accept'])).toEqual(['image/jpeg'])
  })
})

describe('a case for its buyer', () => {
  const path = '/api/orders/cases/c1'
  const offered = one({ state: 'OFFERED', turn: 'BUYER', granted: cny(640), can: ['TAKE_OFFER', 'APPEAL', 'WITHDRAW'] })

  it('says what is offered and takes it under one key over a retry', async () => {
    signedInAs('CONSUMER', null)
    let isBroken = true
    const asked = market({ [`GET ${path}`]: () => offered, [`POST ${path}/offer-acceptance`]: () => (isBroken ? new Refused(409, 'x', '再试一次') : one({ state: 'REFUNDED', turn: null, granted: cny(640), dueAt: null })) })
    show(CasePage, { id: 'c1' })
    await seen('case-accept')
    expect(words('case-next')).toContain('¥6.40')
    expect(words('case-sum')).toBe('¥6.40')
    click('case-accept')
    await vi.waitFor(() => expect(document.body.textContent).toContain('再试一次'))
    isBroken = false
    click('case-accept')
    await vi.waitFor(() => expect(all('case-accept')).toHaveLength(0))
    const keys = asked.filter((each) => each.method === 'POST').map((each) => each.key)
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  })

  it('appeals with words', async () => {
    signedInAs('CONSUMER', null)
    const asked = market({ [`GET ${path}`]: () => one({ state: 'REFUSED', turn: 'BUYER', can: ['APPEAL', 'WITHDRAW'] }), [`POST ${path}/appeal`]: () => one({ state: 'APPEALED', turn: 'PLATFORM', can: ['WITHDRAW'] }), 'GET /api/orders/carriers': () => [] })
    show(CasePage, { id: 'c1' })
    await seen('case-appeal')
    click('case-appeal')
    await seen('case-words')
    type('case-words', ' 照片清楚 ')
    await vi.waitFor(() => expect(isDisabled('case-words-send')).toBe(false))
    click('case-words-send')
    await vi.waitFor(() => expect(asked.find((each) => each.path.endsWith('/appeal'))?.body).toEqual({ text: '照片清楚' }))
    await vi.waitFor(() => expect(words('case-next')).toContain('平台'))
  })
})

describe('the entry on the order page', () => {
  it('shows cases and the way to ask, and nothing where neither is', async () => {
    market({ 'GET /api/orders/o1/after-sales': () => ({ ...open, cases: [one()] }), 'GET /api/orders/o2/after-sales': () => ({ lines: [], cases: [] }) })
    show(AfterSalesEntry, { orderId: 'o1' })
    await seen('after-sales-apply')
    expect(words('after-sales-case')).toContain('等合作社答复')
    show(AfterSalesEntry, { orderId: 'o2' })
    show(AfterSalesEntry, { orderId: 'o1' })
    await seen('after-sales-apply', 2)
    expect(all('after-sales')).toHaveLength(2)
  })
})

describe('the list of refunds', () => {
  it('begins with the cases that are not over, over all pages', async () => {
    const asked = market({
      'GET /api/orders/cases': ({ path }) => (path.includes('after=') ? { items: [one({ id: 'c3', state: 'OFFERED', turn: 'BUYER', granted: cny(640) })], next: null } : { items: [one(), one({ id: 'c2', state: 'REFUNDED' })], next: 'on' }),
    })
    expect((await openCases()).map(({ id }) => id)).toEqual(['c1', 'c3'])
    expect(asked).toHaveLength(2)
    show(OpenCases, { cases: await openCases() })
    await seen('open-case', 2)
    expect(words('open-case')).toContain('¥19.00')
    expect(words('open-case', 1)).toContain('¥6.40')
  })
})

describe('the desk', () => {
  const path = '/api/orders/cases/c1'
  const coop: CaseStep[] = ['GRANT', 'OFFER', 'REFUSE']

  it('offers a smaller share, says what it comes to, and not the whole', async () => {
    let isAway = true
    signedInAs('COOP_MANAGER', { id: 'coop', name: '薯社', kind: 'COOPERATIVE' })
    const asked = market({ [`GET ${path}`]: () => one({ can: coop }), [`POST ${path}/offer`]: () => one({ state: 'OFFERED', turn: 'BUYER', granted: cny(640) }), [`POST ${path}/worth`]: () => (isAway ? new Refused(503, 'x', '等一下再试') : { granted: cny(640) }), 'GET /api/orders/carriers': () => [] })
    show(DeskCasePage, { id: 'c1' })
    await seen('case-offer')
    click('case-offer')
    await seen('case-share')
    await vi.waitFor(() => expect(document.body.textContent).toContain('等一下再试'))
    isAway = false
    type('case-words', '坏得不多')
    type('case-share', '60')
    await vi.waitFor(() => expect(isDisabled('case-words-send')).toBe(true))
    type('case-share', '20')
    await vi.waitFor(() => expect(isDisabled('case-words-send')).toBe(false))
    await vi.waitFor(() => expect(words('worth')).toBe('¥6.40'))
    expect(asked.filter((each) => each.path.endsWith('/worth')).at(-1)?.body).toEqual({ lines: [{ lineId: 'l1', percent: 20 }] })
    click('case-words-send')
    await vi.waitFor(() => expect(asked.find((each) => each.path.endsWith('/offer'))?.body).toEqual({ lines: [{ lineId: 'l1', percent: 20 }], text: '坏得不多' }))
    await vi.waitFor(() => expect(all('decide-panel')).toHaveLength(0))
  })

  it('lists appeals, or says that there are none', async () => {
    signedInAs('PLATFORM', null)
    market({ 'GET /api/orders/cases/appeals': () => ({ items: [one({ state: 'APPEALED', turn: 'PLATFORM' })], next: null }) })
    show(AppealsPage)
    await seen('desk-case')
    expect(words('desk-case')).toContain('申请退 ¥19.00')
    clear()
    market({ 'GET /api/orders/cases/appeals': () => ({ items: [], next: null }) })
    show(AppealsPage)
    await vi.waitFor(() => expect(document.body.textContent).toContain('没有要判的申诉'))
  })
})

describe('words', () => {
  it('say an exchange without new goods, and a deadline that passed', () => {
    const arrived = { step: 'ARRIVE', state: 'REFUNDING', at: '2026-11-22T00:00:00Z', by: 'COOPERATIVE', text: null } as const
    expect(eventWord(one({ kind: 'EXCHANGE' }), arrived)).toContain('没有同样的货')
    expect(eventWord(one({ kind: 'RETURN' }), arrived)).not.toContain('没有同样的货')
    expect(dueWord(one({ dueAt: '2026-11-20T16:00:00Z' }), new Date('2026-11-22T00:00:00Z'))).toContain('已过')
    expect(dueWord(one({ dueAt: null }), new Date())).toBe('')
  })

  it('are there in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
  })
})
