import { api, get, post, put } from './client'
import { dropSession, keepSession } from './session'
import type {
  Carrier, CodeSent, Contract, Lot, Money, NewLot, NewProduct, Order, Page, Product, ProductBrand, ProductCard, Room, RoomCard,
  Sale, SellingTerms, Session, Shares,
} from './types'

/** Lists come as pages; a bare array is accepted too. */
export const itemsOf = <T>(list: Page<T> | T[]): T[] => (Array.isArray(list) ? list : list.items)
const list = async <T>(path: string): Promise<T[]> => itemsOf(await get<Page<T> | T[]>(path))
const after = (cursor: string | null): string => (cursor ? `&after=${encodeURIComponent(cursor)}` : '')

export const sendCode = (phone: string): Promise<CodeSent> =>
  api<CodeSent>('/api/auth/codes', { method: 'POST', body: { phone }, anonymous: true })

export async function signIn(phone: string, code: string): Promise<Session> {
  const session = await api<Session>('/api/auth/tokens', { method: 'POST', body: { phone, code }, anonymous: true })
  keepSession(session)
  return session
}

/** Signs out here even when the market does not answer; its cookie then runs out by itself. */
export async function signOut(): Promise<void> {
  await api('/api/auth/tokens', { method: 'DELETE' }).catch(() => undefined)
  dropSession()
}

export const products = (): Promise<ProductCard[]> => list('/api/catalog/products?limit=50')
export const product = (id: string): Promise<Product> => get(`/api/catalog/products/${id}`)
export const myProducts = (): Promise<Product[]> => list('/api/catalog/mine/products')

export const createProduct = (body: NewProduct, key: string): Promise<Product> => post('/api/catalog/products', body, key)
export const addLot = (skuId: string, body: NewLot, key: string): Promise<Lot> => post(`/api/catalog/skus/${skuId}/lots`, body, key)
export const changePrice = (lotId: string, price: Money, key: string): Promise<Lot> => put(`/api/catalog/lots/${lotId}/price`, { price }, key)
export const setTerms = (lotId: string, terms: SellingTerms, key: string): Promise<Lot> => put(`/api/catalog/lots/${lotId}/terms`, terms, key)
export const recordHarvest = (lotId: string, date: string, quantity: number, key: string): Promise<Lot> => post(`/api/catalog/lots/${lotId}/harvest`, { date, quantity }, key)

export const liveRooms = (): Promise<RoomCard[]> => list('/api/live/rooms?state=LIVE')
export const room = (id: string): Promise<Room> => get(`/api/live/rooms/${id}`)
/** Answers where the room's channel would open, and refuses as it would: a browser's socket can't say why. */
export const roomDoor = (id: string): Promise<unknown> => get(`/ws/live/rooms/${id}`)
export const myRooms = (): Promise<RoomCard[]> => list('/api/live/mine')
export const createRoom = (body: { title: string; productIds: string[] }, key: string): Promise<Room> => post('/api/live/rooms', body, key)
export const startRoom = (id: string, key: string): Promise<Room> => post(`/api/live/rooms/${id}/start`, {}, key)
export const endRoom = (id: string, key: string): Promise<Room> => post(`/api/live/rooms/${id}/end`, {}, key)
export const pinProduct = (id: string, productId: string): Promise<unknown> => post(`/api/live/rooms/${id}/pin`, { productId })
export const history = <T>(id: string): Promise<T[]> => list(`/api/live/rooms/${id}/history?limit=100`)
export const iceServers = async (): Promise<RTCIceServer[]> =>
  (await get<{ iceServers: RTCIceServer[] }>('/api/live/ice-servers')).iceServers

/** The buyer's own orders, newest first; `which` adds a search or a filter to the path. */
export const orders = (cursor: string | null, which = ''): Promise<Page<Order>> => get(`/api/orders${which}${which.includes('?') ? '&' : '?'}limit=20${after(cursor)}`)
export const order = (id: string): Promise<Order> => get(`/api/orders/${id}`)
export const cancelOrder = (id: string, key: string): Promise<Order> => post(`/api/orders/${id}/cancellation`, {}, key)
export const confirmReceipt = (id: string, key: string): Promise<Order> => post(`/api/orders/${id}/receipt`, {}, key)
export const carriers = (): Promise<Carrier[]> => list('/api/orders/carriers')

const shareCache = new Map<string, Promise<Shares>>()

/** Where the money of a purchase goes, in the unit that it is sold by; kept for the visit, asked again after a failure. */
export function shares(contractId: string, price: number, quantity: number, unit: string): Promise<Shares> {
  const path = `/api/settlement/shares/${contractId}?price=${price}&quantity=${quantity}&unit=${encodeURIComponent(unit)}`
  const known = shareCache.get(path)
  if (known) return known
  const asked = get<Shares>(path)
  shareCache.set(path, asked)
  asked.catch(() => shareCache.delete(path))
  return asked
}

export const contracts = (): Promise<Contract[]> => list('/api/settlement/contracts')
export const sale = (saleId: string): Promise<Sale> => get(`/api/settlement/sales/${saleId}`)
export const brandOf = (productId: string): Promise<ProductBrand> => get(`/api/brands/products/${productId}`)
