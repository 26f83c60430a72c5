import { computed, ref, watch } from 'vue'
import { account } from '@/shared/api/session'
import type { Money, Purchase, QuoteLine, Wish } from '@/shared/api/types'
import { usePurchase } from '@/shared/usePurchase'
import { chosenAddress } from './chosenAddress'
import { takeOut } from './basket'
import { beginCheckout, checkoutGoods, endCheckout, keepNotes } from './checkoutGoods'
import { useCoupons } from './useCoupons'
import { dueNow, useQuote } from './useQuote'

/** What the checkout asks for and what the market answers; nothing filled in is lost where it refuses. */
export function useCheckout() {
  const notes = ref<Record<string, string>>({ ...checkoutGoods.value?.notes })
  watch(notes, (written) => keepNotes({ ...written }), { deep: true })
  /** The total that the buyer agreed to before it changed. */
  const agreed = ref<Money | null>(null)
  const purchase = usePurchase()
  const goodsOnly = (): Wish | null => {
    const goods = checkoutGoods.value?.goods ?? []
    return goods.length === 0 || account.value?.role !== 'CONSUMER' ? null : { goods }
  }
  const wish = (): Wish | null => {
    const wanted = goodsOnly()
    return wanted && { ...wanted, ...(chosenAddress.value ? { addressId: chosenAddress.value.id } : {}), ...(couponIds.value.length > 0 ? { couponIds: couponIds.value } : {}) }
  }
  const couponIds = ref<string[]>([])
  const asked = useQuote(wish)
  const parts = computed(() => asked.quote.value?.parts ?? [])
  const coupons = useCoupons(goodsOnly, () => parts.value.map((part) => part.cooperative.id))
  watch(coupons.ids, (ids) => { couponIds.value = ids })
  const lines = computed<QuoteLine[]>(() => parts.value.flatMap((part) => part.lines))
  const answered = computed(() => new Set(lines.value.map((line) => line.lotId)))
  /** Goods that are off the shelf: the market doesn't answer for them. */
  const gone = computed(() => (asked.quote.value && !asked.isAsking.value ? (checkoutGoods.value?.goods ?? []).filter((one) => !answered.value.has(one.lotId)) : []))
  const inTheWay = computed(() => lines.value.filter((line) => line.problem).length + parts.value.filter((part) => part.problem).length + gone.value.length)
  /** Coupons that leave nothing to pay of an order: the market takes none without a payment. */
  const isForNothing = computed(() => !asked.isAsking.value && asked.quote.value?.couponProblem === 'order.nothing_to_pay')
  const canSend = computed(() =>
    asked.quote.value !== null && !asked.isAsking.value && !asked.error.value && asked.quote.value.withDelivery && inTheWay.value === 0 && asked.quote.value.couponProblem === null && asked.quote.value.total.amount > 0)

  function drop(lotIds: string[]): void {
    const kept = checkoutGoods.value
    if (kept) beginCheckout(kept.goods.filter((one) => !lotIds.includes(one.lotId)), kept.fromBasket)
  }
  function amount(lotId: string, quantity: number): void {
    const kept = checkoutGoods.value
    if (kept) beginCheckout(kept.goods.map((one) => (one.lotId === lotId ? { ...one, quantity } : one)), kept.fromBasket)
  }

  /** Places the purchase; null where it was refused, with everything still as it was filled in. */
  async function submit(): Promise<Purchase | null> {
    const wanted = wish()
    if (!wanted || !canSend.value || !asked.quote.value) return null
    const shown = new Set(parts.value.map((part) => part.cooperative.id))
    const written = Object.entries(notes.value).map(([cooperativeId, text]) => ({ cooperativeId, text: text.trim() })).filter((note) => note.text && shown.has(note.cooperativeId))
    agreed.value = asked.quote.value.total
    const made = await purchase.place({ ...wanted, ...(written.length > 0 ? { notes: written } : {}), total: agreed.value, ...dueNow(asked.quote.value) })
    if (made) {
      if (checkoutGoods.value?.fromBasket) takeOut(wanted.goods.map((one) => one.lotId))
      endCheckout()
    } else void asked.ask()
    return made
  }

  // Another address or amount is another question: an old refusal says nothing about it.
  watch(() => JSON.stringify(wish()), () => { if (['refused', 'changed'].includes(purchase.step.value)) purchase.reset() })
  return { notes, coupons, agreed, purchase, asked, parts, lines, gone, inTheWay, isForNothing, canSend, drop, amount, submit }
}
