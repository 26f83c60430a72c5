import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/problem'
import type { NewPurchase, PaymentState, Purchase } from '@/shared/api/types'
import { keptAttempt } from '@/shared/purchaseShelf'
import { usePurchase } from '@/shared/usePurchase'
import { signedInAs } from './screens'

const wish: NewPurchase = { goods: [{ lotId: 'l1', quantity: 5 }], addressId: 'a1', total: { amount: 3250, currency: 'CNY' } }
const made = (state: Purchase['state'], payment: PaymentState = 'OPEN'): Purchase =>
  ({ id: 'p1', state, payment: { transactionId: 't', amount: wish.total, payUrl: '/cashier/p1', state: payment }, orders: [] }) as unknown as Purchase
const lost = (): ApiError => new ApiError(0, 'client.network', null)
const crowded = (position: number): ApiError => new ApiError(503, 'catalog.crowded', '前面还有人', null, { retryAfterMs: 1000, position })

function market(states: Purchase['state'][]) {
  const next = (): Purchase['state'] => (states.length > 1 ? states.shift() : states[0]) as Purchase['state']
  return {
    place: vi.fn<(body: NewPurchase, key: string) => Promise<Purchase>>().mockResolvedValue(made('PENDING_PAYMENT')),
    renew: vi.fn<(id: string, key: string) => Promise<Purchase>>().mockResolvedValue(made('PENDING_PAYMENT')),
    pay: vi.fn<(url: string, key: string) => Promise<unknown>>().mockResolvedValue({ state: 'CONFIRMED' }),
    read: vi.fn<(id: string, waitSeconds?: number) => Promise<Purchase>>().mockImplementation(() => Promise.resolve(made(next()))),
    wait: vi.fn<(ms: number) => Promise<void>>().mockResolvedValue(undefined),
  }
}
type Market = ReturnType<typeof market>
const purchaseAt = (place: Market) => effectScope(true).run(() => usePurchase(place)) as ReturnType<typeof usePurchase>
const keysOf = (place: Market): string[] => place.place.mock.calls.map(([, key]) => key)

beforeEach(() => signedInAs('CONSUMER', null))
afterEach(() => localStorage.clear())

describe('a purchase', () => {
  it('is done when the purchase says so, never when the cashier does', async () => {
    const place = market(['PENDING_PAYMENT', 'PENDING_PAYMENT', 'PAID'])
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
    expect(place.read).toHaveBeenCalledTimes(3)
    expect(place.wait.mock.calls.map(([ms]) => ms)).toEqual([250, 375])
    expect(keptAttempt()).toBeNull()
  })

  it('goes on with the same keys after a failure, and with new ones after the end', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    place.place.mockRejectedValueOnce(lost())
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('refused')
    expect(purchase.sentence.value).toBe('网络没连上，刚才填的都还在。网络恢复后再试一次。')
    await purchase.buy(wish)
    await purchase.buy(wish)
    const keys = keysOf(place)
    expect(keys[0]).toBe(keys[1])
    expect(keys[1]).not.toBe(keys[2])
  })

  it('goes on after a reload under the key it began with', async () => {
    const before = market(['PAID'])
    before.place.mockRejectedValue(lost())
    await purchaseAt(before).buy(wish)
    const after = market(['PAID'])
    const purchase = purchaseAt(after)
    expect((await purchase.resume())?.id).toBe('p1')
    expect(keysOf(after)).toEqual([keysOf(before)[0]])
    expect([purchase.step.value, after.pay.mock.calls.length]).toEqual(['placed', 0])
    expect(keptAttempt()?.purchaseId).toBe('p1')
    expect(await purchaseAt(market(['PAID'])).resume()).toMatchObject({ state: 'PAID' })
    expect(keptAttempt()).toBeNull()
  })

  it('leaves another person’s and an old attempt alone', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValue(lost())
    await purchaseAt(place).buy(wish)
    expect(keptAttempt(Date.now() + 16 * 60_000)).toBeNull()
    localStorage.setItem('tongtian.purchase', JSON.stringify({ ...keptAttempt(), account: 'somebody' }))
    expect(keptAttempt()).toBeNull()
  })

  it('ignores a second press while the first is under way', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    await Promise.all([purchase.buy(wish), purchase.buy(wish)])
    expect(place.place).toHaveBeenCalledTimes(1)
    expect(place.pay).toHaveBeenCalledTimes(1)
  })

  it('reads the purchase when the cashier gave no answer', async () => {
    const place = market(['PAID'])
    place.pay.mockRejectedValue(new ApiError(0, 'client.timeout', null))
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
  })

  it('pays nothing without a network, and says so', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await purchase.pay(made('PENDING_PAYMENT'))
    vi.restoreAllMocks()
    expect([purchase.step.value, purchase.sentence.value, place.pay.mock.calls.length]).toEqual(['refused', '网络没连上，刚才填的都还在。网络恢复后再试一次。', 0])
  })

  it('offers to pay again under the same key where no answer came and nothing was paid', async () => {
    const place = market(['PENDING_PAYMENT'])
    place.pay.mockRejectedValueOnce(lost())
    const purchase = purchaseAt(place)
    await purchase.pay(made('PENDING_PAYMENT'))
    expect([purchase.step.value, place.read.mock.calls.length]).toEqual(['refused', 2])
    place.read.mockResolvedValue(made('PAID'))
    await purchase.pay(made('PENDING_PAYMENT'))
    expect(purchase.step.value).toBe('paid')
    expect(new Set(place.pay.mock.calls.map(([, key]) => key)).size).toBe(1)
  })

  it('asks what became of a payment without paying', async () => {
    const place = market(['PENDING_PAYMENT'])
    const purchase = purchaseAt(place)
    await purchase.pay(made('PENDING_PAYMENT'))
    expect(purchase.step.value).toBe('unsure')
    place.read.mockResolvedValue(made('PAID'))
    await purchase.check(made('PENDING_PAYMENT'))
    expect([purchase.step.value, place.pay.mock.calls.length]).toEqual(['paid', 1])
  })

  it('shows the refusal of the market in its words, pays nothing and keeps nothing to go on with', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValue(new ApiError(409, 'catalog.not_enough_stock', '只剩 3 斤，钱没有扣。'))
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect([purchase.step.value, purchase.sentence.value]).toEqual(['refused', '只剩 3 斤，钱没有扣。'])
    expect(place.pay).not.toHaveBeenCalled()
    expect(keptAttempt()).toBeNull()
  })

  it('asks again where it costs another sum by now', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValueOnce(new ApiError(409, 'order.total_changed', '价格变了'))
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('changed')
    await purchase.buy({ ...wish, total: { amount: 3300, currency: 'CNY' } })
    expect(purchase.step.value).toBe('paid')
    expect(new Set(keysOf(place)).size).toBe(2)
  })

  it('waits in the line of a crowded lot by itself, under one key', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValueOnce(crowded(12)).mockRejectedValueOnce(crowded(3))
    const purchase = purchaseAt(place)
    const positions: (number | null)[] = []
    place.wait.mockImplementation(() => { positions.push(purchase.position.value); return Promise.resolve() })
    await purchase.buy(wish)
    expect([purchase.step.value, positions.slice(0, 2), new Set(keysOf(place)).size, place.place.mock.calls.length]).toEqual(['paid', [12, 3], 1, 3])
  })

  it('leaves the line when the buyer does', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValue(crowded(12))
    const purchase = purchaseAt(place)
    place.wait.mockImplementation(() => { purchase.reset(); return Promise.resolve() })
    await purchase.buy(wish)
    expect([purchase.step.value, place.place.mock.calls.length, place.pay.mock.calls.length, keptAttempt()]).toEqual(['idle', 1, 0, null])
  })

  it('says that it does not know rather than success or failure', async () => {
    const purchase = purchaseAt(market(['PENDING_PAYMENT']))
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('unsure')
  })

  it('says so when it was cancelled meanwhile, and starts a new one next', async () => {
    const place = market(['CANCELLED', 'PAID'])
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('cancelled')
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
    expect(new Set(keysOf(place)).size).toBe(2)
  })

  it('opens a payment for what is left where the one before was closed', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    await purchase.pay(made('PENDING_PAYMENT', 'CLOSED'))
    expect([place.renew.mock.calls.length, place.pay.mock.calls.length, purchase.step.value]).toEqual([1, 1, 'paid'])
  })
})
