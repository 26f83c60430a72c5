import type { Money, Name, Unit } from '../api/types'

export interface ChatLine { type: 'chat'; id: string; from: Name; text: string; at: string }
export interface OrderLineSeen { type: 'order'; buyer: string; productName: Name; quantity: number; unit: Unit; amount: Money; at: string }
export interface RoomProblem { type: 'problem'; code: string; detail: string }
export type Media = 'FLOWING' | 'INTERRUPTED'

/** What the room tells. */
export type RoomMessage =
  | { type: 'hello'; role: 'HOST' | 'VIEWER'; viewers: number }
  | { type: 'stock'; lotId: string; available: number }
  | { type: 'pin'; productId: string }
  | OrderLineSeen
  | ChatLine
  | { type: 'viewers'; count: number }
  | { type: 'state'; state: 'LIVE' | 'ENDED'; media: Media }
  | RoomProblem
  | { type: 'answer'; sdp: string }
  | { type: 'candidate'; candidate: RTCIceCandidateInit }
  | { type: 'renegotiate' }

/** What a person's screen tells the room. */
export type ClientMessage =
  | { type: 'chat'; id: string; text: string }
  | { type: 'publish'; sdp: string }
  | { type: 'view'; sdp: string }
  | { type: 'candidate'; candidate: RTCIceCandidateInit }
  | { type: 'leave' }

export interface Batch { epoch?: string; offset?: number; messages: RoomMessage[] }

/** A frame is a batch; a single message on its own is read as a batch of one. Anything else is nothing. */
export function readFrame(frame: string): Batch {
  try {
    const read = JSON.parse(frame) as Partial<Batch> & { type?: unknown }
    if (Array.isArray(read.messages)) return read as Batch
    return { messages: typeof read.type === 'string' ? [read as unknown as RoomMessage] : [] }
  } catch {
    return { messages: [] }
  }
}
