import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import type { NewPurchase, OrderPresale, Wish } from '@/shared/api/types'
import type { WorkOrder, WorkState } from '@/shared/api/work'
import OrderRow from '@/desk/orders/OrderRow.vue'
import { isOverdue } from '@/desk/orders/orderWork'
import ProductsPage from '@/desk/pages/ProductsPage.vue'
import TodayPage from '@/desk/pages/TodayPage.vue'
import { beginCheckout, endCheckout } from '@/shop/checkoutGoods'
import { chosenAddress } from '@/shop/chosenAddress'
import CheckoutPage from '@/shop/pages/CheckoutPage.vue'
import FrontPage from '@/shop/pages/FrontPage.vue'
import PaymentPage from '@/shop/pages/PaymentPage.vue'
import ProductPage from '@/shop/pages/ProductPage.vue'
import BuySheet from '@/shop/parts/BuySheet.vue'
import { around, offer, presold, terms } from './presaleData'
import { all, clear, click, cny, isDisabled, market, seen, show, signedInAs, text, type, words, type Asked } from './screens'
import { coops, grade, jin, purchaseOf, quoteLine, quoteOf, quotePart } from './shopData'

const parts = { terms, deposit: cny(975), balance: cny(2875) }
const lot = { id: 'l1', productId: 'p1', skuId: 's', harvestDate: '2026-12-01', grade, price: cny(650), unit: jin, available: 100, stock: { total: 300, reserved: 0, sold: 200, free: 100 }, harvest: null, presale: terms }
const product = { id: 'p1', name: text('霜后红薯'), description: text('甜'), picture: 'sweet-potato', origin: text('贵州'), season: text('冬季'), cooperative: coops.potato, contractId: 'k', skus: [{ id: 's', name: text('散装'), unit: jin, lots: [lot] }] }
const card = { id: 'p1', name: product.name, picture: 'sweet-potato', origin: product.origin, cooperative: coops.potato, unit: jin, grade, price: cny(650), available: 100, harvestDate: '2026-12-01', contractId: 'k', lotId: 'l1', skuId: 's', presale: terms }

const wishes = (asked: Asked[]): NewPurchase[] => asked.filter((one) => one.path === '/api/orders/purchases').map((one) => one.body as NewPurchase)
const isReady = (id: string): Promise<void> => vi.waitFor(() => { if ((all(id)[0] as HTMLButtonElement | undefined)?.disabled !== false) throw new Error(`${id} is not ready: ${words(id)}`) }, { timeout: 3000 })

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('CONSUMER', null)
})
afterEach(() => {
  clear()
  endCheckout()
  localStorage.clear()
  chosenAddress.value = null
})

describe('a presale in the shop', () => {
  it('stands behind what is there, and says until when it is harvested', async () => {
    market({ ...around, 'GET /api/catalog/products': () => ({ items: [card, { ...card, id: 'p2', name: text('刺梨'), harvestDate: '2026-11-01', presale: null }], next: null }), 'GET /api/live/rooms': () => ({ items: [], next: null }) })
    show(FrontPage)
    await seen('product-card', 2)
    expect(all('product-card').map((tile) => tile.textContent?.includes('刺梨'))).toEqual([true, false])
    expect(words('tile-presale')).toBe('预售 · 12月8日前采收')
  })

  it('says when the harvest is, what is paid now, and is bought by itself', async () => {
    const asked = market({ ...around, 'GET /api/catalog/products/p1': () => product })
    show(ProductPage, { id: 'p1' })
    await seen('buy-now')
    expect([words('buy-now'), words('harvest-window'), all('add-to-cart').length]).toEqual(['预订，先付订金 30%', '12月1日到12月8日', 0])
    expect(words('sale-note')).toContain('现在付订金 30%')
    expect(asked.some((one) => one.path.includes('coupons'))).toBe(false)
  })

  it('pays the deposit alone, as the sheet says', async () => {
    const paid = purchaseOf('PAID', [presold('DEPOSIT_PAID')])
    const asked = market({
      ...around, 'POST /api/orders/quotes': () => quoteOf([quotePart([quoteLine('l1', { presale: terms })])], 3850, { presale: parts }),
      'POST /api/orders/purchases': () => purchaseOf('PENDING_PAYMENT', [presold('PENDING_PAYMENT', { depositedAt: null })]), 'POST /cashier/t': () => ({ state: 'PAID' }), 'GET /api/orders/purchases/p1': () => paid,
    })
    show(BuySheet, { open: true, product: card, available: 100 })
    await isReady('buy-confirm')
    expect([words('presale-deposit'), words('presale-balance'), words('buy-due'), words('buy-confirm'), all('buy-more').length]).toEqual(['¥9.75', '¥28.75', '¥9.75', '付订金 ¥9.75', 0])
    click('buy-confirm')
    await seen('buy-success')
    expect(wishes(asked)).toEqual([{ goods: [{ lotId: 'l1', quantity: 5 }], addressId: 'a1', total: cny(3850), dueNow: cny(975) }])
    expect(words('buy-success')).toContain('订金付好了')
  })

  it('is refused beside other goods, with the way out', async () => {
    beginCheckout([{ lotId: 'l1', quantity: 5 }, { lotId: 'l2', quantity: 1 }], true)
    market({ ...around, 'POST /api/orders/quotes': ({ body }) => quoteOf([quotePart((body as Wish).goods.map(({ lotId, quantity }, _at, goods) => quoteLine(lotId, { quantity, problem: lotId === 'l1' && goods.length > 1 ? 'order.presale_alone' : null })))]) })
    show(CheckoutPage)
    await seen('checkout-trouble')
    expect(words('checkout-trouble')).toContain('预售的货要单独买')
    expect(isDisabled('checkout-submit')).toBe(true)
    click('checkout-drop')
    await vi.waitFor(() => expect(all('checkout-trouble')).toHaveLength(0))
    await isReady('checkout-submit')
  })

  it('asks for the balance by its own payment, and says that a deposit which ended goes back', async () => {
    market({ ...around, 'GET /api/orders/purchases/p1': () => ({ ...purchaseOf('PENDING_PAYMENT', [presold('BALANCE_DUE', { balanceBefore: '2099-01-01T00:00:00Z' }, null, { purchaseId: 'p0' })]), total: cny(2875), payment: { transactionId: 't', amount: cny(2875), payUrl: '/cashier/t', state: 'OPEN' } }) })
    show(PaymentPage, { id: 'p1' })
    await seen('pay-confirm')
    expect([words('pay-amount'), words('pay-confirm'), all('pay-less').length]).toEqual(['¥28.75', '确认付款 ¥28.75', 0])
    expect(words('pay-left')).toContain('过时订单取消，订金全退')
    clear()
    signedInAs('CONSUMER', null)
    market({ ...around, 'GET /api/orders/purchases/p1': () => purchaseOf('CANCELLED', [presold('CANCELLED', {}, 'SHORTFALL')]) })
    show(PaymentPage, { id: 'p1' })
    await seen('pay-over')
    expect(words('pay-over')).toContain('订金原路退回')
  })
})

describe('a presale at the desk', () => {
  beforeEach(() => signedInAs('COOP_MANAGER', { id: 'c-potato', name: '红薯合作社', kind: 'COOPERATIVE' }))

  it('shows its window and terms, and takes the harvest once, of a day that has been', async () => {
    let isIn = false
    const asked = market({
      'GET /api/catalog/mine/products': () => ({ items: [{ ...product, skus: [{ ...product.skus[0], lots: [isIn ? { ...lot, presale: null, harvestDate: '2026-11-22', harvest: { day: '2026-11-22', quantity: 150, expected: 300, recordedAt: '2026-11-22T04:00:00Z' }, stock: { total: 150, reserved: 0, sold: 200, free: -50 } } : lot] }] }], next: null }),
      'POST /api/catalog/lots/l1/harvest': () => { isIn = true; return lot },
    })
    show(ProductsPage)
    await seen('desk-lot')
    expect(words('desk-lot')).toContain('预售 · 12月1日至12月8日采收')
    expect(words('lot-terms')).toBe('订金 30%，采收后 5 个工作日内付尾款')
    click('desk-harvest')
    await seen('harvest-quantity')
    click('harvest-sheet-submit')
    await seen('field-problem')
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    type('harvest-quantity', '150')
    await vi.waitFor(() => expect(all('field-problem')).toHaveLength(0))
    click('harvest-sheet-submit')
    await seen('lot-harvest')
    expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({ quantity: 150 })
    expect([words('lot-harvest').includes('比卖出的少 50 斤'), words('desk-stock').startsWith('可卖 0 / 150 斤')]).toEqual([true, true])
    expect(all('desk-harvest')).toHaveLength(0)
  })

  it('says in the queue what each order waits for, and counts the days to send from the balance', () => {
    const line = { ...presold('PAID').lines[0], harvestDate: '2026-12-01' }
    const at = (state: WorkState, own: Partial<OrderPresale>, timeline: WorkOrder['timeline'] = []): WorkOrder => ({ ...presold(state, own), lines: [line], timeline }) as unknown as WorkOrder
    const waits = [at('DEPOSIT_PAID', {}), at('DEPOSIT_PAID', { offer }), at('BALANCE_DUE', { balanceBefore: '2026-12-15T15:59:59Z' }), at('PAID', {})]
    for (const order of waits) show(OrderRow, { order, overdueSince: '2026-11-18' })
    expect(all('presale-waits').map((one) => one.textContent)).toEqual(['等采收，12月1日到12月8日', '问了换二级，12月11日 23:59前等买家回复', '等买家付尾款 ¥28.75，12月15日 23:59前'])
    expect(all('row-state').map((one) => one.textContent)).toEqual(['已付订金', '已付订金', '待付尾款'])
    const paid = at('PAID', {}, [{ state: 'PAID', at: '2026-12-10T04:00:00Z', reason: null }])
    expect([isOverdue(paid, '2026-12-09'), isOverdue(paid, '2026-12-10')]).toEqual([false, true])
  })

  it('is no harvested lot on the page of today', async () => {
    market({ 'GET /api/catalog/mine/products': () => ({ items: [product], next: null }), 'GET /api/orders/queue/counts': () => ({ toShip: 0, overdue: 0, partlySent: 0, onTheWay: 0, most: 99 }) })
    show(TodayPage)
    await vi.waitFor(() => expect(document.body.textContent).toContain('预售 · 12月1日至12月8日采收'))
  })
})
