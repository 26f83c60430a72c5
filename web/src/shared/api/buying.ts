import { api, get, post, put } from './client'
import { randomKey } from './idempotency'
import type { Basket, NewPurchase, Order, Purchase, Quote, Refund, Tracking, Wish } from './types'

/** What the goods would cost now, and what stands in their way; holds nothing, so it may be asked as often as one likes. */
export const quote = (wish: Wish): Promise<Quote> => post('/api/orders/quotes', wish, randomKey())

export const placePurchase = (body: NewPurchase, key: string): Promise<Purchase> => post('/api/orders/purchases', body, key)
/** A purchase; while it is to be paid the answer may be held back so many seconds until that is decided. */
export const purchase = (id: string, waitSeconds = 0): Promise<Purchase> => get(`/api/orders/purchases/${id}${waitSeconds > 0 ? `?wait=${waitSeconds}` : ''}`)
/** Opens a payment for what still waits of a purchase whose payment was closed. */
export const renewPayment = (id: string, key: string): Promise<Purchase> => post(`/api/orders/purchases/${id}/payment`, {}, key)
export const tracking = (orderId: string): Promise<Tracking> => get(`/api/orders/${orderId}/tracking`)
/** More time before an order counts as received by itself; given once. */
export const extendReceipt = (orderId: string, key: string): Promise<Order> => post(`/api/orders/${orderId}/receipt-extension`, {}, key)
/** Opens the payment of a presale's balance: a purchase of its own, the same for every device. */
export const openBalance = (orderId: string, key: string): Promise<Purchase> => post(`/api/orders/${orderId}/balance`, {}, key)
/** Takes or refuses goods of another grade where the harvest of a presale fell short. */
export const answerOffer = (orderId: string, lotId: string, taken: boolean, key: string): Promise<Order> =>
  post(`/api/orders/${orderId}/presale-offer/${taken ? 'acceptance' : 'refusal'}`, { lotId }, key)
export const refunds = (orderId: string): Promise<Refund[]> => get(`/api/orders/${orderId}/refunds`)

/** The buyer confirms at the local cashier; another channel has a page of its own, which opens instead. */
export async function confirmPayment(payUrl: string, key: string): Promise<void> {
  if (/^https?:/.test(payUrl)) window.location.assign(payUrl)
  else await post(payUrl, {}, key)
}

export const basket = (): Promise<Basket> => get('/api/orders/basket')
export const putIntoBasket = (lotId: string, body: { quantity: number; roomId?: string }): Promise<Basket> =>
  put(`/api/orders/basket/goods/${lotId}`, body, randomKey())
export const takeFromBasket = (lotId: string): Promise<Basket> =>
  api(`/api/orders/basket/goods/${lotId}`, { method: 'DELETE', key: randomKey() })
