import { get, post } from './client'
import type { Grade, Money, Name, Named, OrderPresale, Page, Unit } from './types'

/** The co-op's side of orders: queues, parcels on their way, pick lists, labels (docs/orders.md). */
export type WorkState = 'PENDING_PAYMENT' | 'DEPOSIT_PAID' | 'BALANCE_DUE' | 'PAID' | 'SHIPPED' | 'RECEIVED' | 'COMPLETED' | 'CANCELLED'
export type Queue = 'PRESALE' | 'TO_SHIP' | 'OVERDUE' | 'PARTLY_SENT' | 'ON_THE_WAY' | 'DONE' | 'CANCELLED' | 'ALL'
export interface WorkAddress { name: string; phone: string; regionCode: string; region: string; street: string }
export interface CarrierName { code: string; name: Name }
export interface WorkLine {
  id: string; productName: Name; picture: string; lotId: string; grade: Grade | null; unit: Unit
  quantity: number; unitPrice: Money; paid: Money; refunded: Money; harvestDate: string | null; toShip: number
}
export interface Content { lineId: string; quantity: number }
export interface WorkParcel { id: string; carrier: CarrierName; trackingNumber: string; shippedAt: string; deliveredAt: string | null; contents: Content[] }
export interface WorkOrder {
  id: string; number: string; state: WorkState; lines: WorkLine[]; total: Money; refunded: Money; cooperative: Named
  address: WorkAddress; note: string | null; placedAt: string; receiveBefore: string | null; receiptExtended: boolean; presale?: OrderPresale | null
  parcels: WorkParcel[]; timeline: { state: WorkState; at: string; reason: string | null }[]
}
/** What was placed and harvested on `overdueSince` or before should have been sent. */
export interface WorkPage extends Page<WorkOrder> { overdueSince: string }
export interface Counts { toShip: number; overdue: number; partlySent: number; onTheWay: number; most: number }

export type TrackingKind = 'PICKED_UP' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'EXCEPTION'
export interface TrackingEvent { kind: TrackingKind; at: string; place: string | null; text: string | null; source: 'CARRIER' | 'COOPERATIVE' }
export interface TrackedParcel { id: string; carrier: CarrierName; trackingNumber: string | null; shippedAt: string; deliveredAt: string | null; events: TrackingEvent[] }
export interface Tracking { parcels: TrackedParcel[] }

export interface PickGroup {
  productId: string; productName: Name; picture: string; lotId: string; grade: Grade | null; unit: Unit
  harvestDate: string | null; quantity: number; grams: number; orders: number
}
export interface PickItem { lotId: string; productName: Name; grade: Grade | null; unit: Unit; quantity: number }
export interface PickList {
  orders: number; grams: number; goods: PickGroup[]; more: boolean
  slips: { orderId: string; number: string; note: string | null; grams: number; items: PickItem[] }[]
}
export interface ParcelLabel {
  orderId: string; number: string; cooperative: Named; address: WorkAddress; note: string | null
  carrier: CarrierName | null; trackingNumber: string | null; grams: number; contents: Omit<PickItem, 'lotId'>[]
}
export interface BulkOutcome { line: number; number: string; orderId: string | null; sent: boolean; code: string | null; detail: string | null }
export interface BulkResult { sent: number; lines: BulkOutcome[] }
export interface NewParcel { carrier: string; trackingNumber: string; contents?: Content[] }
export interface NewEvent { kind: TrackingKind; at: string; place: string | null; text: string | null }

const query = (values: Record<string, string | null>): string => new URLSearchParams(Object.entries(values).filter((one): one is [string, string] => !!one[1])).toString()

export const workQueue = (queue: Queue, cursor: string | null): Promise<WorkPage> => get(`/api/orders/queue?${query({ queue, after: cursor, limit: '20' })}`)
export const workCounts = (): Promise<Counts> => get('/api/orders/queue/counts')
export const findWork = (wanted: { q: string; from: string; to: string }, cursor: string | null): Promise<WorkPage> =>
  get(`/api/orders/queue/search?${query({ ...wanted, after: cursor, limit: '20' })}`)
export const workOrder = (id: string): Promise<WorkOrder> => get(`/api/orders/${id}`)
export const tracking = (id: string): Promise<Tracking> => get(`/api/orders/${id}/tracking`)
/** How far the goods of one sale are, for who grew them; nothing personal. */
export const saleTracking = (saleId: string): Promise<Tracking> => get(`/api/orders/sales/${saleId}/tracking`)
export const sendParcel = (order: string, parcel: NewParcel, key: string): Promise<WorkOrder> => post(`/api/orders/${order}/shipment`, parcel, key)
export const sendMany = (text: string, key: string): Promise<BulkResult> => post('/api/orders/shipments', { text }, key)
export const renumber = (order: string, parcel: string, label: { carrier: string; trackingNumber: string }, key: string): Promise<WorkOrder> =>
  post(`/api/orders/${order}/parcels/${parcel}/tracking-number`, label, key)
export const noteEvent = (order: string, parcel: string, event: NewEvent, key: string): Promise<Tracking> =>
  post(`/api/orders/${order}/parcels/${parcel}/events`, event, key)
const chosen = (orders: string[]): string => orders.map((id) => `order=${encodeURIComponent(id)}`).join('&')
export const pickList = (wanted: { day: string; orders: string[] }): Promise<PickList> =>
  get(`/api/orders/queue/pick-list?${wanted.orders.length > 0 ? chosen(wanted.orders) : query({ day: wanted.day })}`)
export const labels = (orders: string[]): Promise<{ labels: ParcelLabel[] }> => get(`/api/orders/queue/labels?${chosen(orders)}`)
export const exportPath = (from: string, to: string): string => `/api/orders/queue/export?${query({ from, to })}`
