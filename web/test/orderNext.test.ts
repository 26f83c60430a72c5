import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import OrderNext from '@/shop/parts/OrderNext.vue'
import SumLines from '@/shop/parts/SumLines.vue'
import { all, clear, market, show, words } from './screens'
import { orderOf, sums } from './shopData'

beforeEach(() => {
  chooseLanguage('zh')
  market({})
})
afterEach(clear)

describe('what to do next with an order', () => {
  it('leads to the payment without a sum, for the purchase may have other orders', () => {
    show(OrderNext, { order: orderOf('o1', 'PENDING_PAYMENT') })
    expect(words('order-pay')).toBe('去付款')
  })

  it('is nothing while the co-op has it', () => {
    expect(show(OrderNext, { order: orderOf('o1', 'PAID') }).textContent).toBe('')
    show(OrderNext, { order: orderOf('o1', 'SHIPPED') })
    expect([all('order-pay').length, all('order-receive').length]).toEqual([0, 1])
  })
})

describe('the sums', () => {
  it('ask for no address that is there already', () => {
    const deliveryOf = (props: Record<string, unknown>): string => show(SumLines, { sums: sums(3250), ...props }).querySelector('dl > div:last-child dd')?.textContent ?? ''
    expect([deliveryOf({ isDeliveryKnown: false }), deliveryOf({ isDeliveryKnown: false, hasAddress: true }), deliveryOf({ isDeliveryKnown: true, hasAddress: true })]).toEqual(['填了地址就算', '—', '免运费'])
  })
})
