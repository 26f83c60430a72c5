import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ForwardOrder } from '@/shared/api/forward'
import { chooseLanguage } from '@/shared/i18n/language'
import ForwardPage from '@/desk/forward/ForwardPage.vue'
import { atFloor, deliveryProblems, emptyDelivery, emptyForward, forwardProblems, newDelivery, newForward } from '@/desk/forward/forwardForm'
import { leftOf, priceSentence } from '@/desk/forward/forwardWord'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, type, words } from './screens'

const none = { numerator: 0, denominator: 1 }
const order = (more: Partial<ForwardOrder> = {}): ForwardOrder => ({
  id: 'f1', state: 'OPEN', contractId: 'c1', buyer: { id: 'coop', name: text('合作社') }, seller: { id: 'farm', name: text('杨家') }, product: text('红薯'), unit: 'JIN', grade: 'FIRST', quantity: 1000, from: '2026-01-01', to: '2036-12-31',
  floor: cny(180), markup: { numerator: 10, denominator: 100 }, deposit: cny(10_000), depositPaidAt: null, sellerPenalty: none, buyerPenalty: { numerator: 20, denominator: 100 }, tolerance: none, payWithinDays: 15,
  hash: 'ab12', signedBy: ['coop', 'farm'], cancelWishes: [], accepted: 0, value: cny(0), deliveries: [], charges: [], ending: null,
  endingNow: { missing: 1000, depositBack: cny(10_000), sellerPays: cny(10_000), depositLost: cny(10_000), buyerPays: cny(26_000) }, ...more,
})
const path = '/api/settlement/forward-orders/f1'
const open = (one: ForwardOrder, more = {}) => market({ [`GET ${path}`]: () => one, 'GET /api/settlement/contracts': () => ({ items: [], next: null }), 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: null }), ...more })
const confirm = (): void => document.querySelector<HTMLElement>('.van-dialog__confirm')?.click()

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COOP_MANAGER', { id: 'coop', name: '合作社', kind: 'COOPERATIVE' })
})
afterEach(clear)

describe('a forward order', () => {
  it('tells its terms as sentences, without a code or a number of its own', async () => {
    open(order())
    show(ForwardPage, { id: 'f1' })
    await seen('forward-terms')
    expect(words('forward-terms')).toContain('每斤按当天行情加 10%，最低 ¥1.80。')
    expect(words('forward-terms')).toContain('杨家卖给合作社 1,000 斤红薯，一级。')
    expect(words('forward-terms')).not.toMatch(/f1|JIN|FIRST/)
  })

  it('says before a breach what it costs, and breaks nothing without a yes', async () => {
    const asked = open(order(), { [`POST ${path}/withdrawal`]: () => order({ state: 'BREACHED_BY_BUYER', endingNow: null }) })
    show(ForwardPage, { id: 'f1' })
    await seen('forward-break')
    click('forward-break')
    await vi.waitFor(() => expect(document.querySelector('.van-dialog__message')?.textContent).toBe('现在不要了，定金 ¥100.00 不退，另外要赔 ¥260.00。'))
    document.querySelector<HTMLElement>('.van-dialog__cancel')?.click()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    click('forward-break')
    await vi.waitFor(() => expect(document.querySelector('.van-dialog__confirm')).not.toBeNull())
    confirm()
    await vi.waitFor(() => expect(words('forward-state')).toContain('买方违约'))
  })

  it('shows a delivery with its arithmetic, and who still owes whom', async () => {
    open(order({
      state: 'PART_DELIVERED', accepted: 400, value: cny(72_000), deliveries: [{ id: 'd1', on: '2026-11-20', grade: 'FIRST', quantity: 420, accepted: 400, marketPrice: null, marketSource: null, remark: '压坏了', value: cny(72_000), fromDeposit: cny(4000), reason: text('货款 680.00 ¥'), at: '2026-11-20T00:00:00Z' }],
      charges: [{ id: 'forward:f1:delivery:d1', from: 'coop', to: 'farm', amount: cny(68_000), paid: cny(60_000), outstanding: cny(8000), reason: text('货款'), dueSince: '2026-11-20T00:00:00Z' }],
    }))
    show(ForwardPage, { id: 'f1' })
    await seen('forward-delivery')
    expect([words('forward-delivery').includes('400 斤 / 420 斤'), words('forward-delivery').includes('货款 680.00 ¥'), words('forward-owed'), all('forward-cost')]).toEqual([true, true, '合作社还欠杨家 ¥80.00，从11月20日起', []])
  })

  it('is noted by the buyer alone, within what is left', async () => {
    const asked = open(order({ accepted: 995 }), { [`POST ${path}/deliveries`]: () => order({ state: 'FULFILLED', endingNow: null }) })
    show(ForwardPage, { id: 'f1' })
    await seen('forward-deliver')
    click('forward-deliver')
    await seen('delivery-sheet-submit')
    type('delivery-quantity', '10')
    type('delivery-accepted', '6')
    click('delivery-sheet-submit')
    await seen('field-problem')
    expect(words('field-problem')).toBe('最多还能收 5。')
    type('delivery-accepted', '5')
    click('delivery-sheet-submit')
    await vi.waitFor(() => expect(words('forward-state')).toContain('交齐了'))
    expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({ quantity: 10, accepted: 5, grade: 'FIRST' })
  })

  it('gives the seller no button of the buyer’s', async () => {
    signedInAs('FARMER', { id: 'farm', name: '杨家', kind: 'FARMER' })
    open(order())
    show(ForwardPage, { id: 'f1' })
    await seen('forward-break')
    expect([all('forward-deliver'), all('forward-deposit'), all('forward-unpaid')]).toEqual([[], [], []])
  })

  it('is signed with the hash that was read, and the market’s refusal is shown', async () => {
    const asked = open(order({ state: 'PROPOSED', signedBy: ['farm'], endingNow: null }), { [`POST ${path}/signatures`]: () => new Refused(409, 'forward.hash_differs', '订单内容和您要签的不一样', 'hash') })
    show(ForwardPage, { id: 'f1' })
    await seen('forward-sign')
    click('forward-sign')
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    click('forward-read')
    await vi.waitFor(() => expect(all('forward-sign')[0]?.hasAttribute('disabled')).toBe(false))
    click('forward-sign')
    await seen('forward-problem')
    expect([asked.find((one) => one.method === 'POST')?.body, words('forward-problem')]).toEqual([{ hash: 'ab12' }, '订单内容和您要签的不一样'])
  })
})

describe('what is typed of a forward order', () => {
  const filled = { ...emptyForward('c1', 'buyer', '2026-11-22'), other: 'farm', product: { zh: '红薯', en: 'Sweet potato' }, quantity: '1000', floor: '1.8', to: '2026-12-22' }

  it('is sent as the market reads it, and nothing that is empty', () => {
    expect(forwardProblems(filled)).toEqual({})
    expect(newForward({ ...filled, markup: '12.5', tolerance: '0', deposit: '' }, 'coop')).toEqual({
      contractId: 'c1', buyer: 'coop', seller: 'farm', product: { zh: '红薯', en: 'Sweet potato' }, unit: 'JIN', grade: 'FIRST', quantity: 1000, from: '2026-11-22', to: '2026-12-22', floor: cny(180),
      markup: { numerator: 125, denominator: 1000 }, sellerPenalty: { numerator: 10, denominator: 100 }, buyerPenalty: { numerator: 10, denominator: 100 }, payWithinDays: 15,
    })
    expect(newForward({ ...filled, side: 'seller' }, 'coop')).toMatchObject({ buyer: 'farm', seller: 'coop' })
  })

  it('keeps the deposit within a fifth of the price at the floor', () => {
    expect([atFloor(filled), forwardProblems({ ...filled, deposit: '360' }), Object.keys(forwardProblems({ ...filled, deposit: '360.01' }))]).toEqual([180_000, {}, ['deposit']])
    expect(Object.keys(forwardProblems({ ...filled, other: '', to: '2026-11-01', quantity: '1.5', payWithinDays: 'x' })).sort()).toEqual(['payWithinDays', 'quantity', 'seller', 'to'])
  })

  it('names who quotes the market wherever there is a quote', () => {
    const delivery = { ...emptyDelivery('2026-11-22', 'FIRST'), quantity: '10', accepted: '10' }
    expect([Object.keys(deliveryProblems({ ...delivery, marketPrice: '1.9' }, 'JIN', 100)), Object.keys(deliveryProblems({ ...delivery, accepted: '11' }, 'JIN', 100))]).toEqual([['marketSource'], ['accepted']])
    expect(newDelivery({ ...delivery, marketPrice: '1.9', marketSource: ' 县城市场 ' }, 'JIN')).toEqual({ on: '2026-11-22', grade: 'FIRST', quantity: 10, accepted: 10, marketPrice: cny(190), marketSource: '县城市场' })
  })

  it('has no rest below nothing and no rate where none is agreed', () => {
    expect([leftOf(order({ accepted: 1000 })), leftOf(order({ quantity: 0.3, accepted: 0.1 }))]).toEqual([0, 0.2])
    expect(priceSentence(order({ markup: none }))).toBe('每斤按当天行情，最低 ¥1.80。')
  })
})
