import type { Named, Quote } from '@/shared/api/types'
import { amountOf, money } from '@/shared/format'
import type { BasketLine, SeenGoods } from './basket'
import { t } from './messages'
import { lineWord } from './offerWord'
import { opensIn, saleState } from './saleWindow'

/** A line of the basket as it is shown: with what stands in its way and what changed since it was put in. */
export interface Shown extends BasketLine { seen: SeenGoods; canBuy: boolean; trouble: string; changed: string }
export interface ShownGroup { cooperative: Named; rows: Shown[] }

function changedSince(line: BasketLine, seen: SeenGoods): string {
  if (!line.priceWas || line.priceWas.amount === seen.unitPrice.amount) return ''
  const difference = seen.unitPrice.amount - line.priceWas.amount
  return t(difference > 0 ? 'dearerBy' : 'cheaperBy', { amount: money({ amount: Math.abs(difference), currency: seen.unitPrice.currency }) })
}

/** Without the market's answer the line is shown as it was last seen, and only what the clock decides is known. */
function troubleSeen(seen: SeenGoods, now: number): string {
  const state = saleState(seen, now)
  if (state === 'notYet') return seen.opensAt ? opensIn(seen.opensAt, now) : t('notOpenYet')
  if (state === 'over') return t('saleOver')
  return state === 'soldOut' ? t('soldOut') : ''
}

function show(line: BasketLine, seen: SeenGoods, quote: Quote | null, now: number): Shown {
  const asked = quote?.parts.flatMap((part) => part.lines).find((one) => one.lotId === line.lotId)
  // An answer about another amount says nothing of this one.
  const isFresh = asked !== undefined && asked.quantity === line.quantity
  const trouble = quote && !asked ? t('notForSale') : isFresh ? lineWord(asked, now) : troubleSeen(seen, now)
  return { ...line, seen, canBuy: trouble === '', trouble, changed: changedSince(line, seen) }
}

/** The basket by co-operative, both in the order of the lines given; a line of which nothing is known yet is left out. */
export function groupsOf(lines: BasketLine[], quote: Quote | null, now: number): ShownGroup[] {
  const groups = new Map<string, ShownGroup>()
  for (const line of lines) {
    if (!line.seen) continue
    const { cooperative } = line.seen
    const group = groups.get(cooperative.id) ?? { cooperative, rows: [] }
    group.rows.push(show(line, line.seen, quote, now))
    groups.set(cooperative.id, group)
  }
  return [...groups.values()]
}

/** What is chosen and can be bought. */
export const chosenOf = (groups: ShownGroup[]): Shown[] => groups.flatMap((group) => group.rows).filter((row) => row.isChosen && row.canBuy)

/** The goods' sum at today's prices; delivery and coupons come with the checkout. */
export function sumOf(rows: Shown[]): { amount: number; currency: string } {
  return { amount: rows.reduce((sum, row) => sum + amountOf(row.seen.unitPrice, row.quantity).amount, 0), currency: 'CNY' }
}
