import type { Money, Name, StatementKind, StatementLine } from '@/shared/api/types'

export interface SaleEntry {
  key: string
  at: string
  orderId: string | null
  orderNumber: string | null
  product: Name | null
  kind: StatementKind
  amount: Money
  reasons: Name[]
}

const stage: Record<StatementKind, number> = { ACCRUED: 0, RELEASED: 1, REVERSED: 2, PAID_OUT: 3 }

/**
 * One entry per sale: what was accrued and then released is shown once, at its latest stage, with every clause that
 * gave a part of it. A payout belongs to no sale and stays an entry of its own.
 */
export function linesBySale(lines: readonly StatementLine[]): SaleEntry[] {
  const bySale = new Map<string, StatementLine[]>()
  lines.forEach((line, at) => {
    const key = line.orderId && line.kind !== 'PAID_OUT' ? line.orderId : `line-${at}`
    bySale.set(key, [...(bySale.get(key) ?? []), line])
  })
  return [...bySale.entries()].map(([key, all]) => entryOf(key, all)).sort((one, other) => other.at.localeCompare(one.at))
}

function entryOf(key: string, all: StatementLine[]): SaleEntry {
  const latest = Math.max(...all.map((line) => stage[line.kind]))
  const shown = all.filter((line) => stage[line.kind] === latest)
  const first = shown[0] as StatementLine
  return {
    key,
    at: shown.reduce((newest, line) => (line.at > newest ? line.at : newest), first.at),
    orderId: first.orderId,
    orderNumber: first.orderNumber,
    product: first.product,
    kind: first.kind,
    amount: { amount: shown.reduce((sum, line) => sum + line.amount.amount, 0), currency: first.amount.currency },
    reasons: shown.map((line) => line.reason),
  }
}
