import { onScopeDispose, ref, shallowRef } from 'vue'
import { confirmPayment, order as readOrder, placeOrder } from './api/market'
import { ActionKey } from './api/idempotency'
import { ApiError, sentenceFor } from './api/problem'
import type { NewOrder, Order } from './api/types'

export type PurchaseStep = 'idle' | 'placing' | 'paying' | 'waiting' | 'paid' | 'refused' | 'unsure'

interface PurchaseMarket {
  place: (body: NewOrder, key: string) => Promise<Order>
  pay: (payUrl: string, key: string) => Promise<unknown>
  read: (id: string) => Promise<Order>
  wait: (ms: number) => Promise<void>
}

const realMarket: PurchaseMarket = {
  place: placeOrder,
  pay: confirmPayment,
  read: readOrder,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const patienceMs = 60_000

/**
 * One purchase: place the order, confirm in the cashier, wait until the order itself says PAID.
 * Pressing again after a failure goes on with the same order and the same keys, so nothing is bought or paid twice.
 */
export function usePurchase(market: PurchaseMarket = realMarket) {
  const step = ref<PurchaseStep>('idle')
  const sentence = ref('')
  const placed = shallowRef<Order | null>(null)
  const orderKey = new ActionKey()
  const payKey = new ActionKey()
  let isGone = false
  onScopeDispose(() => { isGone = true })

  async function waitUntilPaid(order: Order): Promise<void> {
    for (let waited = 0, pause = 250; waited < patienceMs && !isGone; waited += pause, pause = Math.min(4_000, pause * 1.5)) {
      await market.wait(pause)
      const now = await market.read(order.id).catch(() => null)
      if (!now) continue
      placed.value = now
      if (now.state === 'PENDING_PAYMENT') continue
      step.value = now.state === 'CANCELLED' ? 'refused' : 'paid'
      finish()
      return
    }
    step.value = 'unsure'
  }

  async function confirm(order: Order): Promise<void> {
    step.value = 'paying'
    if (order.state === 'PENDING_PAYMENT' && order.payment) {
      await market.pay(order.payment.payUrl, payKey.for(order.payment.payUrl)).catch((problem: unknown) => {
        // No answer is no refusal: whether the money moved is read from the order.
        if (!(problem instanceof ApiError) || !problem.isUnanswered) throw problem
      })
    }
    step.value = 'waiting'
    await waitUntilPaid(order)
  }

  async function buy(body: NewOrder): Promise<void> {
    if (['placing', 'paying', 'waiting'].includes(step.value)) return
    sentence.value = ''
    step.value = 'placing'
    try {
      placed.value = await market.place(body, orderKey.for(body))
      await confirm(placed.value)
    } catch (problem) {
      step.value = 'refused'
      sentence.value = sentenceFor(problem)
    }
  }

  /** Pays an order that waits for its payment. */
  async function pay(order: Order): Promise<void> {
    sentence.value = ''
    placed.value = order
    try {
      await confirm(order)
    } catch (problem) {
      step.value = 'refused'
      sentence.value = sentenceFor(problem)
    }
  }

  /** Paid or cancelled is final: pressing again is a new purchase. */
  function finish(): void {
    orderKey.done()
    payKey.done()
  }

  function reset(): void {
    step.value = 'idle'
    sentence.value = ''
  }

  return { step, sentence, placed, buy, pay, reset }
}
