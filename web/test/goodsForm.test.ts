import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/problem'
import type { Contract, Party } from '@/shared/api/types'
import { isMade } from '@/shared/goodsKinds'
import { chooseLanguage } from '@/shared/i18n/language'
import { partiesOf } from '@/desk/auditedParty'
import { businessDay, emptyGoods, emptyLot, fenOf, goodsProblems, lotProblems, newProduct, quantityOf, type GoodsForm } from '@/desk/goodsForm'
import { signedOnes } from '@/desk/signedOnes'
import { useSending } from '@/desk/useSending'

const today = '2026-11-22'
const text = (zh: string, en: string) => ({ zh, en })
function filled(): GoodsForm {
  return {
    ...emptyGoods(), name: text(' 红薯 ', 'Sweet potato'), description: text('甜', 'Sweet'), origin: text('紫云', 'Ziyun'), season: text('秋', 'Autumn'),
    pack: text('散装', 'Loose'), contractId: 'c1', lot: { ...emptyLot(), harvestDate: '2026-10-28', price: '6.5', stock: '400' },
  }
}
beforeEach(() => chooseLanguage('zh'))

describe('what is typed', () => {
  it('becomes whole fen, never through a fraction', () => {
    expect(['6.5', '6.50', ' 7 ', '0.01', '1000000', '4.35'].map(fenOf)).toEqual([650, 650, 700, 1, 100_000_000, 435])
    expect(['', '6.505', '-1', '1e3', '六', '6,5', '.5', '6.'].map(fenOf)).toEqual(Array(8).fill(null))
  })

  it('becomes a quantity with the decimals of its unit', () => {
    expect([quantityOf('400', 'JIN'), quantityOf('2.5', 'KG'), quantityOf('2.5', 'JIN'), quantityOf('2.55', 'KG'), quantityOf('', 'JIN')]).toEqual([400, 2.5, null, null, null])
  })
})

describe('new goods', () => {
  it('are sent as the market reads them', () => {
    expect(goodsProblems(filled(), today)).toEqual({})
    expect(newProduct(filled())).toMatchObject({
      name: { zh: '红薯', en: 'Sweet potato' }, picture: 'sweet-potato', contractId: 'c1',
      sku: { unit: 'JIN', lot: { harvestDate: '2026-10-28', grade: 'FIRST', price: { amount: 650, currency: 'CNY' }, stock: 400 } },
    })
  })

  it('name every field at fault as the market does', () => {
    expect(Object.keys(goodsProblems(emptyGoods(), today)).sort()).toEqual(['contractId', 'description', 'name', 'origin', 'season', 'sku.lot.harvestDate', 'sku.lot.price', 'sku.lot.stock', 'sku.name'])
    expect(Object.keys(goodsProblems({ ...filled(), name: text('红薯', ' ') }, today))).toEqual(['name'])
    expect(Object.keys(goodsProblems({ ...filled(), name: text('薯'.repeat(61), 'x') }, today))).toEqual(['name'])
  })

  it.each([['2026-11-23', 'harvestDate'], ['2021-11-21', 'harvestDate']])('refuse the day %s', (harvestDate, field) => {
    expect(Object.keys(lotProblems({ ...filled().lot, harvestDate }, 'JIN', false, today))).toEqual([field])
  })

  it('take today and the day five years ago', () => {
    expect(['2026-11-22', '2021-11-22'].map((harvestDate) => lotProblems({ ...filled().lot, harvestDate }, 'JIN', false, today))).toEqual([{}, {}])
  })

  it.each([['0', '1'], ['1000000.01', '1'], ['1', '0'], ['1', '1000001']])('refuse the price %s with the stock %s', (price, stock) => {
    expect(Object.keys(lotProblems({ ...filled().lot, price, stock }, 'JIN', false, today))).toHaveLength(1)
  })

  it('of a workshop are made, not harvested', () => {
    const wrong = { ...filled().lot, harvestDate: '' }
    expect([isMade('guitar'), isMade('bamboo'), isMade('tea')]).toEqual([true, true, false])
    expect(lotProblems(wrong, 'PIECE', true, today)['harvestDate']).toContain('做好')
    expect(lotProblems(wrong, 'JIN', false, today)['harvestDate']).toContain('采收')
  })

  it('have the day of the market, not of the phone', () => {
    expect(businessDay(new Date('2026-11-21T16:30:00Z'))).toBe('2026-11-22')
  })
})

describe('a form', () => {
  it('is not sent with a mistake in it', async () => {
    const send = vi.fn<(body: number, key: string) => Promise<string>>()
    const form = useSending(send)
    expect(await form.submit({ price: '贵' }, () => 1)).toBeNull()
    expect([send.mock.calls.length, form.problems.value]).toEqual([0, { price: '贵' }])
  })

  it('marks nothing before it was tried, and afterwards no longer what is mended', async () => {
    const form = useSending(vi.fn<(body: number, key: string) => Promise<string>>())
    form.recheck({ price: '贵' })
    expect(form.problems.value).toEqual({})
    await form.submit({ price: '贵', stock: '少' }, () => 1)
    form.recheck({ stock: '少' })
    expect(form.problems.value).toEqual({ stock: '少' })
  })

  it('shows the refusal of the market at its field, and keeps the key for the same body', async () => {
    const send = vi.fn<(body: number, key: string) => Promise<string>>()
      .mockRejectedValueOnce(new ApiError(400, 'catalog.price_invalid', '单价要大于零', 'price'))
      .mockRejectedValueOnce(new ApiError(0, 'client.network', null)).mockResolvedValue('done')
    const form = useSending(send)
    await form.submit({}, () => 1)
    expect([form.problems.value, form.problem.value]).toEqual([{ price: '单价要大于零' }, ''])
    await form.submit({}, () => 1)
    expect([form.problems.value, form.problem.value !== '']).toEqual([{}, true])
    expect(await form.submit({}, () => 1)).toBe('done')
    await form.submit({}, () => 1)
    const keys = send.mock.calls.map(([, key]) => key)
    expect([keys[0] === keys[1], keys[1] === keys[2], keys[2] === keys[3]]).toEqual([true, true, false])
  })
})

describe('contracts', () => {
  const party = (id: string, kind: Party['kind']): Party => ({ id, kind, name: id })
  const one = (id: string, state: Contract['state'], version: number, parties: Party[] = []): Contract =>
    ({ id, state, version, parties: parties.map((each) => ({ ...each, signedAt: null })), title: id, effectiveFrom: null, hash: '', clauses: [] })

  it('can be chosen once all have signed, the version in force first', () => {
    const all = [one('a', 'SIGNED', 2), one('a', 'IN_FORCE', 1), one('b', 'DRAFT', 1), one('c', 'SIGNED', 1)]
    expect(signedOnes(all).map((each) => `${each.id}${each.version}`)).toEqual(['a1', 'c1'])
  })

  it('give an auditor every party once', () => {
    const all = [one('a', 'IN_FORCE', 1, [party('p', 'PLATFORM'), party('x', 'COOPERATIVE')]), one('b', 'IN_FORCE', 1, [party('p', 'PLATFORM'), party('f', 'FARMER')])]
    expect(partiesOf(all).map((each) => each.id)).toEqual(['x', 'f', 'p'])
  })
})
