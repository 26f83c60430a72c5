import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { room as readRoom } from '../api/market'
import { sentenceFor } from '../api/problem'
import { randomUuid } from '../api/idempotency'
import { accessToken, account } from '../api/session'
import type { ProductCard, Room } from '../api/types'
import type { ChatLine, Media, OrderLineSeen, RoomMessage } from './messages'
import { RoomChannel } from './roomChannel'
import type { Signal } from './peer'

const keptChat = 60

interface RoomOptions {
  onSignal?: (signal: Signal) => void
  /** The channel is open: offers can be sent. */
  onOpen?: (isAgain: boolean) => void
  onOrder?: (order: OrderLineSeen) => void
}

/** One room as a screen needs it: the room itself, then every change that the channel brings. */
export function useRoom(id: string, options: RoomOptions = {}) {
  const room = shallowRef<Room | null>(null)
  const error = ref('')
  const viewers = ref(0)
  const pinnedId = ref<string | null>(null)
  const available: Ref<Record<string, number>> = ref({})
  const chat = ref<ChatLine[]>([])
  const orders = ref<OrderLineSeen[]>([])
  const media = ref<Media>('FLOWING')
  const isEnded = ref(false)
  const isConnected = ref(false)
  const notice = ref('')

  const pinned = computed<ProductCard | null>(() => room.value?.products.find((product) => product.id === pinnedId.value) ?? null)
  const stockOf = (product: ProductCard): number => available.value[product.lotId] ?? product.available

  async function load(): Promise<void> {
    error.value = ''
    try {
      const fresh = await readRoom(id)
      room.value = fresh
      viewers.value = fresh.viewers
      pinnedId.value = fresh.pinnedProductId ?? fresh.products[0]?.id ?? null
      isEnded.value = fresh.state === 'ENDED'
      available.value = {}
    } catch (problem) {
      error.value = sentenceFor(problem)
    }
  }

  function addChat(line: ChatLine): void {
    if (chat.value.some((known) => known.id === line.id)) return
    chat.value = [...chat.value, line].slice(-keptChat)
  }

  function addOrder(order: OrderLineSeen): void {
    const isKnown = orders.value.some((known) => known.at === order.at && known.buyer === order.buyer && known.amount.amount === order.amount.amount)
    if (isKnown) return
    orders.value = [...orders.value, order].slice(-keptChat)
    options.onOrder?.(order)
  }

  function take(message: RoomMessage): void {
    switch (message.type) {
      case 'hello': viewers.value = message.viewers; break
      case 'viewers': viewers.value = message.count; break
      case 'stock': available.value = { ...available.value, [message.lotId]: message.available }; break
      case 'pin': pinnedId.value = message.productId; break
      case 'chat': addChat(message); break
      case 'order': addOrder(message); break
      case 'state': media.value = message.media; isEnded.value = message.state === 'ENDED'; break
      case 'problem': notice.value = message.detail; break
      default: options.onSignal?.(message)
    }
  }

  const channel = new RoomChannel({
    roomId: id,
    token: accessToken,
    onBatch: (messages) => messages.forEach(take),
    onOpen: (isAgain) => options.onOpen?.(isAgain),
    onConnected: (connected) => { isConnected.value = connected },
    onReset: () => { void load() },
  })

  /** Shows the own line at once; the room's copy has the same id and is not shown twice. */
  function sendChat(text: string): void {
    const line = { type: 'chat' as const, id: randomUuid(), text }
    channel.sendChat(line)
    addChat({ ...line, from: account.value?.name ?? '', at: new Date().toISOString() })
  }

  onScopeDispose(() => channel.close())
  return { room, error, viewers, pinned, pinnedId, stockOf, available, chat, orders, media, isEnded, isConnected, notice, load, channel, sendChat }
}
