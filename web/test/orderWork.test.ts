import { describe, expect, it } from 'vitest'
import type { WorkLine, WorkOrder } from '@/shared/api/work'
import { bars, symbols } from '@/desk/orders/code128'
import { contentsOf, daysBefore, isOverdue, OrderCounter, weight } from '@/desk/orders/orderWork'
import { cny, text } from './screens'

const line = (more: Partial<WorkLine> = {}): WorkLine => ({
  id: 'line-1', productName: text('红芯红薯', 'Red sweet potato'), picture: 'sweet-potato', lotId: 'lot', grade: { code: 'FIRST', name: text('一级', 'First grade') },
  unit: { code: 'JIN', name: text('斤', 'jin'), decimals: 0 }, quantity: 10, unitPrice: cny(650), paid: cny(6500), refunded: cny(0), harvestDate: '2026-11-10', toShip: 10, ...more,
})
const order = (more: Partial<WorkOrder> = {}): WorkOrder => ({
  id: 'order-1', number: 'TT261112-4K7Q2M', state: 'PAID', lines: [line()], total: cny(6500), refunded: cny(0), cooperative: { id: 'coop', name: text('紫云合作社', 'Ziyun co-op') },
  address: { name: '王小明', phone: '13812345678', regionCode: '520425', region: '贵州省 安顺市 紫云县', street: '猴场镇 8 号' }, note: '多放纸', placedAt: '2026-11-12T02:00:00Z',
  receiveBefore: null, receiptExtended: false, parcels: [], timeline: [], ...more,
})

describe('a bar code', () => {
  it('has the check of the standard and the width of its symbols', () => {
    const found = symbols('PJJ123C')
    expect(found).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55])
    expect(bars('PJJ123C')?.width).toBe(9 * 11 + 13)
    expect(bars('PJJ123C')?.bars[0]).toEqual({ x: 0, width: 2 })
    expect(bars('PJJ123C')?.bars.at(-1)).toEqual({ x: 110, width: 2 })
  })

  it('is not drawn for what it has no symbols for', () => {
    expect(bars('订单')).toBeNull()
    expect(bars('')).toBeNull()
    expect(bars('A\u0007')).toBeNull()
  })

  it('gives every order number its own bars', () => {
    expect(JSON.stringify(bars('TT261122-4K7Q2M'))).not.toBe(JSON.stringify(bars('TT261122-4K7Q2N')))
  })
})

describe('what is packed', () => {
  it('is all that is left, or less, never more', () => {
    const two = order({ lines: [line(), line({ id: 'line-2', toShip: 0 }), line({ id: 'line-3', toShip: 2.5 })] })
    expect(contentsOf(two, { 'line-1': '4', 'line-3': '2.5' })).toEqual([{ lineId: 'line-1', quantity: 4 }, { lineId: 'line-3', quantity: 2.5 }])
    expect(contentsOf(two, { 'line-1': '4', 'line-3': '0' })).toEqual([{ lineId: 'line-1', quantity: 4 }])
    for (const wrong of ['', '-1', '11', '1e1', '1.2345', 'x']) expect(contentsOf(two, { 'line-1': wrong, 'line-3': '1' })).toBeNull()
    expect(contentsOf(two, { 'line-1': '0', 'line-3': '0' })).toBeNull()
  })

  it('is late when it was placed and harvested long enough ago', () => {
    expect(isOverdue(order(), '2026-11-12')).toBe(true)
    expect(isOverdue(order(), '2026-11-11')).toBe(false)
    expect(isOverdue(order({ lines: [line({ harvestDate: '2026-12-01' })] }), '2026-11-12')).toBe(false)
    expect(isOverdue(order({ state: 'SHIPPED' }), '2026-11-12')).toBe(false)
  })

  it('is weighed as people say it and never told lighter than it is', () => {
    expect(weight(999)).toEqual({ value: '999', unit: 'inGrams' })
    expect(weight(12_501)).toEqual({ value: '12.51', unit: 'inKilos' })
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
  })
})

describe('a table of orders', () => {
  it('is counted however it is cut into parts, and a broken last row is not counted', () => {
    const file = new TextEncoder().encode('\uFEFF"订单号","下单时间"\r\n"TT261112-4K7Q2M","红薯"\r\n"TT261112-4K7Q2M","茶"\r\n"TT261113-222222","茶"\r\n"TT261114-3')
    for (let size = 1; size < 40; size += 3) {
      const counter = new OrderCounter()
      for (let at = 0; at < file.length; at += size) counter.take(file.subarray(at, at + size))
      expect(counter.orders).toBe(2)
    }
  })
})
