import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { room as readRoom, roomDoor } from '../api/market'
import { sentenceFor } from '../api/problem'
import { c } from '../i18n/common'
import { randomUuid } from '../api/idempotency'
import { refreshOnce } from '../api/client'
import { accessToken, account, isExpiring, isSignedIn } from '../api/session'
import type { ProductCard, Room } from '../api/types'
import type { ChatLine, Media, OrderLineSeen, RoomMessage, RoomProblem } from './messages'
import { roomSentence } from './roomSentence'
import { whyRefused, type RoomRefusal } from './roomRefusal'
import { RoomChannel } from './roomChannel'
import type { Signal } from './peer'

const keptChat = 60

interface RoomOptions {
  onSignal?: (signal: Signal) => void
  /** The channel is open: offers can be sent. */
  onOpen?: (isAgain: boolean) => void
  /** Says true where the screen shows this problem in its own place. */
  onProblem?: (problem: RoomProblem) => boolean
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
  const notice = shallowRef<{ code: string; text: string } | null>(null)
  /** Why the room does not open for this person, in words; null while it does or only the line is bad. */
  const refusal = shallowRef<RoomRefusal | null>(null)
  let unconfirmed: string[] = []

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
      error.value = sentenceFor(problem, true)
    }
  }

  function addChat(line: ChatLine): void {
    unconfirmed = unconfirmed.filter((id) => id !== line.id)
    if (chat.value.some((known) => known.id === line.id)) return
    chat.value = [...chat.value, line].slice(-keptChat)
  }

  function addOrder(order: OrderLineSeen): void {
    const isKnown = orders.value.some((known) => known.at === order.at && known.buyer === order.buyer && known.amount.amount === order.amount.amount)
    if (isKnown) return
    orders.value = [...orders.value, order].slice(-keptChat)
  }

  /** A line that the room refused is taken back from the own screen. */
  function takeProblem(problem: RoomProblem): void {
    if (/^live\.(chat|sign_in)/.test(problem.code)) {
      const refused = unconfirmed.pop()
      chat.value = chat.value.filter((line) => line.id !== refused)
    }
    if (!options.onProblem?.(problem)) notice.value = { code: problem.code, text: roomSentence(problem) }
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
      case 'problem': takeProblem(message); break
      default: options.onSignal?.(message)
    }
  }

  /** What was said and bought before this screen came, from the room's record; the channel repeats only the last of it. */
  function recall(past: RoomMessage[]): void {
    past.filter((one) => one.type === 'chat' || one.type === 'order').forEach(take)
  }

  const channel = new RoomChannel({
    roomId: id,
    token: accessToken,
    renew: async (failures) => { if (isSignedIn.value && (isExpiring() || failures === 3)) await refreshOnce() },
    onBatch: (messages) => messages.forEach(take),
    onOpen: (isAgain) => options.onOpen?.(isAgain),
    onConnected: (connected) => { if (connected) refusal.value = null; isConnected.value = connected },
    refused: async () => {
      const wasSignedIn = isSignedIn.value
      const why = await whyRefused(() => roomDoor(id))
      if (!why && wasSignedIn && !isSignedIn.value) notice.value = { code: 'auth.signed_out', text: c('errorSignIn') }
      if (why) refusal.value = why
      return why !== null && why.kind !== 'signIn'
    },
    onReset: () => { void load() },
  })

  /** Shows the own line at once; the room's copy has the same id and is not shown twice. */
  function sendChat(text: string): void {
    const line = { type: 'chat' as const, id: randomUuid(), text }
    channel.sendChat(line)
    addChat({ ...line, from: account.value?.name ?? '', at: new Date().toISOString() })
    unconfirmed.push(line.id)
  }

  onScopeDispose(() => channel.close())
  return { room, error, viewers, pinned, pinnedId, stockOf, available, chat, orders, media, isEnded, isConnected, notice, refusal, load, recall, channel, sendChat }
}
