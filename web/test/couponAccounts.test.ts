import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CouponAccounts, CouponBearer } from '@/shared/api/couponAccounts'
import { chooseLanguage } from '@/shared/i18n/language'
import CouponAccountsPage from '@/desk/coupons/CouponAccountsPage.vue'
import { placesOf } from '@/desk/places'
import { all, clear, cny, market, Refused, seen, show, signedInAs, text, words } from './screens'

const path = '/api/settlement/coupon-accounts'
const bearer = (id: string, name: string, more: Partial<CouponBearer> = {}): CouponBearer => ({
  party: { id, name: text(name), kind: 'COOPERATIVE' }, clauses: [text('合作社发的优惠券由合作社承担')], reserve: cny(0), balance: cny(1234), taken: cny(500), uncovered: cny(0), topUps: [], ...more,
})
const contract = (bearers: CouponBearer[]): CouponAccounts => ({ contractId: 'c1', title: text('紫云红芯红薯利益联结合同'), bearers })

beforeEach(() => { chooseLanguage('zh'); signedInAs('COOP_MANAGER', { id: 'coop', name: '合作社', kind: 'COOPERATIVE' }) })
afterEach(clear)

describe('what coupons cost', () => {
  it('shows a co-op its own account alone', async () => {
    market({ [`GET ${path}`]: () => ({ items: [contract([bearer('coop', '紫云合作社'), bearer('platform', '同田平台', { balance: null })])], next: null }) })
    show(CouponAccountsPage)
    await seen('coupon-bearer')
    expect(all('coupon-bearer')).toHaveLength(1)
    expect(words('coupon-balance')).toBe('¥12.34')
    expect(words('coupon-taken')).toBe('¥5.00')
    expect(words('coupon-bearer')).toContain('没有欠的')
    expect(words('coupon-bearer')).toContain('还没有存过钱')
  })

  it('shows what is owed, kept back and was paid in', async () => {
    signedInAs('PLATFORM', null)
    market({ [`GET ${path}`]: () => ({ items: [contract([bearer('platform', '同田平台', { balance: cny(-600), uncovered: cny(600), reserve: cny(20000), topUps: [{ at: '2026-11-22T02:00:00Z', amount: cny(20000), note: '预存' }, { at: '2026-11-21T02:00:00Z', amount: cny(1), note: null }] })])], next: null }) })
    show(CouponAccountsPage)
    await seen('coupon-deposit', 2)
    expect(words('coupon-bearer')).toContain('还没补上 ¥6.00')
    expect(words('coupon-balance')).toBe('-¥6.00')
    expect(words('coupon-deposit')).toContain('预存')
    expect(words('coupon-deposit', 1)).toContain('没有写来历')
  })

  it('says so where there is none, and what went wrong', async () => {
    market({ [`GET ${path}`]: () => ({ items: [], next: null }) })
    show(CouponAccountsPage)
    await expect.poll(() => document.body.textContent).toContain('没有合同要你承担优惠券')
    clear()
    signedInAs('PLATFORM', null)
    market({ [`GET ${path}`]: () => new Refused(403, 'auth.forbidden', '没有权限') })
    show(CouponAccountsPage)
    await seen('state-act')
    expect(document.body.textContent).toContain('没有权限')
  })

  it('is found by who bears or watches it', () => {
    expect((['COOP_MANAGER', 'PLATFORM', 'AUDITOR', 'FARMER'] as const).map((role) => placesOf(role).some((one) => one.to === '/coupon-accounts'))).toEqual([true, true, true, false])
  })
})
