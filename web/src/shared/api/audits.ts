import { get, post } from './client'
import type { Money, Name } from './types'

export type AuditState = 'RUNNING' | 'DONE' | 'FAILED'
export const findingKinds = [
  'STOCK_SUM', 'STOCK_NOT_RESERVED', 'STOCK_NOT_SOLD', 'STOCK_NOT_RETURNED', 'STOCK_WITHOUT_ORDER',
  'SALE_NOT_BOOKED', 'SALE_BOOKED_OTHERWISE', 'SALE_SUM', 'DEPOSIT_NOT_RETURNED', 'STATE_OTHERWISE',
  'PAYMENT_SUM', 'PAYMENT_LOST', 'PAYMENT_MISSING', 'REFUND_SUM',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** `lot` names goods; where it is null, `subject` is an order's number. Stock is said as "SOLD 5", money in yuan, a state by its name, nothing as "none". */
export interface Finding { kind: FindingKind; subject: string; expected: string; found: string; lot: { product: Name; pack: Name; grade: Name; harvest: string } | null }
export interface AuditSums { paid: Money; toppedUp: Money; escrow: Money; settled: Money; refunded: Money; givenBack: Money; deposits: Money; returned: Money }
export interface AuditReport {
  id: string; state: AuditState; startedAt: string; seenAt: string; endedAt: string | null; lots: number; orders: number; sums: AuditSums; findings: Finding[]
}

const path = '/api/orders/audits'
/** The newest audits, with what they found. */
export const audits = (): Promise<AuditReport[]> => get(path)
/** How far an audit is, or what it found. */
export const audit = (id: string): Promise<AuditReport> => get(`${path}/${id}`)
/** Begins one; it goes on by itself. */
export const startAudit = (key: string): Promise<AuditReport> => post(`${path}/start`, {}, key)
