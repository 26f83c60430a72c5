import type { Name, Unit } from '@/shared/api/types'
import type { RoomMessage } from '@/shared/live/messages'

export interface ProductSold { name: Name; orders: number; quantity: number; unit: Unit }

/** Orders of a room's history per product, most orders first. */
export function soldByProduct(messages: readonly RoomMessage[]): ProductSold[] {
  const byName = new Map<string, ProductSold>()
  for (const message of messages) {
    if (message.type !== 'order') continue
    const key = JSON.stringify(message.productName)
    const known = byName.get(key) ?? { name: message.productName, orders: 0, quantity: 0, unit: message.unit }
    byName.set(key, { ...known, orders: known.orders + 1, quantity: known.quantity + message.quantity })
  }
  return [...byName.values()].sort((one, other) => other.orders - one.orders)
}
