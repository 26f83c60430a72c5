import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { IssuedCoupon } from '@/shared/api/coupons'
import type { DeliveryTable } from '@/shared/api/delivery'
import { chooseLanguage } from '@/shared/i18n/language'
import { couponProblems, emptyCoupon, newCoupon } from '@/desk/coupons/couponForm'
import CouponsPage from '@/desk/coupons/CouponsPage.vue'
import { changedTable, deliveryProblems, emptyRow, feeOf, formOf, gramsOf, kilosOf } from '@/desk/delivery/deliveryForm'
import DeliveryPage from '@/desk/delivery/DeliveryPage.vue'
import { placesOf } from '@/desk/places'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, type, words } from './screens'

const provinces = [{ code: '51', name: text('四川省', 'Sichuan') }, { code: '52', name: text('贵州省', 'Guizhou') }, { code: '65', name: text('新疆维吾尔自治区', 'Xinjiang') }]
const row = { provinces: ['52'], firstGrams: 1000, firstFee: cny(600), nextGrams: 500, nextFee: cny(150), daysFrom: 1, daysUntil: 3 }
const table = (more: Partial<DeliveryTable> = {}): DeliveryTable => ({ cooperativeId: 'coop', rows: [row], notServed: [], freeFrom: cny(9900), version: 4, ...more })
const path = '/api/orders/delivery-table'

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COOP_MANAGER', { id: 'coop', name: '社', kind: 'COOPERATIVE' })
})
afterEach(clear)

describe('delivery fees', () => {
  it('are changed row by row with the version that was seen, and say what is not served', async () => {
    const asked = market({ [`GET ${path}`]: () => table(), 'GET /api/orders/provinces': () => provinces, [`PUT ${path}`]: ({ body }) => ({ ...table(), ...(body as object), version: 5 }) })
    show(DeliveryPage)
    await seen('delivery-row')
    expect([words('delivery-provinces'), words('delivery-sample'), words('delivery-not-served')]).toEqual(['贵州省', '5 公斤收 18.00 元', '不送：四川省、新疆维吾尔自治区'])
    click('delivery-add')
    await seen('delivery-row', 2)
    click('delivery-provinces', 1)
    await seen('province-51')
    const taken = all('province-52').at(-1) as HTMLButtonElement
    expect(taken.disabled).toBe(true)
    click('provinces-rest')
    await vi.waitFor(() => expect(words('delivery-not-served')).toBe('全国都送。'))
    click('delivery-save')
    await seen('field-problem', 2)
    expect(asked.some((one) => one.method === 'PUT')).toBe(false)
    const fees = [...all('delivery-first-fee'), ...all('delivery-next-fee')] as HTMLInputElement[]
    for (const field of [fees[1], fees[3]]) {
      if (!field) throw new Error('a fee is missing')
      field.value = '12.5'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('delivery-save')
    await vi.waitFor(() => expect(asked.find((one) => one.method === 'PUT')?.body).toEqual({
      version: 4, freeFrom: cny(9900), rows: [row, { provinces: ['51', '65'], firstGrams: 1000, firstFee: cny(1250), nextGrams: 1000, nextFee: cny(1250), daysFrom: 2, daysUntil: 4 }],
    }))
  })

  it('keep what was typed when somebody else was faster', async () => {
    market({ [`GET ${path}`]: () => table(), 'GET /api/orders/provinces': () => provinces, [`PUT ${path}`]: () => new Refused(409, 'delivery.table_changed', '运费表在别处改过了，请看过新的再改。') })
    show(DeliveryPage)
    await seen('delivery-row')
    type('delivery-first-fee', '7')
    click('delivery-save')
    await seen('delivery-problem')
    expect([words('delivery-problem'), (all('delivery-first-fee')[0] as HTMLInputElement).value]).toEqual(['运费表在别处改过了，请看过新的再改。', '7'])
  })

  it('are none at first, which is said', async () => {
    market({ [`GET ${path}`]: () => table({ rows: [], freeFrom: null, version: 0 }), 'GET /api/orders/provinces': () => provinces })
    show(DeliveryPage)
    await seen('delivery-none')
    expect(all('delivery-save')).toEqual([])
  })
})

describe('a row of fees', () => {
  it('is typed in kilograms and yuan and sent in grams and fen, never through a fraction', () => {
    expect(['1', '1.5', '0.001', '12.345', ' 2 '].map(gramsOf)).toEqual([1000, 1500, 1, 12345, 2000])
    expect(['', '1.2345', '-1', '一'].map(gramsOf)).toEqual([null, null, null, null])
    expect([1000, 1500, 1, 12345].map(kilosOf)).toEqual(['1', '1.5', '0.001', '12.345'])
    expect(changedTable(formOf(table()))).toEqual({ rows: [row], freeFrom: cny(9900), version: 4 })
  })

  it('counts every step that is begun', () => {
    const typed = formOf(table()).rows[0] ?? emptyRow()
    expect([1, 1000, 1001, 1500, 1501].map((grams) => feeOf(typed, grams))).toEqual([600, 600, 750, 750, 900])
    expect(feeOf(emptyRow(), 1000)).toBeNull()
  })

  it('names what is wrong as the market does', () => {
    const wrong = { ...emptyRow(), firstKilos: '0', firstFee: '1000.01', nextKilos: '1001', nextFee: 'x', daysFrom: '4', daysUntil: '3' }
    expect(Object.keys(deliveryProblems({ rows: [wrong], freeFrom: '0', version: 0 })).sort()).toEqual(['freeFrom', 'rows[0].daysUntil', 'rows[0].firstFee', 'rows[0].firstGrams', 'rows[0].nextFee', 'rows[0].nextGrams', 'rows[0].provinces'])
    expect(Object.keys(deliveryProblems({ rows: [], freeFrom: '', version: 1 }))).toEqual(['rows'])
  })
})

describe('coupons at the desk', () => {
  const issued = (more: Partial<IssuedCoupon> = {}): IssuedCoupon => ({
    coupon: { id: 'c1', issuer: 'COOPERATIVE', issuerId: 'coop', state: 'ACTIVE', perBuyer: 1, available: true, terms: { title: text('尝鲜券'), kind: 'AMOUNT', off: cny(500), percent: null, cap: null, threshold: cny(3000), scope: 'SHOP', productIds: [], validFrom: '2026-11-01T16:00:00Z', validUntil: '2126-11-30T16:00:00Z' } },
    total: 100, budget: null, budgetLeft: null, claimed: 12, held: 2, used: 5, given: cny(2500), ...more,
  })
  const coupons = '/api/orders/coupons'

  it('show their numbers and are stopped after asking', async () => {
    const stopped = issued({ coupon: { ...issued().coupon, state: 'STOPPED' } })
    const asked = market({ [`GET ${coupons}/issued`]: () => ({ items: [issued()], next: null }), 'GET /api/catalog/mine/products': () => ({ items: [], next: null }), [`POST ${coupons}/c1/stop`]: () => stopped })
    show(CouponsPage)
    await seen('issued-coupon')
    expect(words('issued-coupon')).toMatch(/在发.*满 ¥30.00 减 ¥5.00.*12 \/ 100.*2.*5.*¥25.00/)
    click('coupon-stop')
    await vi.waitFor(() => { if (!document.querySelector('.van-dialog__confirm')) throw new Error('not asked') })
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    document.querySelector<HTMLElement>('.van-dialog__confirm')?.click()
    await vi.waitFor(() => expect(words('issued-coupon')).toContain('停发了'))
    expect([all('coupon-stop'), asked.find((one) => one.method === 'POST')?.key]).toEqual([[], expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  it('are issued as they are typed', async () => {
    const asked = market({ [`GET ${coupons}/issued`]: () => ({ items: [], next: null }), 'GET /api/catalog/mine/products': () => ({ items: [], next: null }), [`POST ${coupons}`]: () => issued() })
    show(CouponsPage)
    await seen('coupon-new')
    click('coupon-new')
    await seen('coupon-sheet-submit')
    click('coupon-sheet-submit')
    await seen('field-problem', 3)
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    type('coupon-title-zh', '尝鲜券')
    type('coupon-title-en', 'First taste')
    type('coupon-off', '5')
    type('coupon-threshold', '30')
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('coupon-sheet-submit')
    await vi.waitFor(() => expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({ kind: 'AMOUNT', off: cny(500), percent: null, cap: null, threshold: cny(3000), scope: 'SHOP', total: 100, perBuyer: 1, budget: null, active: true }))
  })

  it('have a first and a last day in Shanghai, both included', () => {
    const form = { ...emptyCoupon('2026-11-22', false), title: text('券', 'C'), off: '5', threshold: '30' }
    expect([form.until, couponProblems(form, false)]).toEqual(['2026-12-22', {}])
    expect(newCoupon({ ...form, until: '2026-12-31' }, false)).toMatchObject({ validFrom: '2026-11-21T16:00:00.000Z', validUntil: '2026-12-31T16:00:00.000Z' })
  })

  it('name what is wrong as the market does', () => {
    const form = { ...emptyCoupon('2026-11-22', true), kind: 'PERCENT' as const, percent: '100', cap: '0', threshold: '-1', scope: 'PRODUCTS' as const, until: '2026-11-21', total: '0', perBuyer: '21', budget: '0' }
    expect(Object.keys(couponProblems(form, true)).sort()).toEqual(['budget', 'cap', 'perBuyer', 'percent', 'productIds', 'threshold', 'title.zh', 'total', 'validUntil'])
    expect(Object.keys(couponProblems({ ...emptyCoupon('2026-11-22', false), title: text('券', 'C'), off: '5', threshold: '5' }, false))).toEqual(['threshold'])
  })

  it('stand where their issuers look', () => {
    expect((['COOP_MANAGER', 'PLATFORM', 'FARMER'] as const).map((role) => placesOf(role).some((place) => place.to === '/coupons'))).toEqual([true, true, false])
    expect(placesOf('COOP_MANAGER').some((place) => place.to === '/delivery')).toBe(true)
  })
})
