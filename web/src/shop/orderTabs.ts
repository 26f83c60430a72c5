import { orders } from '@/shared/api/market'
import type { Order, OrderState, Page } from '@/shared/api/types'

/** The lists of a buyer's orders, in the order of an order's life. */
export const orderTabs = ['ALL', 'TO_PAY', 'TO_SHIP', 'TO_RECEIVE', 'REFUNDS'] as const
export type OrderTab = (typeof orderTabs)[number]

const states: Partial<Record<OrderTab, OrderState>> = { TO_PAY: 'PENDING_PAYMENT', TO_SHIP: 'PAID', TO_RECEIVE: 'SHIPPED' }

export function belongsTo(tab: OrderTab, order: Order): boolean {
  if (tab === 'ALL') return true
  return tab === 'REFUNDS' ? order.refunded.amount > 0 : order.state === states[tab]
}

const enough = 8
const mostPages = 5

/** One page of a list: further pages are asked for while those before held too little of it. */
export async function orderPage(tab: OrderTab, cursor: string | null, read: (cursor: string | null) => Promise<Page<Order>> = orders): Promise<Page<Order>> {
  const items: Order[] = []
  let next = cursor
  for (let page = 0; page < mostPages; page++) {
    const found = await read(next)
    items.push(...found.items.filter((order) => belongsTo(tab, order)))
    next = found.next
    if (next === null || items.length >= enough) break
  }
  return { items, next }
}
