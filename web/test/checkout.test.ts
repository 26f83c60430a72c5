import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NewPurchase, Wish } from '@/shared/api/types'
import { beginCheckout, endCheckout } from '@/shop/checkoutGoods'
import { chosenAddress } from '@/shop/chosenAddress'
import { deliveryWhy } from '@/shop/deliveryWord'
import CheckoutPage from '@/shop/pages/CheckoutPage.vue'
import PaymentPage from '@/shop/pages/PaymentPage.vue'
import BuySheet from '@/shop/parts/BuySheet.vue'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, type, words, type Answer, type Asked } from './screens'
import { coops, grade, jin, orderOf, purchaseOf, quoteLine, quoteOf, quotePart, saved } from './shopData'

const placed = purchaseOf('PENDING_PAYMENT', [orderOf('o1', 'PENDING_PAYMENT')])
const table = { cooperativeId: 'c', rows: [{ provinces: ['52'], firstGrams: 1000, firstFee: cny(600), nextGrams: 500, nextFee: cny(150), daysFrom: 1, daysUntil: 2 }], notServed: [], freeFrom: cny(9900), version: 1 }
const around: Record<string, Answer> = {
  'GET /api/orders/addresses': () => ({ items: [saved('a1')], next: null }), 'POST /api/orders/quotes/coupons': () => [],
  'GET /api/orders/delivery-tables/c-potato': () => table, 'GET /api/orders/delivery-tables/c-tea': () => table,
  'GET /api/orders/purchases/p1': () => purchaseOf('PAID', [orderOf('o1', 'PAID')]), 'POST /cashier/t': () => ({ state: 'PAID' }),
  'GET /api/settlement/shares/k': () => new Refused(404, 'none', ''), 'DELETE /api/orders/basket/goods/l1': () => ({ goods: [] }), 'GET /api/orders/basket': () => ({ goods: [] }),
}
const wishes = (asked: Asked[]): NewPurchase[] => asked.filter((one) => one.path === '/api/orders/purchases').map((one) => one.body as NewPurchase)
const isReady = (id: string): Promise<void> => vi.waitFor(() => { if ((all(id)[0] as HTMLButtonElement | undefined)?.disabled !== false) throw new Error(`${id} is not ready: ${words(id)}`) }, { timeout: 3000 })

beforeEach(() => signedInAs('CONSUMER', null))
afterEach(() => {
  clear()
  endCheckout()
  localStorage.clear()
  chosenAddress.value = null
})

describe('the checkout', () => {
  it('pays several co-operatives at once, with a note to each that has one, for the total that is shown', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }, { lotId: 'l2', quantity: 1 }], false)
    const quote = quoteOf([quotePart([quoteLine('l1')]), quotePart([quoteLine('l2')], { cooperative: coops.tea })], 7700)
    const asked = market({ ...around, 'POST /api/orders/quotes': () => quote, 'POST /api/orders/purchases': () => placed })
    show(CheckoutPage)
    await isReady('checkout-submit')
    expect([all('checkout-part').length, words('checkout-total')]).toEqual([2, '¥77.00'])
    await seen('delivery-why', 2)
    expect(words('delivery-why')).toBe('连包装 2.5 公斤，首重 1 公斤 ¥6.00，续重每 500 克 ¥1.50；满 ¥99.00 免运费')
    type('checkout-note', ' 放门卫处 ')
    click('checkout-submit')
    await vi.waitFor(() => expect(wishes(asked)).toHaveLength(1))
    expect(wishes(asked)[0]).toEqual({ goods: [{ lotId: 'l1', quantity: 5 }, { lotId: 'l2', quantity: 1 }], addressId: 'a1', notes: [{ cooperativeId: 'c-potato', text: '放门卫处' }], total: cny(7700) })
  })

  it('asks again where it costs another sum by now, and keeps what was written', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }], false)
    let total = 3850
    const asked = market({
      ...around, 'POST /api/orders/quotes': () => quoteOf([quotePart([quoteLine('l1')])], total),
      'POST /api/orders/purchases': ({ body }) => { total = 4000; return (body as NewPurchase).total.amount === 4000 ? placed : new Refused(409, 'order.total_changed', '价格变了') },
    })
    show(CheckoutPage)
    await isReady('checkout-submit')
    type('checkout-note', '放门卫处')
    click('checkout-submit')
    await vi.waitFor(() => expect(words('checkout-changed')).toBe('价钱变了：刚才 ¥38.50，现在 ¥40.00。确认后再付。'))
    await isReady('checkout-submit')
    click('checkout-submit')
    await vi.waitFor(() => expect(wishes(asked)).toHaveLength(2))
    expect(wishes(asked).map((one) => [one.total.amount, one.notes?.[0]?.text])).toEqual([[3850, '放门卫处'], [4000, '放门卫处']])
    const keys = asked.filter((one) => one.path === '/api/orders/purchases').map((one) => one.key)
    expect(keys[0]).not.toBe(keys[1])
  })

  it('helps in place where less is left, and lets a co-operative out that does not deliver there', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }, { lotId: 'l2', quantity: 5 }], false)
    const answer = ({ body }: Asked) => quoteOf((body as Wish).goods.map(({ lotId, quantity }) =>
      lotId === 'l1' ? quotePart([quoteLine('l1', { quantity, available: 3, problem: quantity > 3 ? 'catalog.not_enough_stock' : null })]) : quotePart([quoteLine('l2')], { cooperative: coops.tea, problem: 'delivery.not_served' })))
    market({ ...around, 'POST /api/orders/quotes': answer })
    show(CheckoutPage)
    await seen('checkout-trouble')
    expect([words('checkout-trouble'), words('checkout-part-trouble'), words('checkout-submit')]).toEqual(['只剩 3 斤，改少一点就能买。按能买的买拿掉', '这家合作社不送这个地区先不买这家', '有 2 处要先处理'])
    click('checkout-less')
    await vi.waitFor(() => expect(all('checkout-trouble')).toHaveLength(0), { timeout: 3000 })
    all('checkout-part-trouble')[0]?.querySelector('button')?.click()
    await isReady('checkout-submit')
    expect(all('checkout-part')).toHaveLength(1)
  })

  it('says what free delivery comes from', () => {
    expect(deliveryWhy({ rows: table.rows.map((row) => ({ ...row, firstFee: cny(0) })), freeFrom: null }, '520102', 2500, true)).toBe('连包装 2.5 公斤，首重 1 公斤 免费，续重每 500 克 ¥1.50')
    expect([deliveryWhy(table, '520102', 800, true), deliveryWhy({ ...table, freeFrom: null }, '520102', 800, false), deliveryWhy(table, '520102', 0, true)]).toEqual(['满 ¥99.00 免运费', '连包装 800 克，首重 1 公斤 ¥6.00，续重每 500 克 ¥1.50', '价钱里已含运费'])
  })
})

describe('the payment page', () => {
  const at = (known: Answer, more: Record<string, Answer> = {}) => market({ ...around, 'GET /api/orders/purchases/p1': known, ...more })

  it('pays what waits, and shows the result when the purchase says so', async () => {
    let isPaid = false
    const asked = at(() => (isPaid ? purchaseOf('PAID', [orderOf('o1', 'PAID')]) : placed), { 'POST /cashier/t': () => { isPaid = true; return {} } })
    show(PaymentPage, { id: 'p1' })
    await seen('pay-confirm')
    expect([words('pay-amount'), all('pay-left').length]).toEqual(['¥38.50', 1])
    click('pay-confirm')
    await seen('pay-success')
    expect(asked.filter((one) => one.path === '/cashier/t')).toHaveLength(1)
  })

  it('opens a payment for the rest where an order was taken out', async () => {
    const rest = purchaseOf('PENDING_PAYMENT', [orderOf('o1', 'CANCELLED', { timeline: [{ state: 'CANCELLED', at: '2026-11-22T04:00:00Z', reason: 'BY_BUYER' }] }), orderOf('o2', 'PENDING_PAYMENT')], 'CLOSED')
    let isPaid = false
    const asked = at(() => (isPaid ? purchaseOf('PAID', rest.orders.map((one) => (one.id === 'o2' ? orderOf('o2', 'PAID') : one))) : rest), {
      'POST /api/orders/purchases/p1/payment': () => ({ ...rest, payment: { ...rest.payment, payUrl: '/cashier/t2', state: 'OPEN' } }), 'POST /cashier/t2': () => { isPaid = true; return {} },
    })
    show(PaymentPage, { id: 'p1' })
    await seen('pay-confirm')
    expect([words('pay-amount'), words('pay-less')]).toEqual(['¥38.50', '有订单取消了，从 ¥77.00 变成 ¥38.50'])
    click('pay-confirm')
    await seen('pay-success')
    expect(asked.some((one) => one.path === '/api/orders/purchases/p1/payment')).toBe(true)
    expect(words('pay-success')).toContain('另有 1 个订单已取消，没有收钱。')
  })

  it('says that nothing was charged where the time was over', async () => {
    at(() => purchaseOf('CANCELLED', [orderOf('o1', 'CANCELLED', { timeline: [{ state: 'CANCELLED', at: '2026-11-22T04:00:00Z', reason: 'EXPIRED' }] })]))
    show(PaymentPage, { id: 'p1' })
    await seen('pay-over')
    expect([words('pay-over'), words('purchase-order')].join()).toContain('没有扣钱')
    expect(all('pay-confirm')).toHaveLength(0)
  })
})

describe('the buy sheet', () => {
  const product = { id: 'p1', name: text('红薯'), picture: 'sweet-potato', origin: text('贵州'), cooperative: coops.potato, unit: jin, grade, price: cny(650), available: 100, harvestDate: '2026-11-19', contractId: 'k', lotId: 'l1', skuId: 's', opensAt: null, closesAt: null, perBuyer: null, presale: null }
  const answers: Record<string, Answer> = { ...around, 'POST /api/orders/quotes': ({ body }) => quoteOf([quotePart([quoteLine('l1', { quantity: (body as Wish).goods[0]?.quantity ?? 0 })])]), 'POST /api/orders/purchases': () => placed }

  it('buys with one tap once it is open, in the room it stands in', async () => {
    const asked = market(answers)
    show(BuySheet, { open: true, product, available: 100, roomId: 'r1', inRoom: true })
    await isReady('buy-confirm')
    expect(words('buy-confirm')).toBe('确认付款 ¥38.50')
    click('buy-confirm')
    await seen('buy-success')
    expect(wishes(asked)).toEqual([{ goods: [{ lotId: 'l1', quantity: 5, roomId: 'r1' }], addressId: 'a1', total: cny(3850) }])
  })

  it('buys an amount that was typed', async () => {
    const asked = market(answers)
    show(BuySheet, { open: true, product, available: 100 })
    await seen('buy-quantity-free')
    click('buy-quantity-free')
    await seen('buy-quantity-box')
    const box = document.querySelector<HTMLInputElement>('[data-testid="buy-quantity-box"] input')
    if (!box) throw new Error('no box')
    box.value = '3'
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.dispatchEvent(new Event('blur', { bubbles: true }))
    await vi.waitFor(() => expect(asked.filter((one) => one.path === '/api/orders/quotes').at(-1)?.body).toMatchObject({ goods: [{ quantity: 3 }] }))
    await isReady('buy-confirm')
    click('buy-confirm')
    await seen('buy-success')
    expect(wishes(asked)[0]?.goods).toEqual([{ lotId: 'l1', quantity: 3 }])
  })

  it('shows how many come first while the lot is crowded', async () => {
    let left = 1
    const asked = market(answers)
    const plain = globalThis.fetch
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => (path === '/api/orders/purchases' && left-- > 0
      ? Promise.resolve(new Response(JSON.stringify({ code: 'catalog.crowded', detail: '买的人多', before: 41 }), { status: 503, headers: { 'content-type': 'application/problem+json', 'retry-after': '1' } }))
      : plain(path, init)))
    show(BuySheet, { open: true, product, available: 100, inRoom: true })
    await isReady('buy-confirm')
    click('buy-confirm')
    await seen('queue-position')
    expect(words('queue-position')).toBe('前面还有 41 人')
    await vi.waitFor(() => expect(all('buy-success')).toHaveLength(1), { timeout: 4000 })
    expect(wishes(asked)).toHaveLength(1)
  }, 10_000)

  it('says sold out, not yet, and how much each may have', async () => {
    market(answers)
    show(BuySheet, { open: true, product, available: 0, inRoom: true })
    await seen('buy-confirm')
    expect([words('buy-confirm'), words('buy-sold-out')]).toEqual(['卖完了', '有人没付款的话，货会放回来。等在这里，能买了会告诉你。'])
    clear()
    market(answers)
    show(BuySheet, { open: true, product: { ...product, opensAt: '2099-01-01T00:00:00Z', perBuyer: 2 }, available: 9, inRoom: true })
    await seen('buy-confirm')
    expect([words('buy-confirm').includes('开抢'), words('sale-limit'), (all('buy-quantity-5')[0] as HTMLButtonElement).disabled, all('buy-sold-out').length]).toEqual([true, '每人限 2 斤', true, 0])
  })
})
