import type { PostalAddress } from './addresses'
import { get, headersOf, post, refreshOnce } from './client'
import { ApiError } from './problem'
import { isExpiring } from './session'
import type { Carrier, Money, Name, Named, Page, Unit } from './types'

export type CaseKind = 'BEFORE_SHIPMENT' | 'REFUND_ONLY' | 'RETURN' | 'EXCHANGE'
export type CaseReason = 'NOT_WANTED' | 'WRONG_ADDRESS' | 'TOO_SLOW' | 'SPOILED' | 'MISSING' | 'WRONG_GOODS' | 'NOT_AS_DESCRIBED'
export type CaseState = 'DECIDING' | 'OFFERED' | 'REFUSED' | 'APPEALED' | 'TO_SEND_BACK' | 'SENT_BACK' | 'TO_REPLACE' | 'REFUNDING' | 'REFUNDED' | 'REPLACED' | 'WITHDRAWN' | 'REJECTED' | 'LAPSED' | 'OVERTAKEN'
export type CaseStep = 'OPEN' | 'GRANT' | 'OFFER' | 'ACCEPT' | 'REFUSE' | 'TAKE_OFFER' | 'APPEAL' | 'WITHDRAW' | 'SEND_BACK' | 'ARRIVE' | 'ARRIVE_AND_HOLD' | 'REPLACE' | 'PAY_INSTEAD' | 'AWARD' | 'AWARD_RETURN' | 'UPHOLD' | 'LET_STAND' | 'LAPSE' | 'REFUND' | 'OVERTAKE'
export type CaseActor = 'BUYER' | 'COOPERATIVE' | 'PLATFORM' | 'TIME' | 'MARKET'
export type Verdict = 'AWARD' | 'AWARD_RETURN' | 'UPHOLD'
export type CaseFilter = 'TO_DO' | 'WAITING' | 'DONE'

/** Shares are per cent of the price of that quantity; granted is 0 before somebody granted or offered some. */
export interface CaseLine { lineId: string; productName: Name; picture: string; unit: Unit; quantity: number; wanted: number; granted: number }
export interface CaseParcel { carrier: Carrier; trackingNumber: string; sentAt: string }
export interface CaseEvent { step: CaseStep; state: CaseState; at: string; by: CaseActor; text: string | null }
export interface AfterSalesCase {
  id: string; orderId: string; orderNumber: string; cooperative: Named; buyer: string; kind: CaseKind; reason: CaseReason; state: CaseState; turn: CaseActor | null
  text: string; lines: CaseLine[]; wanted: Money; granted: Money | null; photoIds: string[]; returnTo: string | null; wayBackPaidBy: CaseActor | null
  wayBack: CaseParcel | null; replacement: CaseParcel | null; openedAt: string; dueAt: string | null; can: CaseStep[]; verdicts: Verdict[]; history: CaseEvent[]
}
export interface CaseChoice { kind: CaseKind; reason: CaseReason; most: number; until: string | null }
export interface AfterSales { lines: { lineId: string; choices: CaseChoice[] }[]; cases: AfterSalesCase[] }
export interface NewCase { orderId: string; kind: CaseKind; reason: CaseReason; text: string; lines: { lineId: string; quantity: number; percent: number }[]; photoIds: string[] }
export interface Share { lineId: string; percent: number }
export interface Decision { verdict: Verdict; lines: Share[] | null; returnTo: string | null; text: string }

const root = '/api/orders/cases'
const page = (path: string, cursor: string | null): Promise<Page<AfterSalesCase>> => get(`${path}${path.includes('?') ? '&' : '?'}limit=20${cursor ? `&after=${cursor}` : ''}`)

export const afterSalesOf = (orderId: string): Promise<AfterSales> => get(`/api/orders/${orderId}/after-sales`)
export const worthOf = (wish: NewCase): Promise<{ wanted: Money }> => post(`${root}/worth`, wish)
/** What these shares of a case would come to. */
export const worthOfShares = (id: string, lines: Share[]): Promise<{ granted: Money }> => post(`${root}/${id}/worth`, { lines })
export const openCase = (wish: NewCase, key: string): Promise<AfterSalesCase> => post(root, wish, key)
/** Where new goods of an exchange go; only its co-operative is told, while they are to be sent. */
export const sendTo = (id: string): Promise<PostalAddress> => get(`${root}/${id}/send-to`)
export const readCase = (id: string): Promise<AfterSalesCase> => get(`${root}/${id}`)
export const myCases = (cursor: string | null): Promise<Page<AfterSalesCase>> => page(root, cursor)
export const caseCounts = (): Promise<{ toDo: number; most: number }> => get(`${root}/queue/counts`)
export const caseWork = (filter: CaseFilter, cursor: string | null): Promise<Page<AfterSalesCase>> => page(`${root}/queue?filter=${filter}`, cursor)
export const caseAppeals = (cursor: string | null): Promise<Page<AfterSalesCase>> => page(`${root}/appeals`, cursor)
/** Takes a step of a case; `step` is the last part of its address. */
export const stepCase = (id: string, step: string, body: unknown, key: string): Promise<AfterSalesCase> => post(`${root}/${id}/${step}`, body, key)

/** What buyers ask for of these orders, at most 100 of them, and nobody has ended yet. */
export interface OpenCase { orderId: string; caseId: string; kind: CaseKind }
export const openCasesOf = async (orders: string[]): Promise<OpenCase[]> =>
  orders.length === 0 ? [] : (await get<{ cases: OpenCase[] }>(`${root}/queue/open?${new URLSearchParams(orders.map((id) => ['order', id])).toString()}`)).cases

/** A photo of a case as an address for an image; give it back with `URL.revokeObjectURL`. */
export async function readPhoto(id: string): Promise<string> {
  if (isExpiring()) await refreshOnce()
  const response = await fetch(`/api/orders/photos/${id}`, { headers: { ...headersOf({}), Accept: 'image/jpeg' }, credentials: 'same-origin' }).catch(() => null)
  if (!response?.ok) throw new ApiError(response?.status ?? 0, 'client.photo', null)
  return URL.createObjectURL(await response.blob())
}

function answerOf(request: XMLHttpRequest): { id: string } {
  const body = JSON.parse(request.responseText || '{}') as { id?: string; code?: string; detail?: string; field?: string }
  if (request.status >= 300 || !body.id) throw new ApiError(request.status, body.code ?? `http.${request.status}`, body.detail ?? null, body.field ?? null)
  return { id: body.id }
}

/** Sends a photo and says how much of it is through, 0 to 1; the same key sends the same photo again. */
export async function sendPhoto(orderId: string, photo: Blob, key: string, onProgress: (share: number) => void): Promise<{ id: string }> {
  if (isExpiring()) await refreshOnce()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/orders/${orderId}/photos`)
    for (const [name, value] of Object.entries(headersOf({ key }))) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', photo.type || 'image/jpeg')
    request.timeout = 90_000
    request.upload.onprogress = (event) => { if (event.lengthComputable) onProgress(event.loaded / event.total) }
    request.onload = () => { try { resolve(answerOf(request)) } catch (error) { reject(error) } }
    request.onerror = () => reject(new ApiError(0, 'client.network', null))
    request.ontimeout = () => reject(new ApiError(0, 'client.timeout', null))
    request.send(photo)
  })
}
