import { get, post } from './client'
import type { Ratio } from './settlementTypes'
import type { Money, Name, Named, Page, Text } from './types'

export type ForwardState = 'PROPOSED' | 'SIGNED' | 'OPEN' | 'PART_DELIVERED' | 'FULFILLED' | 'SHORT' | 'BREACHED_BY_SELLER' | 'BREACHED_BY_BUYER' | 'CANCELLED'
export interface ForwardDelivery {
  id: string; on: string; grade: string; quantity: number; accepted: number; marketPrice: Money | null; marketSource: string | null; remark: string | null
  value: Money; fromDeposit: Money; reason: Name; at: string
}
/** What one side owes the other, by the order alone. */
export interface ForwardCharge { id: string; from: string; to: string; amount: Money; paid: Money; outstanding: Money; reason: Name; dueSince: string }
/** What breaking the order now would cost either side. */
export interface EndingNow { missing: number; depositBack: Money; sellerPays: Money; depositLost: Money; buyerPays: Money }
export interface ForwardOrder {
  id: string; state: ForwardState; contractId: string; buyer: Named; seller: Named; product: Name; unit: string; grade: string; quantity: number; from: string; to: string
  floor: Money; markup: Ratio; deposit: Money; depositPaidAt: string | null; sellerPenalty: Ratio; buyerPenalty: Ratio; tolerance: Ratio; payWithinDays: number
  hash: string; signedBy: string[]; cancelWishes: string[]; accepted: number; value: Money; deliveries: ForwardDelivery[]; charges: ForwardCharge[]
  ending: { cause: 'WINDOW_OVER' | 'SELLER_WITHDREW' | 'BUYER_WITHDREW' | 'BUYER_DID_NOT_PAY' | 'BOTH_AGREED'; at: string } | null; endingNow: EndingNow | null
}
export interface NewForward {
  contractId: string; buyer: string; seller: string; product: Text; unit: string; grade: string; quantity: number; from: string; to: string
  floor: Money; markup?: Ratio; deposit?: Money; sellerPenalty?: Ratio; buyerPenalty?: Ratio; tolerance?: Ratio; payWithinDays: number
}
export interface NewDelivery { on: string; grade: string; quantity: number; accepted: number; marketPrice?: Money; marketSource?: string; remark?: string }

const whole = encodeURIComponent
const orders = '/api/settlement/forward-orders'
/** Who reads every book names the party; everybody else reads the own ones. */
export const forwardOrders = (party: string | null, cursor: string | null): Promise<Page<ForwardOrder>> =>
  get(`${orders}?limit=20${party ? `&party=${whole(party)}` : ''}${cursor ? `&after=${whole(cursor)}` : ''}`)
export const forwardOrder = (id: string): Promise<ForwardOrder> => get(`${orders}/${whole(id)}`)
export const proposeForward = (body: NewForward, key: string): Promise<ForwardOrder> => post(orders, body, key)
export const signForward = ({ id, ...body }: { id: string; hash: string; signature?: string }, key: string): Promise<ForwardOrder> => post(`${orders}/${whole(id)}/signatures`, body, key)
export const deliverForward = ({ id, ...body }: NewDelivery & { id: string }, key: string): Promise<ForwardOrder> => post(`${orders}/${whole(id)}/deliveries`, body, key)
export type ForwardStep = 'deposit' | 'withdrawal' | 'cancellation' | 'non-payment'
export const stepForward = ({ id, step }: { id: string; step: ForwardStep }, key: string): Promise<ForwardOrder> => post(`${orders}/${whole(id)}/${step}`, {}, key)
