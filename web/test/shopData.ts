import type { Order, OrderState, Purchase, Quote, QuoteLine, QuotePart } from '@/shared/api/types'
import type { SeenGoods } from '@/shop/basket'
import { cny, text } from './screens'

export const jin = { code: 'JIN', name: text('斤', 'jin'), decimals: 0 }
export const grade = { code: 'G1', name: text('一级', 'Grade 1') }
export const coops = { potato: { id: 'c-potato', name: text('红薯合作社') }, tea: { id: 'c-tea', name: text('茶叶合作社') } }
export const sums = (goods: number, delivery = 0, coop = 0, platform = 0) => ({ goods: cny(goods), cooperativeCoupon: cny(coop), platformCoupon: cny(platform), delivery: cny(delivery) })

export const seen = (more: Partial<SeenGoods> = {}): SeenGoods =>
  ({ productId: 'p1', productName: text('红薯'), picture: 'sweet-potato', grade, unit: jin, unitPrice: cny(650), cooperative: coops.potato, available: 100, perBuyer: null, opensAt: null, closesAt: null, ...more })

export const quoteLine = (lotId: string, more: Partial<QuoteLine> = {}): QuoteLine => ({
  lotId, productId: 'p1', productName: text('红薯'), skuName: text('散装'), picture: 'sweet-potato', grade, unit: jin, quantity: 5, available: 100, perBuyer: null, opensAt: null, closesAt: null,
  unitPrice: cny(650), money: sums(3250, 600), paid: cny(3850), roomId: null, problem: null, ...more,
})
export const quotePart = (lines: QuoteLine[], more: Partial<QuotePart> = {}): QuotePart =>
  ({ cooperative: coops.potato, lines, money: sums(3250, 600), total: cny(3850), grams: 2500, arrivesFrom: '2026-11-25', arrivesUntil: '2026-11-27', problem: null, ...more })
export const quoteOf = (parts: QuotePart[], total = 3850, more: Partial<Quote> = {}): Quote => ({ parts, total: cny(total), withDelivery: true, couponProblem: null, ...more })

export const saved = (id: string, regionCode = '520102') => ({ id, address: { name: '林小雨', phone: '13900000001', regionCode, region: '贵州省 贵阳市 南明区', street: '科技园路 1 号' }, preferred: true, version: 1 })

export const orderOf = (id: string, state: OrderState, more: Partial<Order> = {}): Order => ({
  id, number: `N-${id}`, purchaseId: 'p1', state, money: sums(3250, 600), total: cny(3850), refunded: cny(0), cooperative: coops.potato, address: saved('a').address, note: null,
  arrivesFrom: null, arrivesUntil: null, placedAt: '2026-11-22T04:00:00Z', payBefore: '2099-01-01T00:00:00Z', receiveBefore: null, receiptExtended: false, parcels: [],
  timeline: [{ state: 'PENDING_PAYMENT', at: '2026-11-22T04:00:00Z', reason: null }],
  lines: [{ id: `${id}-l`, productId: 'p1', productName: text('红薯'), picture: 'sweet-potato', lotId: 'l1', grade, unit: jin, quantity: 5, unitPrice: cny(650), money: sums(3250, 600), paid: cny(3850), refunded: cny(0), harvestDate: '2026-11-19', toShip: 5, room: null, contract: { id: 'k', version: 1 } }],
  ...more,
})
export const purchaseOf = (state: Purchase['state'], orders: Order[], payment: Purchase['payment']['state'] = 'OPEN'): Purchase => ({
  id: 'p1', state, total: cny(orders.reduce((all, one) => all + one.total.amount, 0)), placedAt: '2026-11-22T04:00:00Z', payBefore: '2099-01-01T00:00:00Z', orders,
  payment: { transactionId: 't', amount: cny(orders.filter((one) => one.state === 'PENDING_PAYMENT').reduce((all, one) => all + one.total.amount, 0)), payUrl: '/cashier/t', state: payment },
})
