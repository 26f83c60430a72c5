import { get, post } from './client'
import type { Money } from './types'

/** One side's sums of a day; the fee is the channel's own word and null on our side. */
export interface ReconciledSide { payments: number; paid: Money; refunds: number; refunded: Money; fee: Money | null }
export interface ReconciledDay { day: string; ranAt: string; channel: ReconciledSide; ours: ReconciledSide; differences: number }

export const differenceKinds = [
  'PAYMENT_UNKNOWN', 'PAYMENT_STILL_AWAITED', 'PAYMENT_OF_CANCELLED', 'PAYMENT_NOT_IN_FILE', 'PAYMENT_AMOUNT', 'PAYMENT_TRANSACTION', 'PAYMENT_TWICE', 'OTHER_MERCHANT', 'OTHER_DAY',
  'REFUND_UNKNOWN', 'REFUND_NOT_AT_CHANNEL', 'REFUND_AMOUNT', 'REFUND_STATE', 'REFUND_PAYMENT', 'REFUND_TWICE', 'TOTAL_LINES', 'TOTAL_PAID', 'TOTAL_REFUNDED',
  'SALE_NOT_BOOKED', 'SALE_PAID', 'SALE_REFUNDED', 'SALE_SUM',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing on which channel, orders and book differ; what does not apply is null. */
export interface Difference {
  kind: DifferenceKind; subject: string; orderNumber: string | null; channelNumber: string | null
  ours: Money | null; theirs: Money | null; ourState: string | null; theirState: string | null
}
export interface Reconciliation { day: string; ranAt: string; channel: ReconciledSide; ours: ReconciledSide; differences: Difference[] }

const path = '/api/orders/reconciliations'
export const reconciledDays = (): Promise<ReconciledDay[]> => get(path)
export const reconciledDay = (day: string): Promise<Reconciliation> => get(`${path}/${day}`)
export const reconcileAgain = (day: string, key: string): Promise<Reconciliation> => post(`${path}/${day}`, {}, key)
