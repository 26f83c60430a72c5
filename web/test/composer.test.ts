import { effectScope, nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonical } from '../dev/simulated-proofs'
import { ApiError } from '@/shared/api/problem'
import type { ClauseBody, Draft, Preview, Simulation } from '@/shared/api/settlementTypes'
import type { Contract, Party } from '@/shared/api/types'
import { chooseLanguage } from '@/shared/i18n/language'
import { clauseKinds, fieldsOf, kindGroups, kindNames } from '@/desk/composer/clauseKinds'
import { clauseBody, draftOf, emptyClause, emptyDraft, formOf } from '@/desk/composer/draftForm'
import { clauseOf, otherProblems, problemOfField, problemsOfClause } from '@/desk/composer/problemsAt'
import { ratioOf, ratioText } from '@/desk/composer/ratio'
import { useComposer, type ComposerMarket } from '@/desk/composer/useComposer'

const own: Party = { id: 'coop', kind: 'COOPERATIVE', name: { zh: '合作社', en: 'Co-op' } }
const today = new Date('2026-11-22T08:00:00Z')
const cny = (amount: number) => ({ amount, currency: 'CNY' })
const ratio = (numerator: number, denominator = 100) => ({ numerator, denominator })
/** One of each kind, as docs/api.md writes them. */
const bodies: ClauseBody[] = [
  { kind: 'SHARE_OF_GROSS', payee: 'farmer', rate: ratio(45) }, { kind: 'FIXED_FEE', payee: 'carrier', fee: cny(300), per: 'ORDER' },
  { kind: 'FIXED_FEE', payee: 'centre', fee: cny(20), per: 'ACCEPTED', unit: 'JIN', grade: 'FIRST' }, { kind: 'SHARE_OF_NET', payee: 'host', rate: ratio(10), netOf: [2, 3] },
  { kind: 'TIERED_COMMISSION', payee: 'leader', measure: 'ORDERS', tiers: [{ from: 0, rate: ratio(5) }, { from: 100, rate: ratio(8) }], ownSalesOnly: true },
  { kind: 'TIERED_COMMISSION', payee: 'leader', measure: 'VALUE', tiers: [{ from: 0, rate: ratio(5) }, { from: 1_000_050, rate: ratio(125, 1000) }] },
  { kind: 'LEVY', payee: 'fund', rate: ratio(2), purpose: { zh: '手艺传承', en: 'heirs of the craft' } }, { kind: 'FUND_CONTRIBUTION', payee: 'fund', rate: ratio(2) },
  { kind: 'FUND_CONTRIBUTION', payee: 'fund', fee: cny(10), unit: 'JIN' },
  { kind: 'INSURANCE_PREMIUM', payee: 'insurer', rate: ratio(1), covers: [{ cause: 'PRICE', benefit: ratio(20), threshold: 200 }, { cause: 'DELAY', benefit: ratio(10), threshold: 48 }, { cause: 'DISASTER', benefit: ratio(50) }] },
  { kind: 'DELIVERY', payee: 'carrier' }, { kind: 'COUPON', issuer: 'COOPERATIVE', party: 'coop' }, { kind: 'COUPON', issuer: 'PLATFORM', party: 'platform', reserve: cny(50_000) },
  { kind: 'REMAINDER', payee: 'coop' }, { kind: 'CAP', party: 'platform', rate: ratio(5), payee: 'farmer' }, { kind: 'MINIMUM', payee: 'farmer', rate: ratio(45), payers: ['coop', 'platform'] },
  { kind: 'FLOOR_PRICE', payee: 'farmer', unit: 'JIN', floor: cny(300), markup: ratio(10), payers: ['coop', 'fund'] },
  { kind: 'ADVANCE', payee: 'lender', party: 'farmer', share: ratio(30), cycleDays: 15, keptMinimum: cny(50_000) },
  { kind: 'FUND_DRAW', party: 'fund', payees: ['farmer'], cause: 'PRICE', mostPerClaim: cny(100_000), mostPerMonth: cny(1_000_000) },
  { kind: 'GUARANTEED_RETURN', payee: 'farmer', guarantor: 'coop', capital: cny(1_000_000), rate: ratio(6), reserve: cny(60_000) },
  { kind: 'GUARANTEED_RETURN', payee: 'farmer', guarantor: 'coop', capital: cny(1_000_000), rate: ratio(1, 3), fundedBy: 'fund' },
  { kind: 'DIVIDEND', party: 'coop', byTradeVolume: ratio(60), reserveRate: ratio(20) },
]
const terms = (): string => canonical(JSON.parse(JSON.stringify({
  contractId: 'c1', version: 3, title: { zh: '合同', en: 'Contract' }, effectiveFrom: '2026-10-01T00:00:00Z', parties: [own], smallestSale: { units: 5, amount: cny(3250), unit: 'JIN' }, fieldPrice: null,
  clauses: bodies.map((body, at) => ({ no: at + 1, ...body })), recovery: [{ from: 'NEXT_CYCLE' }],
})))
beforeEach(() => chooseLanguage('zh'))

describe('a rate', () => {
  it('becomes a ratio of whole numbers, never a fraction', () => {
    expect(['45', '12.5', '12.50', '0.1', '1/3', ' 45 % ', '100'].map(ratioOf)).toEqual([ratio(45), ratio(125, 1000), ratio(125, 1000), ratio(1, 1000), ratio(1, 3), ratio(45), ratio(100)])
    expect(['', '四成', '-3', '1e2', '4.', '1/', '0.12345'].map(ratioOf)).toEqual(Array(7).fill(null))
  })

  it('reads as it was typed', () => {
    expect([ratio(45), ratio(125, 1000), ratio(1, 3), ratio(9, 20), ratio(1, 1000), ratio(0, 0)].map(ratioText)).toEqual(['45', '12.5', '1/3', '45', '0.1', '0/0'])
  })
})

describe('a draft', () => {
  it('knows every kind of clause, each in one group', () => {
    expect([...kindGroups.flatMap((group) => group.kinds)].sort()).toEqual([...kindNames].sort())
    expect(new Set(bodies.map((body) => body.kind))).toEqual(new Set(kindNames))
  })

  it('of a signed version says again exactly what was signed', () => {
    const draft = draftOf(formOf(terms(), true, today))
    expect(draft.clauses).toEqual(bodies)
    expect(draft).toMatchObject({ contractId: 'c1', effectiveFrom: '2026-11-22T16:00:00.000Z', smallestSale: { units: 5, amount: cny(3250), unit: 'JIN' }, fieldPrice: null, recovery: [{ from: 'NEXT_CYCLE' }] })
    expect(draftOf(formOf(terms(), false, today)).contractId).toBeUndefined()
  })

  it('begins with the co-op, to whom everything goes', () => {
    expect(draftOf(emptyDraft(own, today))).toMatchObject({ parties: [own], clauses: [{ kind: 'REMAINDER', payee: 'coop' }], smallestSale: null })
  })

  it.each(kindNames)('leaves out what is not filled in of %s, for the market to name', (kind) => {
    const clause = emptyClause(kind)
    const body = clauseBody(clause)
    const asked = fieldsOf(kind, clause.values).filter((field) => !field.isLocal).map((field) => field.name)
    expect(Object.keys(body).every((name) => name === 'kind' || asked.includes(name))).toBe(true)
    expect(Object.values(body).some((value) => value === '' || value === undefined)).toBe(false)
  })

  it('asks for a unit only where it counts by units', () => {
    const clause = emptyClause('FIXED_FEE')
    expect(fieldsOf('FIXED_FEE', clause.values).map((field) => field.name)).toEqual(['payee', 'fee', 'per'])
    clause.values['per'] = 'ACCEPTED'
    expect(fieldsOf('FIXED_FEE', clause.values).map((field) => field.name)).toEqual(['payee', 'fee', 'per', 'unit', 'grade'])
    expect(Object.keys(clauseKinds)).toHaveLength(17)
  })
})

describe('what is wrong', () => {
  const problem = (field: string | null, clauseNo: number | null, detail = `${field}`) => ({ code: 'x', field, clauseNo, detail })

  it('stands at its clause, at its field where that is asked for', () => {
    const all = [problem('clauses[1].rate', 2), problem('clauses[1].tiers[0].rate', null), problem('clauses[1].payee', 2), problem('clauses[0].payee', 1)]
    expect(all.map(clauseOf)).toEqual([2, 2, 2, 1])
    expect(problemsOfClause(all, 2, ['rate', 'tiers'])).toEqual({ byField: { rate: 'clauses[1].rate', tiers: 'clauses[1].tiers[0].rate' }, others: ['clauses[1].payee'] })
  })

  it('of the whole contract stands beside it', () => {
    const all = [problem('title', null), problem('parties[0].name', null), problem('clauses', null, '要有其余'), problem(null, null, '别的')]
    expect([problemOfField(all, 'title'), problemOfField(all, 'parties'), problemOfField(all, 'fieldPrice')]).toEqual(['title', 'parties[0].name', undefined])
    expect(otherProblems(all)).toEqual(['要有其余', '别的'])
  })
})

describe('the composer', () => {
  const empty: Preview = { clauses: [], problems: [], example: null }
  const market = () => ({ preview: vi.fn<ComposerMarket['preview']>().mockResolvedValue(empty), simulate: vi.fn<ComposerMarket['simulate']>().mockResolvedValue({ cases: [], notes: [] } as Simulation), save: vi.fn<ComposerMarket['save']>() })
  const compose = (of: ReturnType<typeof market>) => effectScope().run(() => useComposer(emptyDraft(own, today), of)) ?? (() => { throw new Error('no scope') })()
  const sent = (of: ReturnType<typeof market>): Draft[] => of.preview.mock.calls.map(([draft]) => draft)
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('lets the market read along once typing rests', async () => {
    const one = market()
    const { form } = compose(one)
    for (const title of ['红', '红薯', '红薯合同']) {
      form.value.title.zh = title
      await nextTick()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(sent(one)).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(500)
    expect(sent(one)).toHaveLength(2)
    expect(sent(one)[1]?.title.zh).toBe('红薯合同')
  })

  it('shows the newest answer, not the latest to come', async () => {
    const one = market()
    const late: ((answer: Preview) => void)[] = []
    one.preview.mockImplementation(() => new Promise((resolve) => { late.push(resolve) }))
    const { form, problems } = compose(one)
    form.value.title.zh = '新'
    await nextTick()
    await vi.advanceTimersByTimeAsync(500)
    late[1]?.(empty)
    await vi.advanceTimersByTimeAsync(0)
    late[0]?.({ ...empty, problems: [{ code: 'old', field: null, clauseNo: null, detail: '旧的' }] })
    await vi.advanceTimersByTimeAsync(0)
    expect(problems.value).toEqual([])
  })

  it('puts what splits a sale before the remainder and what bounds it after', () => {
    const { form, add } = compose(market())
    add('MINIMUM')
    add('SHARE_OF_GROSS')
    expect(form.value.clauses.map((clause) => clause.kind)).toEqual(['SHARE_OF_GROSS', 'REMAINDER', 'MINIMUM'])
  })

  it('says that a simulation is from before the change', async () => {
    const { form, tryOut, isStale } = compose(market())
    await tryOut()
    expect(isStale.value).toBe(false)
    form.value.fieldPrice = '1.8'
    await nextTick()
    expect(isStale.value).toBe(true)
  })

  it('saves under one key until the market has answered', async () => {
    const one = market()
    one.save.mockRejectedValueOnce(new ApiError(0, 'client.network', null)).mockResolvedValue({ id: 'c9' } as Contract)
    const { save, error } = compose(one)
    expect(await save()).toBeNull()
    expect(error.value).not.toBe('')
    expect((await save())?.id).toBe('c9')
    const keys = one.save.mock.calls.map(([, key]) => key)
    expect(keys[0]).toBe(keys[1])
  })
})
