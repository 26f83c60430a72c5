import type { Money, Name, StatementKind, StatementLine } from '@/shared/api/types'

export interface SaleEntry {
  key: string
  at: string
  saleId: string | null
  orderNumber: string | null
  product: Name | null
  title: Name
  kind: StatementKind
  amount: Money
  reasons: Name[]
  note: string | null
  counterparty: Name | null
  isDisputed: boolean
  isLate: boolean
}

const aboutSales: StatementKind[] = ['ACCRUED', 'RELEASED', 'REVERSED', 'REFUNDED', 'FROZEN', 'UNFROZEN', 'DECIDED']

/**
 * One entry per sale: what it has come to so far, with every clause that gave or took a part of it. What belongs to no
 * sale (a payout, a transfer) stays an entry of its own.
 */
export function linesBySale(lines: readonly StatementLine[]): SaleEntry[] {
  const bySale = new Map<string, StatementLine[]>()
  lines.forEach((line, at) => {
    const key = line.saleId && aboutSales.includes(line.kind) ? line.saleId : `line-${at}`
    bySale.set(key, [...(bySale.get(key) ?? []), line])
  })
  return [...bySale.entries()].map(([key, all]) => entryOf(key, all)).sort((one, other) => other.at.localeCompare(one.at))
}

const isLater = (one: StatementLine, other: StatementLine): boolean => one.at > other.at

/** What was released counts once it was; until then what waits does; a dispute moves nothing. */
function countedOf(all: StatementLine[]): StatementLine[] {
  const settled = all.filter((line) => line.effect === 'IN' || line.effect === 'OUT')
  if (settled.length > 0) return settled
  const waiting = all.filter((line) => line.effect === 'ESCROW')
  return waiting.length > 0 ? waiting : all
}

function kindOf(counted: StatementLine[], latest: StatementLine): StatementKind {
  return counted.find((line) => ['REVERSED', 'REFUNDED'].includes(line.kind))?.kind ?? latest.kind
}

function isDisputed(all: StatementLine[]): boolean {
  const newest = all.filter((line) => ['FROZEN', 'UNFROZEN', 'DECIDED'].includes(line.kind)).sort((one, other) => other.at.localeCompare(one.at))[0]
  return newest?.kind === 'FROZEN'
}

function entryOf(key: string, all: StatementLine[]): SaleEntry {
  const counted = countedOf(all)
  const latest = counted.reduce((newest, line) => (isLater(line, newest) ? line : newest))
  const named = all.find((line) => line.product !== null)
  return {
    key,
    at: latest.at,
    saleId: latest.saleId,
    orderNumber: latest.orderNumber,
    product: named?.product ?? null,
    title: latest.title,
    kind: kindOf(counted, latest),
    amount: { amount: counted.reduce((sum, line) => sum + line.amount.amount, 0), currency: latest.amount.currency },
    reasons: counted.map((line) => line.reason),
    note: latest.note,
    counterparty: latest.counterparty?.name ?? null,
    isDisputed: isDisputed(all),
    isLate: latest.late,
  }
}
