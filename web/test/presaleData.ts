import type { Order, OrderPresale, OrderState, TimelineReason } from '@/shared/api/types'
import { cny, Refused, text, type Answer } from './screens'
import { orderOf, saved } from './shopData'

/** 30 % of 32.50 now; the rest with 6.00 for delivery once it is harvested. */
export const terms = { harvestFrom: '2026-12-01', harvestUntil: '2026-12-08', depositPercent: 30, balanceDays: 5 }
export const presale = (more: Partial<OrderPresale> = {}): OrderPresale => ({ ...terms, deposit: cny(975), balance: cny(2875), depositedAt: '2026-11-22T04:01:00Z', balanceBefore: null, offer: null, ...more })
export const offer = { lotId: 'l2', grade: { code: 'SECOND', name: text('二级') }, unitPrice: cny(500), total: cny(3100), balance: cny(2125), answerBefore: '2026-12-11T15:59:59Z', taken: false }
export const presold = (state: OrderState, own: Partial<OrderPresale> = {}, reason: TimelineReason | null = null, more: Partial<Order> = {}): Order =>
  orderOf('o1', state, { presale: presale(own), arrivesFrom: '2026-12-10', arrivesUntil: '2026-12-12', timeline: [{ state: 'PENDING_PAYMENT', at: '2026-11-22T04:00:00Z', reason: null }, { state, at: '2026-12-08T04:00:00Z', reason }], ...more })
/** What the screens ask besides. */
export const around: Record<string, Answer> = {
  'GET /api/orders/addresses': () => ({ items: [saved('a1')], next: null }), 'POST /api/orders/quotes/coupons': () => [], 'GET /api/settlement/shares/k': () => new Refused(404, 'none', ''),
  'GET /api/orders/delivery-tables/c-potato': () => new Refused(404, 'none', ''), 'GET /api/orders/o1/refunds': () => [], 'GET /api/orders/basket': () => ({ goods: [] }),
}
