import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import type { WorkLine, WorkOrder } from '@/shared/api/work'
import BulkPage from '@/desk/orders/BulkPage.vue'
import LabelsPage from '@/desk/orders/LabelsPage.vue'
import OrderPage from '@/desk/orders/OrderPage.vue'
import OrdersPage from '@/desk/orders/OrdersPage.vue'
import { all, clear, click, cny, isDisabled, market, Refused, seen, show, showAt, signedInAs, text, type, words } from './screens'

const line = (more: Partial<WorkLine> = {}): WorkLine => ({
  id: 'line-1', productName: text('红芯红薯', 'Red sweet potato'), picture: 'sweet-potato', lotId: 'lot', grade: { code: 'FIRST', name: text('一级', 'First grade') },
  unit: { code: 'JIN', name: text('斤', 'jin'), decimals: 0 }, quantity: 10, unitPrice: cny(650), paid: cny(6500), refunded: cny(0), harvestDate: '2026-11-10', toShip: 10, ...more,
})
const order = (more: Partial<WorkOrder> = {}): WorkOrder => ({
  id: 'order-1', number: 'TT261112-4K7Q2M', state: 'PAID', lines: [line()], total: cny(6500), refunded: cny(0), cooperative: { id: 'coop', name: text('紫云合作社', 'Ziyun co-op') },
  address: { name: '王小明', phone: '13812345678', regionCode: '520425', region: '贵州省 安顺市 紫云县', street: '猴场镇 8 号' }, note: '多放纸', placedAt: '2026-11-12T02:00:00Z',
  receiveBefore: null, receiptExtended: false, parcels: [], timeline: [], ...more,
})
const parcel = { id: 'parcel-1', carrier: { code: 'SF', name: text('顺丰', 'SF Express') }, trackingNumber: 'SF123456789012', shippedAt: new Date().toISOString(), deliveredAt: null, contents: [{ lineId: 'line-1', quantity: 4 }] }
const counts = { toShip: 3, overdue: 1, partlySent: 0, onTheWay: 1000, most: 1000 }
const page = (items: WorkOrder[]) => ({ items, next: null, overdueSince: '2026-11-18' })

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COOP_MANAGER', { id: 'coop', name: '紫云合作社', kind: 'COOPERATIVE' })
})
afterEach(clear)

describe('the queue', () => {
  it('shows how much waits, what is late, and leads a choice to labels', async () => {
    const asked = market({ 'GET /api/orders/queue': () => page([order()]), 'GET /api/orders/queue/counts': () => counts, 'GET /api/orders/cases/queue/counts': () => ({ toDo: 2, most: 99 }) })
    show(OrdersPage)
    await seen('desk-order')
    await seen('case-count')
    expect(words('desk-tab-cases')).toBe('售后2')
    await vi.waitFor(() => expect(words('desk-tab-to_ship')).toContain('3'))
    expect(words('desk-tab-on_the_way')).toContain('1000+')
    expect(words('desk-order')).toContain('该发了')
    expect(words('desk-order')).toContain('多放纸')
    expect(all('chosen-bar')).toHaveLength(0)
    const tick = all('order-choose')[0] as HTMLInputElement
    tick.click()
    await seen('chosen-bar')
    expect(words('chosen-bar')).toContain('已选 1 单')
    click('desk-tab-done')
    await vi.waitFor(() => expect(asked.some((one) => one.path.includes('queue=DONE'))).toBe(true))
    expect(all('chosen-bar')).toHaveLength(0)
  })

  it('says so where nothing waits, and where the list did not come', async () => {
    market({ 'GET /api/orders/queue': () => page([]), 'GET /api/orders/queue/counts': () => counts })
    show(OrdersPage)
    await vi.waitFor(() => expect(document.body.textContent).toContain('没有待发货的订单'))
    clear()
    market({})
    show(OrdersPage)
    await seen('state-act')
    expect(document.body.textContent).toContain('没有这个')
  })
})

describe('the order of a co-op', () => {
  it('is sent in part: what is typed goes with the parcel', async () => {
    const sent = order({ lines: [line({ toShip: 6 })], parcels: [parcel] })
    const asked = market({
      'GET /api/orders/order-1': () => order(), 'GET /api/orders/order-1/tracking': () => ({ parcels: [] }), 'GET /api/orders/cases/queue/open': () => ({ cases: [] }),
      'GET /api/orders/carriers': () => ({ items: [{ code: 'SF', name: text('顺丰', 'SF Express') }], next: null }), 'POST /api/orders/order-1/shipment': () => sent,
    })
    show(OrderPage, { id: 'order-1' })
    await seen('desk-ship')
    expect(words('order-receiver')).toContain('猴场镇 8 号')
    click('desk-ship')
    await seen('ship-quantity')
    await vi.waitFor(() => expect(document.querySelectorAll('[data-testid="desk-carrier"] option')).toHaveLength(2))
    type('desk-carrier', 'SF')
    type('desk-tracking', ' SF123456789012 ')
    type('ship-quantity', '11')
    click('desk-ship-submit')
    await seen('field-problem')
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    type('ship-quantity', '4')
    await vi.waitFor(() => expect(all('field-problem')).toHaveLength(0))
    click('desk-ship-submit')
    await seen('order-parcel')
    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ carrier: 'SF', trackingNumber: 'SF123456789012', contents: [{ lineId: 'line-1', quantity: 4 }] })
    expect(words('order-state')).toBe('发了一部分')
    expect(words('order-line')).toContain('还剩 6 斤 没发')
  })

  it('says that its buyer wants the money back, or that nobody knows, and asks before it is shipped all the same', async () => {
    let isAway = false
    const wants = { cases: [{ orderId: 'order-1', caseId: 'case-1', kind: 'BEFORE_SHIPMENT' }] }
    market({
      'GET /api/orders/queue': () => page([order()]), 'GET /api/orders/queue/counts': () => counts, 'GET /api/orders/cases/queue/open': () => (isAway ? new Refused(500, 'internal', '出错了') : wants),
      'GET /api/orders/order-1': () => order(), 'GET /api/orders/order-1/tracking': () => ({ parcels: [] }), 'GET /api/orders/carriers': () => ({ items: [], next: null }),
    })
    show(OrdersPage)
    await vi.waitFor(() => expect(words('row-asked')).toBe('买家申请：没发货，退款'))
    show(OrderPage, { id: 'order-1' })
    await seen('order-asked')
    expect([words('order-asked'), all('order-asked')[0]?.getAttribute('href')]).toEqual(['买家申请：没发货，退款', '/cases/case-1'])
    isAway = true
    click('desk-ship')
    await vi.waitFor(() => expect(document.body.textContent).toContain('现在查不到买家有没有申请退款'))
    document.querySelector<HTMLElement>('.van-dialog__cancel')?.click()
    isAway = false
    click('desk-ship')
    await vi.waitFor(() => expect(document.body.textContent).toContain('现在发货，这次申请就作废了'))
    expect(all('ship-quantity')).toHaveLength(0)
    document.querySelector<HTMLElement>('.van-dialog__confirm')?.click()
    await seen('ship-quantity')
  })

  it('shows what carriers and the co-op told, latest first, and offers no correction after a scan', async () => {
    const events = [{ kind: 'EXCEPTION', at: '2026-11-14T02:00:00Z', place: '驿站', text: '外箱破了', source: 'COOPERATIVE' }, { kind: 'PICKED_UP', at: '2026-11-13T02:00:00Z', place: null, text: null, source: 'CARRIER' }]
    market({ 'GET /api/orders/order-1': () => order({ state: 'SHIPPED', parcels: [parcel] }), 'GET /api/orders/order-1/tracking': () => ({ parcels: [{ ...parcel, events }] }) })
    show(OrderPage, { id: 'order-1' })
    await seen('track-event', 2)
    expect(words('track-event')).toContain('出了状况 · 驿站')
    expect(words('track-event')).toContain('合作社记的')
    expect(all('parcel-correct')).toHaveLength(0)
    expect(all('desk-ship')).toHaveLength(0)
  })

  it('offers to correct the number while nothing was scanned', async () => {
    market({ 'GET /api/orders/order-1': () => order({ state: 'SHIPPED', parcels: [parcel] }), 'GET /api/orders/order-1/tracking': () => ({ parcels: [{ ...parcel, events: [] }] }) })
    show(OrderPage, { id: 'order-1' })
    await seen('parcel-correct')
  })
})

describe('many tracking numbers', () => {
  it('show the outcome of each line and keep what was not sent', async () => {
    const asked = market({
      'POST /api/orders/shipments': () => ({ sent: 1, lines: [{ line: 1, number: 'TT261112-4K7Q2M', orderId: 'order-1', sent: true, code: null, detail: null }, { line: 2, number: 'TT261112-222222', orderId: null, sent: false, code: 'order.unknown', detail: '没有找到这个订单。' }] }),
    })
    show(BulkPage)
    await seen('bulk-text')
    const box = all('bulk-text')[0] as HTMLTextAreaElement
    box.value = 'TT261112-4K7Q2M;SF;SF123456789012\nTT261112-222222;SF;SF123456789013'
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.waitFor(() => expect(isDisabled('bulk-submit')).toBe(false))
    click('bulk-submit')
    await seen('bulk-line', 2)
    expect(asked[0]?.key).not.toBeNull()
    expect(words('bulk-line')).toContain('没有找到这个订单')
    click('bulk-again')
    await seen('bulk-text')
    expect((all('bulk-text')[0] as HTMLTextAreaElement).value).toBe('TT261112-222222;SF;SF123456789013')
  })

  it('name the lines that can’t be read', async () => {
    market({ 'POST /api/orders/shipments': () => new Refused(400, 'shipment.lines_invalid', '有 1 处看不懂', 'text', [{ line: 2, field: 'text', code: 'x', detail: '要有三项' }]) })
    show(BulkPage)
    await seen('bulk-text')
    const box = all('bulk-text')[0] as HTMLTextAreaElement
    box.value = 'x'
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.waitFor(() => expect(isDisabled('bulk-submit')).toBe(false))
    click('bulk-submit')
    await seen('bulk-problem')
    expect(words('bulk-problem')).toContain('有 1 处看不懂')
    expect(document.body.textContent).toMatch(/2.*要有三项/)
    expect((all('bulk-text')[0] as HTMLTextAreaElement).value).toBe('x')
  })
})

describe('labels', () => {
  it('say whom, what and how heavy', async () => {
    const label = { orderId: 'o1', number: 'TT261112-4K7Q2M', carrier: null, trackingNumber: null, cooperative: { id: 'coop', name: text('紫云合作社') }, address: order().address, contents: [{ productName: text('红芯红薯'), grade: null, quantity: 5, unit: line().unit }], grams: 2750 }
    const asked = market({ 'GET /api/orders/queue/labels': () => ({ labels: [label] }) })
    await showAt('/?order=o1', LabelsPage)
    await seen('label')
    expect(asked[0]?.path).toContain('o1')
    expect(words('label')).toContain('王小明')
    expect(words('label')).toContain('约 2.75 公斤')
  })

  it('say so where nothing was chosen', async () => {
    market({})
    show(LabelsPage)
    await vi.waitFor(() => expect(document.body.textContent).toContain('没有要打的面单'))
  })
})
