import type { CouponTerms } from '../api/coupons'
import { money, percent as shownPercent } from '../format'
import { translator } from './language'

export const zh = {
  offFrom: '满 {threshold} 减 {off}', percentOff: '减 {percent}，最多减 {cap}', percentFrom: '满 {threshold} 减 {percent}，最多减 {cap}',
  scopeSHOP: '全店可用', scopePRODUCTS: '部分商品可用', scopeEVERYTHING: '全场可用',
}
export const en: Record<keyof typeof zh, string> = {
  offFrom: '{off} off from {threshold}', percentOff: '{percent} off, {cap} at most', percentFrom: '{percent} off from {threshold}, {cap} at most',
  scopeSHOP: 'For the whole shop', scopePRODUCTS: 'For some products', scopeEVERYTHING: 'For everything',
}

/** Words of coupons, in the shop and at the desk. */
export const k = translator(zh, en)

/** What a coupon takes off, in one short line. */
export function couponWord({ kind, off, percent, cap, threshold }: CouponTerms): string {
  if (kind === 'AMOUNT' && off) return k('offFrom', { threshold: money(threshold), off: money(off) })
  const words = { threshold: money(threshold), percent: shownPercent(percent ?? 0), cap: cap ? money(cap) : '' }
  return k(threshold.amount > 0 ? 'percentFrom' : 'percentOff', words)
}
