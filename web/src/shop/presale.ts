import type { Money, Order, Purchase } from '@/shared/api/types'

/** What a purchase asks for an order that waits: all of it, or of a presale the deposit or the balance. */
export function dueOf(order: Order): Money {
  if (!order.presale) return order.total
  return order.state === 'BALANCE_DUE' ? order.presale.balance : order.presale.deposit
}

export const waitsForMoney = (order: Order): boolean => order.state === 'PENDING_PAYMENT' || order.state === 'BALANCE_DUE'

/** What a purchase asks for now, for all of its orders that still wait. */
export const dueAtOnce = (purchase: Purchase): Money => ({ amount: purchase.orders.filter(waitsForMoney).reduce((sum, order) => sum + dueOf(order).amount, 0), currency: 'CNY' })

/** Whether an offer of another grade still waits for its buyer. */
export const isOffered = (order: Order): boolean => order.state === 'DEPOSIT_PAID' && order.presale?.offer?.taken === false

/** What was paid by a purchase for the orders that it bought. */
export function paidBy(purchase: Purchase): Money {
  const bought = purchase.orders.filter((order) => order.state !== 'CANCELLED')
  if (bought.some((order) => order.presale)) return purchase.payment.amount
  return { amount: bought.reduce((sum, order) => sum + order.total.amount, 0), currency: 'CNY' }
}
