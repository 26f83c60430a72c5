import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dropSession } from '@/shared/api/session'
import type { Wish } from '@/shared/api/types'
import * as basket from '@/shop/basket'
import { chosenOf, groupsOf, sumOf } from '@/shop/basketView'
import { checkoutGoods, endCheckout } from '@/shop/checkoutGoods'
import CartPage from '@/shop/pages/CartPage.vue'
import { mostOf, saleState } from '@/shop/saleWindow'
import { all, clear, click, cny, market, Refused, seen as shown, show, signedInAs, words, type Asked } from './screens'
import { coops, quoteLine, quoteOf, quotePart, seen } from './shopData'

const now = Date.parse('2026-11-22T04:00:00Z')
/** What the market keeps, and answers with. */
function kept(goods: { lotId: string; quantity: number; roomId: string | null }[]) {
  return {
    'GET /api/orders/basket': () => ({ goods }),
    'PUT /api/orders/basket/goods/l1': ({ body }: Asked) => { const { quantity } = body as { quantity: number }; goods = [...goods.filter((one) => one.lotId !== 'l1'), { lotId: 'l1', quantity, roomId: null }]; return { goods } },
    'PUT /api/orders/basket/goods/l2': () => { goods = [...goods, { lotId: 'l2', quantity: 5, roomId: null }]; return { goods } },
    'DELETE /api/orders/basket/goods/l1': () => { goods = goods.filter((one) => one.lotId !== 'l1'); return { goods } },
  }
}
const lots = (): [string, number][] => basket.basketLines.value.map((one) => [one.lotId, one.quantity])

beforeEach(() => dropSession())
afterEach(() => {
  dropSession()
  basket.takeOut(basket.basketLines.value.map((one) => one.lotId))
  clear()
  endCheckout()
})

describe('the basket', () => {
  it('is kept without an account, and comes along at the sign-in', async () => {
    basket.putIntoCart('l1', 5, seen())
    expect(JSON.parse(localStorage.getItem('tongtian.basket') ?? '{}')).toMatchObject({ account: null, lines: [{ lotId: 'l1', quantity: 5 }] })
    const asked = market(kept([{ lotId: 'l9', quantity: 2, roomId: null }]))
    signedInAs('CONSUMER', null)
    await basket.syncBasket()
    expect(asked.filter((one) => one.method === 'PUT').map((one) => [one.path, one.body])).toEqual([['/api/orders/basket/goods/l1', { quantity: 5 }]])
    expect(lots()).toEqual([['l1', 5], ['l9', 2]])
  })

  it('shows another person nothing of it', async () => {
    market(kept([]))
    signedInAs('CONSUMER', null)
    await basket.syncBasket()
    basket.putIntoCart('l1', 5, seen())
    await basket.syncBasket()
    dropSession()
    expect(lots()).toEqual([])
  })

  it('keeps what could not be sent and sends it later', async () => {
    signedInAs('CONSUMER', null)
    market({})
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    basket.putIntoCart('l1', 3, seen())
    await basket.syncBasket()
    expect(lots()).toEqual([['l1', 3]])
    const asked = market(kept([]))
    await basket.syncBasket()
    expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['PUT /api/orders/basket/goods/l1'])
    expect(lots()).toEqual([['l1', 3]])
  }, 10_000)

  it('says what the market did not take', async () => {
    signedInAs('CONSUMER', null)
    market({ ...kept([]), 'PUT /api/orders/basket/goods/l1': () => new Refused(409, 'basket.full', '购物车最多放 50 种，先删掉几样。') })
    basket.putIntoCart('l1', 3, seen())
    await basket.syncBasket()
    expect([basket.basketProblem.value, lots()]).toEqual(['购物车最多放 50 种，先删掉几样。', []])
  })
})

describe('what is shown of it', () => {
  const line = (lotId: string, more: Partial<basket.BasketLine> = {}): basket.BasketLine => ({ lotId, quantity: 5, roomId: null, isChosen: true, seen: seen(), priceWas: cny(650), ...more })

  it('stands by co-operative and sums what is chosen and can be bought', () => {
    const groups = groupsOf([line('l1'), line('l2', { seen: seen({ cooperative: coops.tea, unitPrice: cny(1000) }), priceWas: cny(900) }), line('l3'), line('l4', { isChosen: false })], null, now)
    expect(groups.map((group) => [group.cooperative.id, group.rows.map((row) => row.lotId)])).toEqual([['c-potato', ['l1', 'l3', 'l4']], ['c-tea', ['l2']]])
    expect([sumOf(chosenOf(groups)).amount, groups[1]?.rows[0]?.changed]).toEqual([3250 * 2 + 5000, '比放进来时贵 ¥1.00'])
  })

  it('says why a line can’t be bought, and never of an answer about another amount', () => {
    const quote = quoteOf([quotePart([quoteLine('l1', { problem: 'catalog.not_enough_stock', available: 3 }), quoteLine('l2', { problem: 'catalog.over_limit', perBuyer: 2 }), quoteLine('l3', { quantity: 9, problem: 'catalog.not_enough_stock' })])])
    const [group] = groupsOf([line('l1'), line('l2'), line('l3'), line('l4')], quote, now)
    expect(group?.rows.map((row) => [row.canBuy, row.trouble])).toEqual([[false, '只剩 3 斤，改少一点就能买。'], [false, '每人限 2 斤'], [true, ''], [false, '现在买不了，可能已经下架']])
  })

  it('knows the window of a sale by the clock', () => {
    const opensAt = '2026-11-22T04:01:05Z'
    expect(groupsOf([line('l1', { seen: seen({ opensAt }) })], null, now)[0]?.rows[0]?.trouble).toBe('01:05 后开抢')
    expect([saleState({ available: 1, opensAt }, now), saleState({ available: 1, opensAt }, now + 65_000), saleState({ available: 0 }, now), saleState({ available: 1, closesAt: opensAt }, now + 65_000)]).toEqual(['notYet', 'open', 'soldOut', 'over'])
    expect([mostOf({ available: 7, perBuyer: 3 }), mostOf({ available: 2, perBuyer: 3 }), mostOf({ available: 2 })]).toEqual([3, 2, 2])
  })
})

describe('the basket page', () => {
  it('takes the chosen ones of all co-operatives to one checkout', async () => {
    signedInAs('CONSUMER', null)
    const quote = ({ body }: Asked) => quoteOf((body as Wish).goods.map(({ lotId, quantity }) => quotePart([quoteLine(lotId, { quantity })], { cooperative: lotId === 'l1' ? coops.potato : coops.tea })))
    market({ ...kept([]), 'POST /api/orders/quotes': quote })
    basket.putIntoCart('l1', 5, seen())
    basket.putIntoCart('l2', 5, seen({ cooperative: coops.tea }))
    await basket.syncBasket()
    show(CartPage)
    await shown('cart-group', 2)
    await vi.waitFor(() => expect(words('cart-sum')).toBe('¥65.00'))
    basket.choose(['l2'], false)
    await nextTick()
    expect(words('cart-sum')).toBe('¥32.50')
    click('cart-checkout')
    expect(checkoutGoods.value).toEqual({ goods: [{ lotId: 'l1', quantity: 5 }], fromBasket: true })
  })

  it('lets goods out with one tap that needs no swipe', async () => {
    market(kept([]))
    basket.putIntoCart('l1', 5, seen())
    basket.putIntoCart('l2', 5, seen())
    show(CartPage)
    await shown('cart-out', 2)
    expect(all('cart-out')[0]?.getAttribute('aria-label')).toBe('拿掉红薯')
    const left = basket.basketLines.value.slice(1).map((one) => one.lotId)
    click('cart-out')
    await vi.waitFor(() => expect(all('cart-row')).toHaveLength(1))
    expect(basket.basketLines.value.map((one) => one.lotId)).toEqual(left)
  })

  it('shows the last that was known, and says so, where no answer comes', async () => {
    signedInAs('CONSUMER', null)
    market({ ...kept([{ lotId: 'l1', quantity: 5, roomId: null }]), 'POST /api/orders/quotes': () => new Refused(500, 'server', '') })
    basket.putIntoCart('l1', 5, seen())
    show(CartPage)
    await shown('cart-row')
    await vi.waitFor(() => expect(all('cart-stale')).toHaveLength(1), { timeout: 4000 })
    expect(words('cart-row')).toContain('红薯')
  }, 10_000)
})
