import { computed, ref, watch } from 'vue'
import { basket as readBasket, putIntoBasket, takeFromBasket } from '@/shared/api/buying'
import { ApiError, sentenceFor } from '@/shared/api/problem'
import { account } from '@/shared/api/session'
import type { Basket, Grade, Money, Name, Named, Quote, Unit } from '@/shared/api/types'
import type { OnSale } from './saleWindow'

/** What was last known of the goods of a line: enough to show it without a network. */
export interface SeenGoods extends OnSale {
  productId: string; productName: Name; picture: string; grade: Grade; unit: Unit; unitPrice: Money; cooperative: Named
}
export interface BasketLine {
  lotId: string; quantity: number; roomId: string | null; isChosen: boolean
  seen: SeenGoods | null
  /** The price it was put in at, for saying what changed since. */
  priceWas: Money | null
}
interface Kept { account: string | null; lines: BasketLine[]; unsent: string[] }

const shelf = 'tongtian.basket'
const empty = (): Kept => ({ account: account.value?.id ?? null, lines: [], unsent: [] })

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf) ?? 'null') as Kept | null
    return kept && Array.isArray(kept.lines) && Array.isArray(kept.unsent) ? kept : empty()
  } catch {
    return empty()
  }
}

const kept = ref<Kept>(read())
/** The last change that the market did not take, in words. */
export const basketProblem = ref('')
/** Newest first. */
export const basketLines = computed(() => [...kept.value.lines].reverse())
export const basketCount = computed(() => kept.value.lines.length)

function store(next: Kept): void {
  kept.value = next
  localStorage.setItem(shelf, JSON.stringify(next))
}

function change(lotId: string, lines: BasketLine[]): void {
  store({ ...kept.value, lines, unsent: [...kept.value.unsent.filter((one) => one !== lotId), lotId] })
  void syncBasket()
}

/** Puts goods in, or more of them where they are in already; works without a network and without an account. */
export function putIntoCart(lotId: string, quantity: number, seen: SeenGoods, roomId: string | null = null): void {
  const known = kept.value.lines.find((one) => one.lotId === lotId)
  const line: BasketLine = known
    ? { ...known, quantity: known.quantity + quantity, seen, isChosen: true }
    : { lotId, quantity, roomId, isChosen: true, seen, priceWas: seen.unitPrice }
  change(lotId, [...kept.value.lines.filter((one) => one.lotId !== lotId), line])
}

export function setQuantity(lotId: string, quantity: number): void {
  change(lotId, kept.value.lines.map((one) => (one.lotId === lotId ? { ...one, quantity } : one)))
}

export function takeOut(lotIds: string[]): void {
  store({ ...kept.value, lines: kept.value.lines.filter((one) => !lotIds.includes(one.lotId)), unsent: [...kept.value.unsent.filter((one) => !lotIds.includes(one)), ...lotIds] })
  void syncBasket()
}

export function choose(lotIds: string[], isChosen: boolean): void {
  store({ ...kept.value, lines: kept.value.lines.map((one) => (lotIds.includes(one.lotId) ? { ...one, isChosen } : one)) })
}

/** Remembers what the market just said of the goods, for the next visit without a network. */
export function remember(quote: Quote): void {
  const now = new Map(quote.parts.flatMap((part) => part.lines.map((line) => [line.lotId, { ...line, cooperative: part.cooperative }])))
  store({
    ...kept.value,
    lines: kept.value.lines.map((one) => {
      const fresh = now.get(one.lotId)
      if (!fresh) return one
      const { productId, productName, picture, grade, unit, unitPrice, cooperative, available, perBuyer, opensAt, closesAt } = fresh
      return { ...one, seen: { productId, productName, picture, grade, unit, unitPrice, cooperative, available, perBuyer, opensAt, closesAt }, priceWas: one.priceWas ?? unitPrice }
    }),
  })
}

/** The buyer has seen today's prices: from now on they are what later ones are compared with. */
export function acceptPrices(lotIds: string[]): void {
  store({ ...kept.value, lines: kept.value.lines.map((one) => (lotIds.includes(one.lotId) && one.seen ? { ...one, priceWas: one.seen.unitPrice } : one)) })
}

/** The market's basket with what only this phone knows; a line that is still on its way stays as it is here. */
function merged(answer: Basket): BasketLine[] {
  const { lines, unsent } = kept.value
  const known = new Map(lines.map((one) => [one.lotId, one]))
  const theirs = answer.goods.filter((one) => !unsent.includes(one.lotId)).map((one): BasketLine => {
    const here = known.get(one.lotId)
    return { ...one, isChosen: here?.isChosen ?? true, seen: here?.seen ?? null, priceWas: here?.priceWas ?? null }
  })
  return [...theirs, ...lines.filter((one) => unsent.includes(one.lotId))]
}

async function sendOne(lotId: string): Promise<Basket> {
  const line = kept.value.lines.find((one) => one.lotId === lotId)
  return line ? putIntoBasket(lotId, { quantity: line.quantity, ...(line.roomId ? { roomId: line.roomId } : {}) }) : takeFromBasket(lotId)
}

let running: Promise<void> | null = null
let isWantedAgain = false

async function sync(): Promise<void> {
  const asker = account.value?.id
  let answer: Basket | null = null
  for (let lotId = kept.value.unsent[0]; lotId !== undefined && account.value?.id === asker; lotId = kept.value.unsent[0]) {
    const wanted = kept.value.lines.find((one) => one.lotId === lotId)?.quantity
    try {
      answer = await sendOne(lotId)
      basketProblem.value = ''
    } catch (problem) {
      if (problem instanceof ApiError && problem.isUnanswered) return
      basketProblem.value = sentenceFor(problem)
    }
    // Changed again while it was sent: it stays to be sent.
    const isStill = kept.value.lines.find((one) => one.lotId === lotId)?.quantity === wanted
    if (isStill) store({ ...kept.value, unsent: kept.value.unsent.filter((one) => one !== lotId) })
  }
  answer ??= await readBasket()
  if (account.value?.id === asker) store({ ...kept.value, lines: merged(answer) })
}

/** Tells the market what changed here and takes what changed elsewhere; without a network it waits for the next call. */
export function syncBasket(): Promise<void> {
  if (account.value?.role !== 'CONSUMER') return Promise.resolve()
  if (running) isWantedAgain = true
  else running = untilSent().finally(() => { running = null })
  return running
}

/** What changed while the last round was under way goes with the next. */
async function untilSent(): Promise<void> {
  do {
    isWantedAgain = false
    await sync().catch(() => undefined)
  } while (isWantedAgain)
}

/** What was put aside before signing in comes along; another person's basket does not. */
watch(() => account.value?.id ?? null, (id) => {
  const { account: owner, lines } = kept.value
  if (owner === id) return
  store(owner === null ? { account: id, lines, unsent: lines.map((one) => one.lotId) } : { ...empty(), account: id })
  void syncBasket()
}, { immediate: true, flush: 'sync' })
window.addEventListener('online', () => { void syncBasket() })
