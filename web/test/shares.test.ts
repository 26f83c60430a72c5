import { afterEach, describe, expect, it } from 'vitest'
import FarmerChip from '@/shop/parts/FarmerChip.vue'
import MoneyCard from '@/shop/parts/MoneyCard.vue'
import { clear, cny, market, seen, show, text, words } from './screens'

afterEach(clear)

describe('where the money goes', () => {
  it('is asked for in the unit that the goods are sold by', async () => {
    const piece = { code: 'PIECE', name: text('把', 'piece'), decimals: 0 }
    const asked = market({ 'GET /api/settlement/shares/by-piece': () => ({ contractId: 'by-piece', version: 1, paid: cny(68000), farmerPercent: '52.0', commissionModelFarmerPercent: '20', fieldPricePercent: null, lines: [] }) })
    const goods = { contractId: 'by-piece', price: cny(68000), unit: piece }
    show(FarmerChip, goods)
    await seen('farmer-chip')
    show(MoneyCard, goods)
    await seen('money-card')
    expect(words('farmer-chip')).toContain('52%')
    expect(new Set(asked.map((one) => new URL(one.path, 'http://shop').search))).toEqual(new Set(['?price=68000&quantity=1&unit=PIECE']))
  })
})
