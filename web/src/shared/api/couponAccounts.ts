import { get } from './client'
import type { Money, Name, Page, Party } from './types'

/** `balance` is null for other parties than the bearer; below zero it is what the bearer owes. */
export interface CouponBearer {
  party: Party; clauses: Name[]; reserve: Money; balance: Money | null; taken: Money; uncovered: Money; topUps: { at: string; amount: Money; note: string | null }[]
}
export interface CouponAccounts { contractId: string; title: Name; bearers: CouponBearer[] }

/** Of the contracts by which the own party bears coupons; an auditor's are all. */
export const couponAccounts = async (): Promise<CouponAccounts[]> => (await get<Page<CouponAccounts>>('/api/settlement/coupon-accounts')).items
