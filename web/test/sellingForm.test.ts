import { beforeEach, describe, expect, it } from 'vitest'
import type { Lot } from '@/shared/api/types'
import { chooseLanguage } from '@/shared/i18n/language'
import { emptyGoods, emptyLot, goodsProblems, lotProblems, newLot, newProduct, weightProblem } from '@/desk/goodsForm'
import { harvestProblems, sellingTerms, termsOf, termsProblems, timesWith } from '@/desk/sellingForm'

const today = '2026-11-22'
const lot = (more: Partial<Lot>): Lot => ({
  id: 'l', productId: 'p', skuId: 's', harvestDate: today, grade: { code: 'FIRST', name: '一级' }, price: { amount: 650, currency: 'CNY' },
  unit: { code: 'JIN', name: '斤', decimals: 0 }, available: 1, stock: null, ...more,
})
beforeEach(() => chooseLanguage('zh'))

describe('times and limits of a lot', () => {
  it('are shown in the time of the market and sent back as the same instants', () => {
    const set = lot({ opensAt: '2026-11-23T12:00:00.000Z', closesAt: '2026-11-23T14:05:00.000Z', perBuyer: 3 })
    const form = termsOf(set)
    expect(form).toEqual({ isTimed: true, opensDay: '2026-11-23', opensTime: '20:00', ends: true, closesDay: '2026-11-23', closesTime: '22:05', perBuyer: '3' })
    expect(termsProblems(form, 'JIN')).toEqual({})
    expect(sellingTerms(form, 'JIN')).toEqual({ opensAt: set.opensAt, closesAt: set.closesAt, perBuyer: 3 })
    expect(timesWith('22:05')).toContain('22:05')
    expect(timesWith('22:00')).toHaveLength(48)
  })

  it('are none where none are set', () => {
    expect(sellingTerms(termsOf(lot({})), 'JIN')).toEqual({ opensAt: null, closesAt: null, perBuyer: null })
  })

  it('name what the market would refuse', () => {
    const form = termsOf(lot({ opensAt: '2026-11-23T12:00:00Z', closesAt: '2026-11-23T12:00:00Z' }))
    expect(Object.keys(termsProblems(form, 'JIN'))).toEqual(['closesAt'])
    expect(Object.keys(termsProblems({ ...form, opensDay: '', closesDay: '' }, 'JIN')).sort()).toEqual(['closesAt', 'opensAt'])
    expect(Object.keys(termsProblems({ ...form, ends: false, perBuyer: '0' }, 'JIN'))).toEqual(['perBuyer'])
    expect(Object.keys(termsProblems({ ...form, ends: false, perBuyer: '1.5' }, 'JIN'))).toEqual(['perBuyer'])
    expect(termsProblems({ ...form, ends: false, perBuyer: '1.5' }, 'KG')).toEqual({})
  })
})

describe('a presale', () => {
  const ahead = { ...emptyLot(), price: '6', stock: '100', ahead: true, harvestFrom: '2026-12-01', harvestUntil: '2026-12-20' }

  it('is sent with its terms and without a day of harvest', () => {
    expect(lotProblems(ahead, 'JIN', false, today)).toEqual({})
    expect(newLot(ahead, 'JIN')).toMatchObject({ harvestDate: null, presale: { harvestFrom: '2026-12-01', harvestUntil: '2026-12-20', depositPercent: 30, balanceDays: 5 } })
    expect(newLot({ ...ahead, ahead: false, harvestDate: today }, 'JIN')).not.toHaveProperty('presale')
  })

  it.each([
    [{ harvestFrom: today }, 'presale.harvestFrom'], [{ harvestFrom: '2027-12-01', harvestUntil: '2027-12-02' }, 'presale.harvestFrom'],
    [{ harvestUntil: '2026-11-30' }, 'presale.harvestUntil'], [{ harvestUntil: '2027-04-01' }, 'presale.harvestUntil'],
    [{ deposit: '0' }, 'presale.depositPercent'], [{ deposit: '100' }, 'presale.depositPercent'], [{ balanceDays: '31' }, 'presale.balanceDays'],
  ])('names %o as the market does', (wrong, field) => {
    expect(Object.keys(lotProblems({ ...ahead, ...wrong }, 'JIN', false, today))).toEqual([field])
  })
})

describe('weights and harvests', () => {
  it('are asked of boxes and pieces only', () => {
    expect([weightProblem('', 'JIN'), weightProblem('900', 'PIECE'), weightProblem('2800', 'BOX')]).toEqual(['', '', ''])
    expect(['', '0', '1000001', '1.5', '-1'].map((typed) => weightProblem(typed, 'BOX') !== '')).toEqual(Array(5).fill(true))
    expect(newProduct({ ...emptyGoods(), unit: 'BOX', grams: '2800' }).sku.gramsPerUnit).toBe(2800)
    expect(newProduct({ ...emptyGoods(), unit: 'JIN', grams: '2800' }).sku.gramsPerUnit).toBeNull()
    expect(goodsProblems({ ...emptyGoods(), unit: 'PIECE' }, today)).toHaveProperty(['sku.gramsPerUnit'])
  })

  it('may be nothing, and are never ahead', () => {
    expect(harvestProblems({ date: today, quantity: '0' }, 'JIN', today)).toEqual({})
    expect(harvestProblems({ date: today, quantity: '87' }, 'JIN', today)).toEqual({})
    expect(Object.keys(harvestProblems({ date: '2026-11-23', quantity: '' }, 'JIN', today)).sort()).toEqual(['date', 'quantity'])
  })
})
