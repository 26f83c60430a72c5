import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NewPurchase, Wish } from '@/shared/api/types'
import { beginCheckout, endCheckout } from '@/shop/checkoutGoods'
import { chosenAddress } from '@/shop/chosenAddress'
import CheckoutPage from '@/shop/pages/CheckoutPage.vue'
import { bestOf, type Offer } from '@/shop/useCoupons'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, words, type Answer, type Asked } from './screens'
import { orderOf, purchaseOf, quoteLine, quoteOf, quotePart, saved, sums } from './shopData'

const placed = purchaseOf('PENDING_PAYMENT', [orderOf('o1', 'PENDING_PAYMENT')])
const around: Record<string, Answer> = {
  'GET /api/orders/addresses': () => ({ items: [saved('a1')], next: null }), 'GET /api/orders/delivery-tables/c-potato': () => new Refused(404, 'none', ''),
  'GET /api/orders/purchases/p1': () => placed, 'POST /api/orders/purchases': () => placed,
}
const wishes = (asked: Asked[]): NewPurchase[] => asked.filter((one) => one.path === '/api/orders/purchases').map((one) => one.body as NewPurchase)
const isReady = (id: string): Promise<void> => vi.waitFor(() => { if ((all(id)[0] as HTMLButtonElement | undefined)?.disabled !== false) throw new Error(`${id} is not ready: ${words(id)}`) }, { timeout: 3000 })
const coupon = (id: string, issuer: string, off: number, objection: string | null = null) => ({
  couponId: id, issuer, issuerId: issuer === 'PLATFORM' ? 'pf' : 'c-potato', off: objection ? null : cny(off), objection,
  terms: { title: text(id), kind: 'AMOUNT', off: cny(off), percent: null, cap: null, threshold: cny(0), scope: 'SHOP', productIds: [], validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' },
})
/** A basket of 38.50 from which the coupons take so much. */
const priced = (takes: Record<string, number>): Answer => ({ body }) => {
  const off = ((body as Wish).couponIds ?? []).reduce((sum, id) => sum + (takes[id] ?? 0), 0)
  return quoteOf([quotePart([quoteLine('l1')], { money: sums(3250, 600, off) })], 3850 - off, { couponProblem: off === 3850 ? 'order.nothing_to_pay' : null })
}

beforeEach(() => signedInAs('CONSUMER', null))
afterEach(() => {
  clear()
  endCheckout()
  localStorage.clear()
  chosenAddress.value = null
})

describe('coupons at the checkout', () => {
  it('takes the best coupon of each issuer, and says why another can’t be used', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }], false)
    const takes = { small: 200, big: 500, all: 300 }
    const asked = market({
      ...around, 'POST /api/orders/quotes/coupons': () => [coupon('small', 'COOPERATIVE', 200), coupon('big', 'COOPERATIVE', 500), coupon('late', 'COOPERATIVE', 900, 'coupon.below_threshold'), coupon('all', 'PLATFORM', 300)],
      'POST /api/orders/quotes': priced(takes),
    })
    show(CheckoutPage)
    await vi.waitFor(() => expect(words('checkout-total')).toBe('¥30.50'), { timeout: 3000 })
    click('checkout-coupon')
    await seen('coupon-why')
    expect([words('coupon-why'), words('checkout-coupon'), words('checkout-coupon', 1)]).toEqual(['没到门槛', '合作社优惠券-¥5.00', '平台优惠券-¥3.00'])
    click('coupon-none')
    await vi.waitFor(() => expect(words('checkout-total')).toBe('¥35.50'), { timeout: 3000 })
    await isReady('checkout-submit')
    click('checkout-submit')
    await vi.waitFor(() => expect(wishes(asked)[0]?.couponIds).toEqual(['all']))
  })

  it('says before the tap that nothing would be left to pay, and takes the smaller coupon out', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }], false)
    const takes = { most: 3000, rest: 850 }
    const asked = market({
      ...around, 'POST /api/orders/quotes/coupons': () => [coupon('most', 'COOPERATIVE', 3000), coupon('rest', 'PLATFORM', 850)],
      'POST /api/orders/quotes': priced(takes),
    })
    show(CheckoutPage)
    await vi.waitFor(() => expect(words('checkout-nothing')).toContain('没有要付的，下不了单'), { timeout: 3000 })
    expect([(all('checkout-submit')[0] as HTMLButtonElement).disabled, words('checkout-submit')]).toEqual([true, '没有要付的钱'])
    click('checkout-one-less')
    await isReady('checkout-submit')
    expect([all('checkout-nothing').length, words('checkout-total')]).toEqual([0, '¥8.50'])
    click('checkout-submit')
    await vi.waitFor(() => expect(wishes(asked)[0]?.couponIds).toEqual(['most']))
  })

  it('compares coupons by what they save', () => {
    const offer = (id: string, issuer: string, saves: number, problem: string | null = null) => ({ id, issuer, saves, problem }) as unknown as Offer
    expect(bestOf([offer('a', 'x', 3), offer('b', 'x', 5), offer('c', 'x', 9, 'coupon.used'), offer('d', 'y', 0)])).toEqual({ x: 'b' })
  })
})
