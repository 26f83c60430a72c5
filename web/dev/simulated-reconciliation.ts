/** Made-up comparisons with the channel's statements. Never part of a build. */
import type { Answer, Call } from './simulated-api.ts'
import { cny } from './simulated-data.ts'

type Route = [method: string, pattern: RegExp, answer: (call: Call, day: string) => Answer]
const ok = (body: unknown): Answer => ({ status: 200, body })
const side = (payments: number, paid: number, refunds: number, refunded: number, fee: number | null) => ({ payments, paid: cny(paid), refunds, refunded: cny(refunded), fee: fee === null ? null : cny(fee) })
const difference = (kind: string, orderNumber: string | null, channelNumber: string | null, ours: number | null, theirs: number | null) => ({ kind, subject: 'simulated', orderNumber, channelNumber, ours: ours === null ? null : cny(ours), theirs: theirs === null ? null : cny(theirs), ourState: null, theirState: null })

const days = [
  { day: '2026-11-21', ranAt: '2026-11-22T02:05:00Z', channel: side(318, 1_847_250, 6, 21_300, 11_083), ours: side(317, 1_841_250, 6, 21_300, null), differences: [
    difference('PAYMENT_UNKNOWN', null, '42000017632109871234567890', null, 6000), difference('PAYMENT_AMOUNT', 'T2611210000417', '42000017632109877654321098', 3250, 3251), difference('SALE_NOT_BOOKED', 'T2611210000533', null, 8900, null),
  ] },
  { day: '2026-11-20', ranAt: '2026-11-21T02:03:00Z', channel: side(295, 1_602_900, 3, 9_750, 9_617), ours: side(295, 1_602_900, 3, 9_750, null), differences: [] },
]

export const reconciliationRoutes: Route[] = [
  ['GET', /^\/api\/orders\/reconciliations$/, () => ok(days.map((one) => ({ ...one, differences: one.differences.length })))],
  ['GET', /^\/api\/orders\/reconciliations\/(.+)$/, (_call, day) => ok(days.find((one) => one.day === day) ?? days[0])],
  ['POST', /^\/api\/orders\/reconciliations\/(.+)$/, (_call, day) => ok(days.find((one) => one.day === day) ?? days[0])],
]
