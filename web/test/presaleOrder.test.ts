import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import type { Order, TimelineReason } from '@/shared/api/types'
import OrderPage from '@/shop/pages/OrderPage.vue'
import OrderCard from '@/shop/parts/OrderCard.vue'
import { around, offer, presold } from './presaleData'
import { all, clear, click, market, Refused, seen, show, signedInAs, words, type Answer, type Asked } from './screens'
import { grade, purchaseOf } from './shopData'

const isReady = (id: string): Promise<void> => vi.waitFor(() => { if ((all(id)[0] as HTMLButtonElement | undefined)?.disabled !== false) throw new Error(`${id} is not ready: ${words(id)}`) }, { timeout: 3000 })
const asksSure = vi.hoisted(() => vi.fn<(question: { message: string }) => Promise<void>>())
vi.mock('vant', async (original) => ({ ...(await original<object>()), showConfirmDialog: asksSure }))

beforeEach(() => {
  chooseLanguage('zh')
  asksSure.mockReset().mockResolvedValue()
  signedInAs('CONSUMER', null)
})
afterEach(clear)

describe('an order of a presale', () => {
  const at = async (order: Order, more: Record<string, Answer> = {}): Promise<Asked[]> => {
    const asked = market({ ...around, 'GET /api/orders/o1': () => order, ...more })
    show(OrderPage, { id: 'o1' })
    await seen('order-presale')
    return asked
  }
  const page = (): string => document.body.textContent?.replace(/\s+/g, ' ') ?? ''

  it('waits for its deposit', async () => {
    await at(presold('PENDING_PAYMENT', { depositedAt: null }))
    expect([all('order-pay').length, all('balance-pay').length, words('order-pay'), words('order-presale')]).toEqual([1, 0, '付订金 ¥9.75', '订金¥9.75尾款¥28.75'])
  })

  it('waits for the harvest, with the days it arrives on, and gives its deposit back', async () => {
    const asked = await at(presold('DEPOSIT_PAID'), { 'POST /api/orders/o1/cancellation': () => presold('CANCELLED', {}, 'BY_BUYER') })
    expect(page()).toContain('等采收，12月1日到12月8日。')
    expect(page()).toContain('预计 12月10日到12月12日送到')
    click('presale-give-up')
    await vi.waitFor(() => expect(asked.some((one) => one.path === '/api/orders/o1/cancellation' && one.key)).toBe(true))
    expect(asksSure.mock.calls[0]?.[0].message).toBe('取消这单？订金 ¥9.75 全部退回。')
  })

  it('asks whether another grade will do, once for each answer', async () => {
    let answer: unknown = new Refused(409, 'catalog.not_enough_stock', '刚好被别人拿着')
    const asked = await at(presold('DEPOSIT_PAID', { offer }), { 'POST /api/orders/o1/presale-offer/acceptance': () => answer, 'POST /api/orders/o1/presale-offer/refusal': () => presold('CANCELLED', { offer }, 'SHORTFALL') })
    expect([page().includes('这批没收够'), words('presale-offer').startsWith('换成二级，要不要'), all('presale-give-up').length]).toEqual([true, true, 0])
    expect(words('presale-offer')).toContain('每斤 ¥5.00，总价 ¥31.00，尾款 ¥21.25')
    click('offer-take')
    await seen('offer-problem')
    expect(words('offer-problem')).toBe('刚好被别人拿着')
    answer = presold('BALANCE_DUE', { offer: { ...offer, taken: true } }, 'OFFER_TAKEN')
    await isReady('offer-refuse')
    click('offer-take')
    await vi.waitFor(() => expect(asked.filter((one) => one.path.endsWith('/acceptance'))).toHaveLength(2))
    expect(asked.filter((one) => one.path.endsWith('/acceptance')).map((one) => one.body)).toEqual([{ lotId: 'l2' }, { lotId: 'l2' }])
    await isReady('offer-refuse')
    asksSure.mockRejectedValueOnce(new Error('cancel'))
    click('offer-refuse')
    await vi.waitFor(() => expect(asksSure).toHaveBeenCalledOnce())
    click('offer-refuse')
    await vi.waitFor(() => expect(asked.some((one) => one.path.endsWith('/refusal'))).toBe(true))
    expect([asksSure.mock.calls.length, asked.filter((one) => one.path.endsWith('/refusal')).length]).toEqual([2, 1])
  })

  it('calls another harvest of the same grade by that', async () => {
    await at(presold('DEPOSIT_PAID', { offer: { ...offer, grade } }))
    expect([words('presale-offer').includes('换成另一批一级，要不要'), words('offer-take')]).toEqual([true, '要，换这批'])
  })

  it('points to after-sales only where there is any', async () => {
    await at(presold('DEPOSIT_PAID'))
    expect(words('order-help')).toBe('有问题找卖家红薯合作社 · 联系时报订单号，他们查得更快。')
    clear()
    await at(presold('SHIPPED'))
    expect(words('order-help')).toContain('点上面的售后')
  })

  it('says the last day of a balance that is due at its end', async () => {
    await at(presold('BALANCE_DUE', { balanceBefore: '2026-12-15T16:00:00Z' }))
    expect(page()).toContain('货有了。12月15日 24:00前付尾款')
    expect(page()).toContain('请在 12月15日 24:00 前付款')
  })

  it('asks for its balance until a day, by a purchase of its own', async () => {
    const asked = await at(presold('BALANCE_DUE', { balanceBefore: '2026-12-15T15:59:59Z' }), { 'POST /api/orders/o1/balance': () => purchaseOf('PENDING_PAYMENT', []) })
    expect(page()).toContain('货有了。12月15日 23:59前付尾款')
    expect([words('balance-pay'), page().includes('现在付尾款，预计 12月10日到12月12日送到')]).toEqual(['付尾款 ¥28.75', true])
    click('balance-pay')
    await vi.waitFor(() => expect(asked.filter((one) => one.path === '/api/orders/o1/balance')).toHaveLength(1))
    expect(asked.find((one) => one.path === '/api/orders/o1/balance')?.key).not.toBeNull()
  })

  it('is an order like others once the balance is paid', async () => {
    await at(presold('PAID', { balanceBefore: '2026-12-15T15:59:59Z' }))
    expect([all('balance-pay').length, all('presale-give-up').length, words('order-presale')]).toEqual([0, 0, '订金（已付）¥9.75尾款（已付）¥28.75'])
  })

  it('says why it ended, and that the deposit goes back', async () => {
    const ends: [TimelineReason, string][] = [['SHORTFALL', '没收够，订单取消，订金全退'], ['OFFER_GONE', '换的货也卖完了，订单取消，订金全退'], ['BALANCE_UNPAID', '到时间没付尾款，订单取消，订金全退'], ['BY_BUYER', '你取消了订单，订金全退'], ['LATE_PAYMENT_RETURNED', '尾款到得晚，订单已经取消，订金尾款都退']]
    for (const [reason, sentence] of ends) {
      await at(presold('CANCELLED', { offer: reason === 'OFFER_GONE' ? offer : null }, reason))
      expect(words('order-timeline')).toContain(sentence)
      expect([all('presale-offer').length, all('presale-give-up').length]).toEqual([0, 0])
      clear()
      signedInAs('CONSUMER', null)
    }
  })

  it('says in the list what is next', () => {
    const hints = [presold('DEPOSIT_PAID'), presold('DEPOSIT_PAID', { offer }), presold('BALANCE_DUE', { balanceBefore: '2026-12-15T15:59:59Z' })].map((order) => show(OrderCard, { order }).textContent ?? '')
    expect(show(OrderCard, { order: presold('CANCELLED', {}, 'OFFER_GONE') }).textContent).toContain('换的货也卖完了，订单取消，订金全退')
    expect(hints[0]).toContain('等采收')
    expect(hints[1]).toContain('没收够，问你换不换。12月11日 23:59前答。')
    expect(words('order-go-offer')).toBe('去答复')
    expect(all('order-go-offer')).toHaveLength(1)
    expect(hints[2]).toContain('付尾款 ¥28.75')
  })
})
