import { effectScope } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/problem'
import type { NewOrder, Order, OrderState } from '@/shared/api/types'
import { usePurchase } from '@/shared/usePurchase'

const wish: NewOrder = { lotId: 'l1', quantity: 5, address: { name: '王', phone: '13800000004', region: '贵州', street: '1 号' } }
const order = (state: OrderState): Order => ({ id: 'o1', state, payment: { transactionId: 't', payUrl: '/cashier/o1', state: 'OPEN' } }) as Order

function market(states: OrderState[]) {
  return {
    place: vi.fn<(body: NewOrder, key: string) => Promise<Order>>().mockResolvedValue(order('PENDING_PAYMENT')),
    pay: vi.fn<(url: string, key: string) => Promise<unknown>>().mockResolvedValue({ state: 'CONFIRMED' }),
    read: vi.fn<(id: string) => Promise<Order>>().mockImplementation(() => Promise.resolve(order(states.length > 1 ? (states.shift() as OrderState) : (states[0] as OrderState)))),
    wait: vi.fn<(ms: number) => Promise<void>>().mockResolvedValue(undefined),
  }
}
const purchaseAt = (place: ReturnType<typeof market>) => effectScope(true).run(() => usePurchase(place)) as ReturnType<typeof usePurchase>

describe('a purchase', () => {
  it('is done when the order says so, never when the cashier does', async () => {
    const place = market(['PENDING_PAYMENT', 'PENDING_PAYMENT', 'PAID'])
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
    expect(place.read).toHaveBeenCalledTimes(3)
    expect(place.wait.mock.calls.map(([ms]) => ms)).toEqual([250, 375, 562.5])
  })

  it('goes on with the same keys after a failure, and with new ones after the end', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    place.place.mockRejectedValueOnce(new ApiError(0, 'client.network', null))
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('refused')
    expect(purchase.sentence.value).not.toBe('')
    await purchase.buy(wish)
    await purchase.buy(wish)
    const keys = place.place.mock.calls.map(([, key]) => key)
    expect(keys[0]).toBe(keys[1])
    expect(keys[1]).not.toBe(keys[2])
  })

  it('ignores a second press while the first is under way', async () => {
    const place = market(['PAID'])
    const purchase = purchaseAt(place)
    await Promise.all([purchase.buy(wish), purchase.buy(wish)])
    expect(place.place).toHaveBeenCalledTimes(1)
    expect(place.pay).toHaveBeenCalledTimes(1)
  })

  it('reads the order when the cashier gave no answer', async () => {
    const place = market(['PAID'])
    place.pay.mockRejectedValue(new ApiError(0, 'client.timeout', null))
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
  })

  it('shows the refusal of the market in its words and pays nothing', async () => {
    const place = market(['PAID'])
    place.place.mockRejectedValue(new ApiError(409, 'order.not_enough_stock', '只剩 3 斤，钱没有扣。'))
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.sentence.value).toBe('只剩 3 斤，钱没有扣。')
    expect(place.pay).not.toHaveBeenCalled()
  })

  it('says that it does not know rather than success or failure', async () => {
    const purchase = purchaseAt(market(['PENDING_PAYMENT']))
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('unsure')
  })

  it('says so when the order was cancelled meanwhile, and starts a new one next', async () => {
    const place = market(['CANCELLED', 'PAID'])
    const purchase = purchaseAt(place)
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('refused')
    await purchase.buy(wish)
    expect(purchase.step.value).toBe('paid')
    expect(new Set(place.place.mock.calls.map(([, key]) => key)).size).toBe(2)
  })
})
