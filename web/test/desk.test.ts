import { describe, expect, it } from 'vitest'
import type { StatementKind, StatementLine } from '@/shared/api/types'
import { fingerprint } from '@/desk/fingerprint'
import { linesBySale } from '@/desk/linesBySale'
import { judgeNetwork } from '@/shared/live/usePublisher'
import { soldByProduct } from '@/studio/soldByProduct'

const effects: Partial<Record<StatementKind, StatementLine['effect']>> = { ACCRUED: 'ESCROW', REVERSED: 'ESCROW', PAYOUT_SENT: 'OUT', REFUNDED: 'OUT', FROZEN: 'NONE', DECIDED: 'NONE' }
const line = (saleId: string | null, kind: StatementKind, amount: number, at: string, clauseNo = 1): StatementLine =>
  ({ at, late: false, effect: effects[kind] ?? 'IN', title: kind, counterparty: null, note: null, saleId, orderId: saleId, orderNumber: saleId, product: '红薯', kind, amount: { amount, currency: 'CNY' }, reason: `${amount}，第${clauseNo}条`, clauseNo, contractVersion: 1 })

describe('a statement', () => {
  it('shows a sale once, at its latest stage', () => {
    const entries = linesBySale([line('o1', 'ACCRUED', 1462, '2026-11-01T00:00:00Z'), line('o1', 'RELEASED', 1462, '2026-11-03T00:00:00Z')])
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ kind: 'RELEASED', amount: { amount: 1462 }, at: '2026-11-03T00:00:00Z' })
  })

  it('adds the clauses of one sale and keeps every reason', () => {
    const [entry] = linesBySale([line('o1', 'RELEASED', 800, '2026-11-03T00:00:00Z', 2), line('o1', 'RELEASED', 39, '2026-11-03T00:00:00Z', 7)])
    expect(entry).toMatchObject({ amount: { amount: 839 }, reasons: ['800，第2条', '39，第7条'] })
  })

  it('keeps payouts apart and puts the newest first', () => {
    const entries = linesBySale([line(null, 'PAYOUT_SENT', -900, '2026-11-05T00:00:00Z'), line('o1', 'RELEASED', 800, '2026-11-03T00:00:00Z'), line(null, 'PAYOUT_SENT', -100, '2026-11-09T00:00:00Z')])
    expect(entries.map((entry) => entry.amount.amount)).toEqual([-100, -900, 800])
  })

  it('takes back what was refunded after it was released, and forgets what only waits', () => {
    const refunded = line('o1', 'REFUNDED', -731, '2026-11-06T00:00:00Z')
    const [entry] = linesBySale([refunded, line('o1', 'RELEASED', 1462, '2026-11-03T00:00:00Z'), line('o1', 'ACCRUED', 1462, '2026-11-01T00:00:00Z')])
    expect(entry).toMatchObject({ kind: 'REFUNDED', amount: { amount: 731 }, at: '2026-11-06T00:00:00Z' })
    expect(entry?.reasons).toHaveLength(2)
  })

  it('shows a cancelled sale as nothing left', () => {
    const [entry] = linesBySale([line('o1', 'REVERSED', -1462, '2026-11-03T00:00:00Z'), line('o1', 'ACCRUED', 1462, '2026-11-01T00:00:00Z')])
    expect(entry).toMatchObject({ kind: 'REVERSED', amount: { amount: 0 } })
  })

  it('marks a dispute until it is over, and never counts it as money', () => {
    const released = line('o1', 'RELEASED', 800, '2026-11-03T00:00:00Z')
    const frozen = line('o1', 'FROZEN', 800, '2026-11-04T00:00:00Z')
    const decided = line('o1', 'DECIDED', 0, '2026-11-09T00:00:00Z')
    expect(linesBySale([frozen, released])).toMatchObject([{ isDisputed: true, amount: { amount: 800 }, kind: 'RELEASED' }])
    expect(linesBySale([decided, frozen, released])).toMatchObject([{ isDisputed: false, amount: { amount: 800 } }])
  })

  it('names a hash by its first eight characters', () => {
    expect(fingerprint('sha256:7f3a91c2d08e')).toBe('7F3A 91C2')
    expect(fingerprint('7f3a91c2d08e')).toBe('7F3A 91C2')
  })
})

describe('the studio', () => {
  it('judges the uplink by its worse side', () => {
    expect([judgeNetwork(null, 0), judgeNetwork(60, 0), judgeNetwork(60, 0.05), judgeNetwork(300, 0), judgeNetwork(60, 0.2), judgeNetwork(900, 0)]).toEqual(['unknown', 'good', 'fair', 'fair', 'poor', 'poor'])
  })

  it('counts what was sold per product', () => {
    const unit = { code: 'JIN', name: '斤', decimals: 0 }
    const order = (name: string, quantity: number) => ({ type: 'order' as const, buyer: '王**', productName: name, quantity, unit, amount: { amount: 1, currency: 'CNY' }, at: '' })
    expect(soldByProduct([order('茶', 1), order('红薯', 5), { type: 'viewers', count: 3 }, order('红薯', 10)])).toEqual([
      { name: '红薯', orders: 2, quantity: 15, unit }, { name: '茶', orders: 1, quantity: 1, unit },
    ])
  })
})
