import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, nextTick } from 'vue'
import SaleSplit from '@/desk/parts/SaleSplit.vue'
import { agreementForm, agreementOf, emptyAgreement, paidFor } from '@/desk/composer/agreementForm'
import { clauseBody, draftOf, emptyClause, emptyDraft, formOf } from '@/desk/composer/draftForm'
import { fieldsOf } from '@/desk/composer/clauseKinds'
import { fieldWord } from '@/desk/composer/fieldWord'
import YuanCard from '@/shared/components/YuanCard.vue'
import type { Sale, SalePart } from '@/shared/api/types'
import { chooseLanguage } from '@/shared/i18n/language'
import { checkRecord } from '@/shared/proof/checkRecord'
import { proofOf } from '../dev/simulated-proofs'

const cny = (amount: number) => ({ amount, currency: 'CNY' })
const party = (id: string, kind: 'FARMER' | 'CARRIER' | 'PLATFORM') => ({ id, kind, name: { zh: id, en: id } })
const line = (id: string, kind: 'FARMER' | 'CARRIER' | 'PLATFORM', amount: number, clauseNo: number, part: SalePart | null = null) =>
  ({ party: party(id, kind), amount: cny(amount), percent: part ? null : ((amount * 100) / 2600).toFixed(1), reason: { zh: `原因 ${clauseNo}`, en: '' }, sentence: { zh: `第 ${clauseNo} 条`, en: '' }, clauseNo, part })
const sale: Sale = {
  saleId: 'line-1', orderId: 'order-1', orderNumber: 'TT1', product: { zh: '红薯', en: 'potato' }, goods: cny(2600), cooperativeCoupon: cny(0), platformCoupon: cny(300), delivery: cny(500), paid: cny(2800), state: 'ESCROW',
  lines: [line('农户', 'FARMER', 2496, 1), line('平台', 'PLATFORM', 104, 2), line('邮路', 'CARRIER', 500, 3, 'DELIVERY'), line('平台', 'PLATFORM', -300, 4, 'PLATFORM_COUPON')],
  contract: { id: 'book', version: 1, hash: 'h'.repeat(64) }, block: { seq: 4, hash: 'b'.repeat(64) },
}
function show(component: Parameters<typeof createApp>[0], props: Record<string, unknown>): HTMLElement {
  const place = document.createElement('div')
  createApp(component, props).mount(place)
  return place
}
const texts = (place: HTMLElement, what: string): string[] => [...place.querySelectorAll(what)].map((one) => one.textContent?.trim() ?? '')
beforeEach(() => chooseLanguage('zh'))
afterEach(() => vi.unstubAllGlobals())

describe('a sale with a coupon and a delivery fee', () => {
  it('shows the list price, what came off and on, and sums to what the buyer paid', () => {
    const place = show(SaleSplit, { sale })
    expect(texts(place, '[data-testid="sale-price"] dt')).toEqual(['原价', '平台优惠券', '运费'])
    expect(texts(place, '[data-testid="sale-price"] dd')).toEqual(['¥26.00', '-¥3.00', '¥5.00'])
    expect(texts(place, '[data-testid="sale-sum"]').join('')).toContain('28.00')
  })

  it('draws the list price alone as a bar, and says beside whom a coupon is borne by', async () => {
    const place = show(SaleSplit, { sale })
    expect(place.querySelectorAll('.bar button')).toHaveLength(2)
    expect(texts(place, '[data-testid="split-line"] em')).toEqual(['农户', '平台', '运费', '承担平台优惠券'])
    expect(texts(place, '[data-testid="split-line"] .share')).toHaveLength(2)
    place.querySelectorAll<HTMLElement>('[data-testid="split-line"]')[3]?.click()
    await nextTick()
    expect(texts(place, '[data-testid="split-sentence"]').join('')).toContain('原因 4')
  })

  it('says nothing of a price where the buyer paid just that', () => {
    const plain = { ...sale, platformCoupon: cny(0), delivery: cny(0), paid: cny(2600), lines: sale.lines.slice(0, 2) }
    expect(show(SaleSplit, { sale: plain }).querySelector('[data-testid="sale-price"]')).toBeNull()
  })

  it('is proven with its coupons, and not with others', async () => {
    const booked = { saleId: 'line-1', gross: 2600, platformCoupon: 300, delivery: 500, lines: sale.lines.map((one) => ({ clauseNo: one.clauseNo, payee: one.party.id, amount: one.amount.amount })) }
    const stepOf = async (shown: Sale): Promise<string | undefined> => {
      for await (const step of checkRecord(proofOf(booked, '2026-11-20'), { saleId: 'line-1', book: 'book-1', proofs: [] }, shown)) if (step.name === 'Line') return step.state
      return undefined
    }
    expect(await stepOf(sale)).toBe('good')
    expect(await stepOf({ ...sale, platformCoupon: cny(200) })).toBe('bad')
    expect(await stepOf({ ...sale, goods: cny(2800) })).toBe('bad')
  })
})

describe('clauses about coupons and the delivery fee', () => {
  it('are sent with what is filled in, and a reserve that is empty is left out', () => {
    const coupon = emptyClause('COUPON')
    coupon.values['party'] = 'coop'
    expect(clauseBody(coupon)).toEqual({ kind: 'COUPON', issuer: 'COOPERATIVE', party: 'coop' })
    coupon.values['issuer'] = 'PLATFORM'
    coupon.values['reserve'] = '500'
    expect(clauseBody(coupon)).toEqual({ kind: 'COUPON', issuer: 'PLATFORM', party: 'coop', reserve: cny(50_000) })
    const delivery = emptyClause('DELIVERY')
    delivery.values['payee'] = 'post'
    expect(clauseBody(delivery)).toEqual({ kind: 'DELIVERY', payee: 'post' })
  })

  it('are read back from a signed version as they were', () => {
    const form = emptyDraft({ id: 'coop', kind: 'COOPERATIVE', name: { zh: '合作社', en: 'Co-op' } }, new Date('2026-11-22T00:00:00Z'))
    const coupon = emptyClause('COUPON')
    Object.assign(coupon.values, { issuer: 'PLATFORM', party: 'coop', reserve: '200' })
    form.clauses.push(coupon)
    const again = formOf(JSON.stringify({ ...draftOf(form), contractId: 'k' }), true, new Date())
    expect(again.clauses.map(clauseBody)).toEqual(form.clauses.map(clauseBody))
  })

  it('ask who bears a coupon, never a farmer or a fund, in words of their own', () => {
    const bearer = fieldsOf('COUPON', {}).find((field) => field.name === 'party')
    expect(bearer?.kinds).toEqual(['COOPERATIVE', 'PLATFORM', 'BRAND_OWNER', 'HOST', 'STATION_LEADER', 'CARRIER'])
    expect(fieldsOf('COUPON', {}).map((field) => fieldWord('COUPON', field.name))).toEqual(['谁发的券', '谁承担', '账上常留多少，可不填'])
  })
})

describe('a worked example with coupons', () => {
  const body = { name: { zh: '例', en: 'example' }, gross: cny(3250), quantityThousandths: 5000, unit: 'JIN', platformCoupon: cny(325), delivery: cny(600), expected: [{ clauseNo: 1, payee: 'f', amount: cny(3250) }] }
  it('is read and sent with them, and sums to what the buyer pays', () => {
    const form = agreementForm({ examples: [body] })
    expect(form.examples[0]?.parts).toEqual({ cooperativeCoupon: '', platformCoupon: '3.25', delivery: '6.00' })
    expect(form.examples[0] && paidFor(form.examples[0])).toBe(3525)
    expect(agreementOf({ ...emptyAgreement(), examples: form.examples }).examples).toEqual([body])
  })
})

describe('where each yuan went', () => {
  it('lists who bore more than it got, and leaves it out of the bar', async () => {
    const kind = (name: 'FARMER' | 'PLATFORM', percent: string) => ({ kind: name, name: { zh: name, en: name }, amount: cny(1), percent, parties: 1 })
    vi.stubGlobal('fetch', (url: string) => Promise.resolve(new Response(JSON.stringify(url.includes('/yuan') ? { productId: 'p', product: '红薯', sales: 1, paid: cny(2300), kinds: [kind('FARMER', '108.5'), kind('PLATFORM', '-8.5')], farmerPercent: '108.5' } : { productId: 'p', months: [] }), { headers: { 'content-type': 'application/json' } })))
    const place = show(YuanCard, { productId: 'p' })
    await vi.waitFor(() => expect(place.querySelectorAll('[data-testid="yuan-kind"]')).toHaveLength(2))
    expect(place.querySelectorAll('.coin i')).toHaveLength(1)
  })
})
