import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Coupon, CouponTerms, MyCoupon } from '@/shared/api/coupons'
import { couponWord } from '@/shared/i18n/coupons'
import { chooseLanguage } from '@/shared/i18n/language'
import CouponStrip from '@/shop/coupons/CouponStrip.vue'
import MyCouponsPage from '@/shop/coupons/MyCouponsPage.vue'
import { all, clear, click, cny, isDisabled, market, Refused, seen, show, signedInAs, text, words } from './screens'

const path = '/api/orders/coupons'
const terms = (more: Partial<CouponTerms> = {}): CouponTerms => ({ title: text('尝鲜券', 'First taste'), kind: 'AMOUNT', off: cny(500), percent: null, cap: null, threshold: cny(3000), scope: 'SHOP', productIds: [], validFrom: '2026-11-01T00:00:00Z', validUntil: '2126-12-01T00:00:00Z', ...more })
const coupon = (id: string, more: Partial<Coupon> = {}): Coupon => ({ id, issuer: 'COOPERATIVE', issuerId: 'coop', state: 'ACTIVE', terms: terms(), perBuyer: 2, available: true, ...more })
const mine = (id: string, more: Partial<MyCoupon> = {}): MyCoupon => ({ id, coupon: coupon(`c-${id}`), state: 'FREE', given: null, claimedAt: '2026-11-22T00:00:00Z', usedAt: null, ...more })
const shop = { cooperative: { id: 'coop', name: text('紫云薯社') }, productId: 'p' }

beforeEach(() => chooseLanguage('zh'))
afterEach(clear)

describe('what a coupon takes off', () => {
  it('is said in one line, in both languages', () => {
    const percent = { kind: 'PERCENT', off: null, percent: 10, cap: cny(2000) } as const
    expect([couponWord(terms()), couponWord(terms({ ...percent, threshold: cny(0) })), couponWord(terms(percent))]).toEqual(['满 ¥30.00 减 ¥5.00', '减 10%，最多减 ¥20.00', '满 ¥30.00 减 10%，最多减 ¥20.00'])
    chooseLanguage('en')
    expect(couponWord(terms())).toBe('¥5.00 off from ¥30.00')
  })
})

describe('the coupons of a product', () => {
  it('are claimed one by one, each under a key of its own', async () => {
    signedInAs('CONSUMER', null)
    const asked = market({ [`GET ${path}`]: () => [coupon('c1')], [`POST ${path}/c1/claims`]: () => mine('m1') })
    show(CouponStrip, shop)
    await seen('coupons-open')
    expect(asked[0]?.path).toContain('cooperative=coop&product=p')
    click('coupons-open')
    await seen('coupon-claim')
    click('coupon-claim')
    await vi.waitFor(() => expect(words('coupon-claim')).toBe('再领一张'))
    click('coupon-claim')
    await vi.waitFor(() => expect(asked.filter((one) => one.method === 'POST')).toHaveLength(2))
    expect(new Set(asked.filter((one) => one.method === 'POST').map((one) => one.key)).size).toBe(2)
    await vi.waitFor(() => expect(words('coupon-claim')).toBe('已领'))
    expect(isDisabled('coupon-claim')).toBe(true)
  })

  it('are not offered again to who has had them all', async () => {
    signedInAs('CONSUMER', null)
    market({ [`GET ${path}`]: () => [coupon('c1')], [`POST ${path}/c1/claims`]: () => new Refused(409, 'coupon.limit_reached', '这张券每人最多领 2 张。') })
    show(CouponStrip, shop)
    await seen('coupons-open')
    click('coupons-open')
    await seen('coupon-claim')
    click('coupon-claim')
    await vi.waitFor(() => expect(words('coupon-claim')).toBe('已领'))
    expect(isDisabled('coupon-claim')).toBe(true)
    expect(words('coupon-problem')).toBe('这张券每人最多领 2 张。')
  })

  it('say why one was not claimed', async () => {
    signedInAs('CONSUMER', null)
    market({ [`GET ${path}`]: () => [coupon('c1')], [`POST ${path}/c1/claims`]: () => new Refused(409, 'coupon.none_left', '这张券领完了。') })
    show(CouponStrip, shop)
    await seen('coupons-open')
    click('coupons-open')
    await seen('coupon-claim')
    click('coupon-claim')
    await seen('coupon-problem')
    expect(words('coupon-problem')).toBe('这张券领完了。')
  })

  it('take no room where there are none or nobody answers', async () => {
    const answers: Record<string, unknown> = { none: [], broken: new Refused(409, 'x', '不行'), some: [coupon('c1')] }
    market({ [`GET ${path}`]: ({ path: at }) => answers[new URLSearchParams(at.split('?')[1]).get('product') ?? ''] })
    const [none, broken] = ['none', 'broken', 'some'].map((productId) => show(CouponStrip, { ...shop, productId }))
    await seen('coupons-open')
    expect([none?.textContent, broken?.textContent]).toEqual(['', ''])
  })
})

describe('the buyer’s coupons', () => {
  it('stand by state, with who bears them and what they gave', async () => {
    signedInAs('CONSUMER', null)
    const asked = market({
      [`GET ${path}/mine`]: ({ path: at }) => ({ items: at.includes('state=USED') ? [mine('m2', { state: 'USED', given: cny(500), usedAt: '2026-11-22T04:00:00Z' })] : [mine('m1'), mine('m3', { coupon: coupon('c3', { issuer: 'PLATFORM', terms: terms({ scope: 'PRODUCTS', productIds: ['p9'] }) }) })], next: null }),
      'GET /api/catalog/products': () => ({ items: [{ cooperative: { id: 'coop', name: text('紫云薯社') } }], next: null }),
    })
    show(MyCouponsPage)
    await seen('coupon', 2)
    await vi.waitFor(() => expect(words('coupon')).toContain('紫云薯社'))
    expect(words('coupon', 1)).toContain('平台承担')
    expect(all('coupon-use').map((one) => one.getAttribute('href'))).toEqual(['/', '/products/p9'])
    click('coupons-USED')
    await vi.waitFor(() => expect(words('coupon')).toContain('减了 ¥5.00'))
    expect(asked.at(-1)?.path).toContain('state=USED')
  })

  it('tell how to get one while there is none', async () => {
    signedInAs('CONSUMER', null)
    market({ [`GET ${path}/mine`]: () => ({ items: [], next: null }), 'GET /api/catalog/products': () => ({ items: [], next: null }) })
    const place = show(MyCouponsPage)
    await vi.waitFor(() => expect(place.textContent).toContain('还没有能用的券'))
  })
})
