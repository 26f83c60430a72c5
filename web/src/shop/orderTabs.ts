import { myCases, type AfterSalesCase, type CaseState } from '@/shared/api/afterSales'
import { orders } from '@/shared/api/market'
import type { Order, Page } from '@/shared/api/types'

/** The lists of a buyer's orders, in the order of an order's life. */
export const orderTabs = ['ALL', 'TO_PAY', 'TO_SHIP', 'TO_RECEIVE', 'REFUNDS'] as const
export type OrderTab = (typeof orderTabs)[number]

const filters: Record<OrderTab, string> = { ALL: '', TO_PAY: 'state=PENDING_PAYMENT,BALANCE_DUE', TO_SHIP: 'state=PAID,DEPOSIT_PAID', TO_RECEIVE: 'state=SHIPPED', REFUNDS: 'refunded=true' }

/** A page of one list; words look through all orders, whatever the list. */
export function orderPage(tab: OrderTab, words: string, cursor: string | null): Promise<Page<Order>> {
  const wanted = words.trim()
  return wanted ? orders(cursor, `/search?q=${encodeURIComponent(wanted)}`) : orders(cursor, filters[tab] ? `?${filters[tab]}` : '')
}

const over: CaseState[] = ['REFUNDED', 'REPLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'OVERTAKEN']
/** So many cases back is looked for those that are not over: deadlines end each of them within weeks. */
const pagesOfCases = 5

/** The buyer's cases that are not over, newest first. */
export async function openCases(): Promise<AfterSalesCase[]> {
  const open: AfterSalesCase[] = []
  let cursor: string | null = null
  for (let at = 0; at < pagesOfCases; at++) {
    const page: Page<AfterSalesCase> = await myCases(cursor)
    open.push(...page.items.filter((one) => !over.includes(one.state)))
    cursor = page.next
    if (cursor === null) break
  }
  return open
}
