import { onScopeDispose, ref, shallowRef } from 'vue'
import { confirmPayment, placePurchase, purchase as readPurchase, renewPayment } from './api/buying'
import { ActionKey } from './api/idempotency'
import { ApiError, sentenceFor } from './api/problem'
import type { NewPurchase, Purchase } from './api/types'
import { attemptFor, dropAttempt, keptAttempt, notePlaced, type Attempt } from './purchaseShelf'

export type PurchaseStep = 'idle' | 'placing' | 'queued' | 'placed' | 'paying' | 'waiting' | 'paid' | 'cancelled' | 'changed' | 'refused' | 'unsure'

interface PurchaseMarket {
  place: (body: NewPurchase, key: string) => Promise<Purchase>
  renew: (id: string, key: string) => Promise<Purchase>
  pay: (payUrl: string, key: string) => Promise<unknown>
  read: (id: string, waitSeconds?: number) => Promise<Purchase>
  wait: (ms: number) => Promise<void>
}

const realMarket: PurchaseMarket = {
  place: placePurchase,
  renew: renewPayment,
  pay: confirmPayment,
  read: readPurchase,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** So often the market says "not paid" before a payment without an answer counts as not made. */
const looksForUnanswered = 2
/** Each look lets the market hold its answer until something changed; together about a minute. */
const looks = 10
const lookSeconds = 6
const busy: PurchaseStep[] = ['placing', 'queued', 'paying', 'waiting']

/**
 * One purchase: place it, confirm in the cashier, wait until the purchase itself says PAID.
 * Pressing again after a failure, a reload or a lost network goes on under the same keys, so nothing is bought or paid twice.
 */
export function usePurchase(market: PurchaseMarket = realMarket) {
  const step = ref<PurchaseStep>('idle')
  const sentence = ref('')
  /** The market's code of the last refusal, for screens that help in place. */
  const code = ref('')
  /** No answer came: nobody knows whether it was placed, and pressing again finds out. */
  const isUnknown = ref(false)
  const placed = shallowRef<Purchase | null>(null)
  /** How many are before this buyer; null where nobody said. */
  const position = ref<number | null>(null)
  const renewKey = new ActionKey()
  const payKey = new ActionKey()
  /** Why the cashier's answer to the last payment is not known; null where it answered. */
  let unanswered: unknown = null
  let isGone = false
  onScopeDispose(() => { isGone = true })
  const isBusy = (): boolean => busy.includes(step.value)

  function refuse(problem: unknown): void {
    code.value = problem instanceof ApiError ? problem.code : ''
    step.value = code.value === 'order.total_changed' ? 'changed' : 'refused'
    sentence.value = sentenceFor(problem)
    isUnknown.value = problem instanceof ApiError && problem.isUnanswered && problem.detail === null
  }

  function forgetRefusal(): void {
    sentence.value = ''
    code.value = ''
    isUnknown.value = false
  }

  /** Sends the attempt until it is let in; one who stops waiting leaves nothing behind but a key that was never taken. */
  async function admitted(attempt: Attempt): Promise<Purchase | null> {
    for (;;) {
      try {
        return await market.place(attempt.body, attempt.key)
      } catch (problem) {
        if (!(problem instanceof ApiError) || !problem.queue) throw problem
        if (step.value === 'idle' || isGone) return null
        step.value = 'queued'
        position.value = problem.queue.position
        await market.wait(problem.queue.retryAfterMs)
        if ((step.value as PurchaseStep) === 'idle' || isGone) return null
      }
    }
  }

  async function send(attempt: Attempt): Promise<Purchase | null> {
    forgetRefusal()
    position.value = null
    step.value = 'placing'
    try {
      const made = await admitted(attempt)
      if (!made) {
        dropAttempt()
        return null
      }
      placed.value = made
      notePlaced(attempt, made.id)
      step.value = 'placed'
      return made
    } catch (problem) {
      const isFinal = problem instanceof ApiError && !problem.isUnanswered && problem.code !== 'idempotency.in_progress'
      if (isFinal) dropAttempt()
      refuse(problem)
      return null
    }
  }

  /** Places the purchase; null where it was refused or nobody answered, with the reason in `step` and `sentence`. */
  async function place(body: NewPurchase): Promise<Purchase | null> {
    return isBusy() ? null : send(attemptFor(body))
  }

  /** Goes on with what a reload or a lost network interrupted; null where there is nothing, or it is over. */
  async function resume(): Promise<Purchase | null> {
    const attempt = keptAttempt()
    if (!attempt || isBusy()) return null
    if (attempt.purchaseId === null) return send(attempt)
    const known = await market.read(attempt.purchaseId).catch(() => null)
    if (known) take(known)
    return known
  }

  /** What the purchase itself says is what is so. */
  function take(known: Purchase): boolean {
    placed.value = known
    if (known.state === 'PENDING_PAYMENT') return false
    step.value = known.state === 'PAID' ? 'paid' : 'cancelled'
    payKey.done()
    renewKey.done()
    if (keptAttempt()?.purchaseId === known.id) dropAttempt()
    return true
  }

  async function waitUntilPaid(id: string): Promise<void> {
    for (let look = 0, pause = 250, answers = 0; look < looks && !isGone; look++, pause *= 1.5) {
      const now = await market.read(id, lookSeconds).catch(() => null)
      if (now && take(now)) return
      if (now) answers++
      if (unanswered && answers >= looksForUnanswered) return refuse(unanswered)
      await market.wait(pause)
    }
    step.value = 'unsure'
  }

  /** Pays a purchase that waits for its payment; where that was closed because an order was taken out, opens one for the others. */
  async function pay(waiting: Purchase): Promise<void> {
    if (isBusy()) return
    forgetRefusal()
    placed.value = waiting
    if (!navigator.onLine) return refuse(new ApiError(0, 'client.network', null))
    step.value = 'paying'
    try {
      const open = waiting.payment.state === 'CLOSED' ? await market.renew(waiting.id, renewKey.for([waiting.id, waiting.payment.payUrl])) : waiting
      if (!take(open)) await confirm(open)
    } catch (problem) {
      refuse(problem)
      const known = await market.read(waiting.id).catch(() => null)
      if (known) take(known)
    }
  }

  async function confirm(open: Purchase): Promise<void> {
    unanswered = null
    await market.pay(open.payment.payUrl, payKey.for(open.payment.payUrl)).catch((problem: unknown) => {
      // No answer is no refusal: whether the money moved is read from the purchase.
      if (!(problem instanceof ApiError) || !problem.isUnanswered) throw problem
      unanswered = problem
    })
    await check(open)
  }

  /** Finds out what became of a payment, and pays nothing. */
  async function check(open: Purchase): Promise<void> {
    if (step.value === 'waiting') return
    step.value = 'waiting'
    await waitUntilPaid(open.id)
  }

  /** Both at once, for the two taps of a live room. */
  async function buy(body: NewPurchase): Promise<void> {
    const made = await place(body)
    if (made) await pay(made)
  }

  /** Back to the beginning; one who waits in a queue leaves it. */
  function reset(): void {
    step.value = 'idle'
    forgetRefusal()
    position.value = null
  }

  return { step, sentence, code, isUnknown, placed, position, place, resume, pay, check, buy, take, reset }
}
