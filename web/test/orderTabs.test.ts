import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import { orderPage } from '@/shop/orderTabs'
import OrderCard from '@/shop/parts/OrderCard.vue'
import { presold } from './presaleData'
import { clear, market, show, signedInAs, words } from './screens'

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('CONSUMER', null)
})
afterEach(clear)

describe('the lists of a buyer’s orders', () => {
  it('keep what waits for its harvest with what waits to be sent, page by page', async () => {
    const asked = market({ 'GET /api/orders': () => ({ items: [presold('DEPOSIT_PAID')], next: 'o1' }) })
    const first = await orderPage('TO_SHIP', '', null)
    await orderPage('TO_SHIP', '', first.next)
    const queries = asked.map((one) => new URL(one.path, 'http://shop').searchParams)
    expect(queries.map((query) => [query.get('state')?.split(','), query.get('after')])).toEqual([[['PAID', 'DEPOSIT_PAID'], null], [['PAID', 'DEPOSIT_PAID'], 'o1']])
  })

  it('keep every state that is not over in a list besides the one of all', async () => {
    const asked = market({ 'GET /api/orders': () => ({ items: [], next: null }) })
    for (const tab of ['TO_PAY', 'TO_SHIP', 'TO_RECEIVE'] as const) await orderPage(tab, '', null)
    const states = asked.flatMap((one) => new URL(one.path, 'http://shop').searchParams.get('state')?.split(',') ?? [])
    expect(states.sort()).toEqual(['BALANCE_DUE', 'DEPOSIT_PAID', 'PAID', 'PENDING_PAYMENT', 'SHIPPED'])
  })

  it('say of such an order that it waits for the harvest', () => {
    show(OrderCard, { order: presold('DEPOSIT_PAID') })
    expect(words('order-card')).toContain('等采收，12月1日到12月8日')
  })
})
