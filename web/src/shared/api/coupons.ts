import { get, post } from './client'
import { randomKey } from './idempotency'
import type { Money, Page, Text, Wish } from './types'

export type CouponIssuer = 'COOPERATIVE' | 'PLATFORM'
export type CouponKind = 'AMOUNT' | 'PERCENT'
export type CouponScope = 'SHOP' | 'PRODUCTS' | 'EVERYTHING'
export type CouponState = 'DRAFT' | 'ACTIVE' | 'STOPPED'
export type MyCouponState = 'FREE' | 'HELD' | 'USED' | 'EXPIRED'

/** What a coupon promises; `off` belongs to an AMOUNT, `percent` and `cap` to a PERCENT. */
export interface CouponTerms {
  title: Text; kind: CouponKind; off: Money | null; percent: number | null; cap: Money | null; threshold: Money
  scope: CouponScope; productIds: string[]; validFrom: string; validUntil: string
}
export interface Coupon { id: string; issuer: CouponIssuer; issuerId: string; state: CouponState; terms: CouponTerms; perBuyer: number; available: boolean }
export interface MyCoupon { id: string; coupon: Coupon; state: MyCouponState; given: Money | null; claimedAt: string; usedAt: string | null }
export interface IssuedCoupon { coupon: Coupon; total: number; budget: Money | null; budgetLeft: Money | null; claimed: number; held: number; used: number; given: Money }
export interface NewCoupon {
  title: Text; kind: CouponKind; off: Money | null; percent: number | null; cap: Money | null; threshold: Money | null; scope: CouponScope; productIds: string[]
  validFrom: string; validUntil: string; total: number; perBuyer: number; budget: Money | null; active: boolean
}

/** One of the buyer's free coupons for some goods: what it takes off alone, or the code of what stands in its way. */
export interface UsableCoupon { couponId: string; issuer: CouponIssuer; issuerId: string; terms: CouponTerms; off: Money | null; objection: string | null }

const path = '/api/orders/coupons'
const after = (cursor: string | null): string => (cursor ? `&after=${encodeURIComponent(cursor)}` : '')

/** What can be claimed for a product of a co-operative, the platform's included; needs no sign-in. */
export const couponsFor = (cooperative: string, product: string): Promise<Coupon[]> => get(`${path}?cooperative=${cooperative}&product=${product}`)
export const claimCoupon = (id: string, key: string): Promise<MyCoupon> => post(`${path}/${id}/claims`, {}, key)
export const myCoupons = (state: MyCouponState, cursor: string | null): Promise<Page<MyCoupon>> => get(`${path}/mine?state=${state}&limit=20${after(cursor)}`)
/** All of the buyer's free coupons, each judged alone for these goods; holds nothing, so it may be asked as often as one likes. */
export const usableCoupons = (wish: Pick<Wish, 'goods'>): Promise<UsableCoupon[]> => post('/api/orders/quotes/coupons', wish, randomKey())

export const issuedCoupons = (cursor: string | null): Promise<Page<IssuedCoupon>> => get(`${path}/issued?limit=20${after(cursor)}`)
export const issueCoupon = (body: NewCoupon, key: string): Promise<IssuedCoupon> => post(path, body, key)
export const startCoupon = (id: string, key: string): Promise<IssuedCoupon> => post(`${path}/${id}/start`, {}, key)
export const stopCoupon = (id: string, key: string): Promise<IssuedCoupon> => post(`${path}/${id}/stop`, {}, key)
