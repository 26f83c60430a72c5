import type { PostalAddress } from './addresses'
import type { Grade, Money, Name, Named, Presale, Unit } from './types'

/** The words of order-service (docs/orders.md), as the screens read them. */
export type OrderState = 'PENDING_PAYMENT' | 'DEPOSIT_PAID' | 'BALANCE_DUE' | 'PAID' | 'SHIPPED' | 'RECEIVED' | 'COMPLETED' | 'CANCELLED'
export type TimelineReason =
  | 'EXPIRED' | 'BY_BUYER' | 'LATE_PAYMENT_TAKEN' | 'LATE_PAYMENT_RETURNED' | 'REFUNDED' | 'NEVER_PLACED' | 'RECEIVED_BY_TIME'
  | 'SHORTFALL' | 'OFFER_GONE' | 'OFFER_TAKEN' | 'BALANCE_UNPAID'
export type Address = PostalAddress
export interface Carrier { code: string; name: Name }

/** What a line or an order costs: paid = goods − cooperativeCoupon − platformCoupon + delivery. */
export interface LineMoney { goods: Money; cooperativeCoupon: Money; platformCoupon: Money; delivery: Money }

export interface OrderLine {
  id: string; productId: string; productName: Name; picture: string; lotId: string; grade: Grade; unit: Unit
  quantity: number; unitPrice: Money; money: LineMoney; paid: Money; refunded: Money; harvestDate: string; toShip: number
  room: { id: string } | null; contract: { id: string; version: number }
}
export interface Parcel {
  id: string; carrier: Carrier; trackingNumber: string; shippedAt: string; deliveredAt: string | null; contents: { lineId: string; quantity: number }[]
}
export interface Order {
  id: string; number: string; purchaseId: string | null; state: OrderState; lines: OrderLine[]; money: LineMoney; total: Money; refunded: Money
  cooperative: Named; address: Address; note: string | null; arrivesFrom: string | null; arrivesUntil: string | null
  placedAt: string; payBefore: string | null; receiveBefore: string | null; receiptExtended: boolean; presale?: OrderPresale | null
  parcels: Parcel[]; timeline: { state: OrderState; at: string; reason: TimelineReason | null }[]
}
/** An order of goods that were not harvested when it was placed: a deposit at once, the balance once they are there. */
export interface OrderPresale extends Presale {
  deposit: Money; balance: Money; depositedAt: string | null; balanceBefore: string | null
  offer: { lotId: string; grade: Grade; unitPrice: Money; total: Money; balance: Money; answerBefore: string; taken: boolean } | null
}
export type TrackingKind = 'PICKED_UP' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'EXCEPTION'
export interface TrackingEvent { kind: TrackingKind; at: string; place: string | null; text: string | null }
/** The ways of an order's parcels, each with its latest event first. */
export interface Tracking { parcels: { id: string; events: TrackingEvent[] }[] }
export type RefundReason = 'LATE_PAYMENT' | 'CLOSED_PAYMENT' | 'AFTER_SALES' | 'SHORTFALL' | 'DEPOSIT_RETURNED'
export type RefundStage = 'PREPARED' | 'REQUESTED' | 'PROCESSING' | 'SUCCEEDED' | 'ABNORMAL'
export interface Refund { id: string; amount: Money; reason: RefundReason; stage: RefundStage; requestedAt: string; endedAt: string | null }

/** Goods wanted: so much of a lot, and the live room they are bought in. */
export interface WantedGoods { lotId: string; quantity: number; roomId?: string }
/** A question for the price; a purchase adds where it goes and what the screen showed as its price. */
export interface Wish {
  goods: WantedGoods[]; addressId?: string; address?: Address; couponIds?: string[]; notes?: { cooperativeId: string; text: string }[]
}
/** `dueNow`: what of the total the buyer saw is paid at once, where that is not all of it. */
export interface NewPurchase extends Wish { total: Money; dueNow?: Money }

export interface QuoteLine {
  lotId: string; productId: string; productName: Name; skuName: Name; picture: string; grade: Grade; unit: Unit; quantity: number
  available: number; perBuyer: number | null; opensAt: string | null; closesAt: string | null; unitPrice: Money
  money: LineMoney; paid: Money; roomId: string | null; presale?: Presale | null; problem: string | null
}
export interface QuotePart {
  cooperative: Named; lines: QuoteLine[]; money: LineMoney; total: Money; grams?: number
  arrivesFrom: string | null; arrivesUntil: string | null; problem: string | null
}
/** In which two parts a presale is paid; delivery is with the balance once it is known. */
export interface QuotePresale { terms: Presale; deposit: Money; balance: Money }
export interface Quote { parts: QuotePart[]; total: Money; withDelivery: boolean; couponProblem: string | null; presale?: QuotePresale | null }

export type PaymentState = 'OPEN' | 'PAID' | 'CLOSED'
/** Orders of several co-operatives that are paid at once. */
export interface Purchase {
  id: string; state: 'PENDING_PAYMENT' | 'PAID' | 'CANCELLED'; total: Money; placedAt: string; payBefore: string
  payment: { transactionId: string | null; amount: Money; payUrl: string; state: PaymentState }
  orders: Order[]
}
export interface Basket { goods: { lotId: string; quantity: number; roomId: string | null }[] }
