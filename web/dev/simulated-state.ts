import { EventEmitter } from 'node:events'
import { newId, people, products, cny } from './simulated-data.ts'

export interface SimulatedOrder { id: string; [field: string]: unknown }
export interface SimulatedRoom {
  id: string; title: unknown; host: { id: string; name: unknown }; village: unknown; state: string; viewers: number; picture: string; startedAt: string | null
  productIds: string[]; pinnedProductId: string | null; endedAt: string | null; figures: { orders: number; sold: ReturnType<typeof cny>; viewersPeak: number }; history: unknown[]
}

export const bus = new EventEmitter()
export const orders: SimulatedOrder[] = []
const host = { id: 'a2', name: people['13800000002']?.name }
const village = { zh: '紫云县 板当镇', en: 'Bandang, Ziyun' }
const room = (id: string, zh: string, en: string, state: string, productIds: string[], picture: string, viewers: number): SimulatedRoom => ({
  id, title: { zh, en }, host, village, state, viewers, picture, startedAt: new Date(Date.now() - 754_000).toISOString(), productIds, pinnedProductId: productIds[0] ?? null,
  endedAt: state === 'ENDED' ? new Date().toISOString() : null, figures: { orders: 12, sold: cny(48_650), viewersPeak: 236 },
  history: [
    { type: 'chat', id: newId(), from: '李**', text: '这个红薯甜不甜', at: '2026-11-22T02:00:00Z' },
    { type: 'order', buyer: '王**', productName: products[0]?.name, quantity: 5, unit: products[0]?.unit, amount: cny(3250), at: '2026-11-22T02:01:00Z' },
  ],
})
export const rooms: SimulatedRoom[] = [
  room('room-1', '新挖的红芯红薯，现装现发', 'Red-heart sweet potatoes, dug today', 'LIVE', ['product-0', 'product-6', 'product-5'], 'sweet-potato', 128),
  room('room-2', '修文猕猴桃开园第一批', 'First kiwis of the season', 'LIVE', ['product-1'], 'kiwi', 12_460),
  room('room-3', '竹编奶奶在线教你编提篮，一个名字很长很长的直播间', 'A very long room name about weaving bamboo baskets with grandmother', 'LIVE', ['product-3'], 'bamboo', 7),
  room('room-0', '上周的红薯专场', 'Last week’s sweet potatoes', 'ENDED', ['product-0'], 'sweet-potato', 0),
]
export const roomById = (id: string): SimulatedRoom | undefined => rooms.find((one) => one.id === id)

export function tell(roomId: string, ...messages: unknown[]): void {
  roomById(roomId)?.history.push(...messages.filter((one) => ['chat', 'order'].includes((one as { type: string }).type)))
  bus.emit(roomId, messages)
}

export function createRoom(title: string, productIds: string[]): SimulatedRoom {
  const picture = products.find((one) => one.id === productIds[0])?.picture ?? 'tea'
  const made: SimulatedRoom = { ...room(newId(), title, title, 'PREPARED', productIds, picture, 0), title, startedAt: null, history: [], figures: { orders: 0, sold: cny(0), viewersPeak: 0 } }
  rooms.unshift(made)
  return made
}
