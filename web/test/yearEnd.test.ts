import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { YearEnd, YearLine } from '@/shared/api/coop'
import { yearLines } from '@/shared/api/coop'
import type { Contract } from '@/shared/api/types'
import { chooseLanguage } from '@/shared/i18n/language'
import { auditedParty } from '@/desk/auditedParty'
import YearEndPage from '@/desk/yearend/YearEndPage.vue'
import { addsUp, newYearEnd, sharingSurplus, sumsOf, voteProblems, yearForm, yearProblems } from '@/desk/yearend/yearEndForm'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, type, words } from './screens'

const pools = { surplus: cny(1_000_000), losses: cny(0), reserve: cny(200_000), welfare: cny(0), distributable: cny(800_000), byVolume: cny(480_000), byCapital: cny(320_000) }
const year = (more: Partial<YearEnd> = {}): YearEnd => ({
  coop: 'coop', year: 2025, state: 'DRAFT', contractId: 'c1', contractVersion: 1, clauseNo: 12, hash: '7f3a91c2', byTradeVolume: '60 %', pools, members: 3, tradeVolume: cny(600), capital: cny(300),
  approval: null, returns: [], draftedAt: '2026-01-10T00:00:00Z', postedAt: null, ...more,
})
const line = (number: string, byVolume: number, byCapital: number): YearLine => ({ party: `p-${number}`, number, name: text(`${number}家`), tradeVolume: cny(200), capital: cny(100), byVolume: cny(byVolume), byCapital: cny(byCapital), total: cny(byVolume + byCapital), reserve: cny(1), reasons: [text('惠顾返还')] })
const lines = [line('Z02', 160_000, 106_667), line('Z01', 160_001, 106_667), line('Z03', 159_999, 106_666)]
const base = '/api/settlement/year-ends/2025'
const answers = (one: () => unknown, of = lines) => ({ [`GET ${base}`]: one, [`GET ${base}/lines`]: () => ({ items: of, next: null }), 'GET /api/settlement/contracts': () => ({ items: [], next: null }) })

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COOP_MANAGER', { id: 'coop', name: '社', kind: 'COOPERATIVE' })
})
afterEach(clear)

describe('a year end', () => {
  it('shows each member and adds them up on the screen, to the fen', async () => {
    market(answers(() => year()))
    show(YearEndPage, { year: '2025' })
    await seen('year-line', 3)
    expect(all('year-line').map((row) => row.textContent.slice(0, 4))).toEqual(['Z01家', 'Z02家', 'Z03家'])
    expect([words('year-adds-up'), words('pool-byVolume').includes('60%')]).toEqual(['加起来 ¥8,000.00，一分不差', true])
    click('year-line')
    await seen('year-reason')
  })

  it('says it where the lines come to another sum', async () => {
    market(answers(() => year(), [...lines.slice(0, 2), line('Z03', 159_998, 106_666)]))
    show(YearEndPage, { year: '2025' })
    await seen('year-adds-up')
    expect(words('year-adds-up')).toBe('加起来 ¥7,999.99，和可分配的 ¥8,000.00 对不上，先不要表决')
  })

  it('is adopted by exactly the result that is shown', async () => {
    const asked = market({ ...answers(() => year()), [`POST ${base}/approval`]: () => year({ state: 'APPROVED', approval: { heldOn: '2026-01-20', entitled: 3, present: 3, votesFor: 2, votesAgainst: 1 } }) })
    show(YearEndPage, { year: '2025' })
    await seen('year-vote')
    click('year-vote')
    await seen('vote-sheet-submit')
    type('vote-present', '1')
    type('vote-votesFor', '1')
    click('vote-sheet-submit')
    await seen('field-problem')
    expect(words('field-problem')).toBe('至少要到 2 人。')
    type('vote-present', '3')
    type('vote-votesFor', '2')
    type('vote-votesAgainst', '1')
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('vote-sheet-submit')
    await seen('year-post')
    expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({ hash: '7f3a91c2', entitled: 3, present: 3, votesFor: 2, votesAgainst: 1 })
  })

  it('is not paid where the co-op has too little, and says so', async () => {
    market({ ...answers(() => year({ state: 'APPROVED' })), [`POST ${base}/posting`]: () => new Refused(409, 'yearend.payable_short', '合作社账上可用 10.00 元，不够分配 8000.00 元，一分也没有入账。') })
    show(YearEndPage, { year: '2025' })
    await seen('year-post')
    click('year-post')
    await vi.waitFor(() => expect(document.querySelector('.van-dialog__message')?.textContent).toBe('付给 3 户，一共 ¥8,000.00。付了就不能改。'))
    document.querySelector<HTMLElement>('.van-dialog__confirm')?.click()
    await seen('year-problem')
    expect(words('year-problem')).toContain('一分也没有入账')
  })

  it('says which guarantor owes what, and what of it is still owed', async () => {
    const owed = { contractId: 'c6', clauseNo: 7, household: 'p-Z02', guarantor: 'coop', guaranteed: cny(60_000), dividend: cny(40_000), topUp: cny(20_000), paid: cny(5000), reason: text('保底补足 200.00 ¥ = 出资 10000.00 × 6 %（600.00）− 出资分红 400.00') }
    market({ ...answers(() => year({ returns: [owed, { ...owed, clauseNo: 8, topUp: cny(0), paid: cny(0) }] })), 'GET /api/settlement/contracts': () => ({ items: [{ id: 'c6', title: text('合同'), parties: [{ id: 'coop', kind: 'COOPERATIVE', name: text('龙里合作社') }], clauses: [] }], next: null }) })
    show(YearEndPage, { year: '2025' })
    await vi.waitFor(() => expect(words('year-return')).toContain('龙里合作社担保'))
    expect([words('year-return').includes('Z02家'), words('year-return').includes('已付 ¥50.00，还欠 ¥150.00'), words('year-return', 1).includes('分红够了，不用补。')]).toEqual([true, true, true])
  })

  it('shows nobody but the manager what only the manager does', async () => {
    signedInAs('AUDITOR', null)
    auditedParty.value = 'coop'
    market(answers(() => year()))
    show(YearEndPage, { year: '2025' })
    await seen('year-adds-up')
    expect([all('year-vote'), all('year-again')]).toEqual([[], []])
    clear()
    auditedParty.value = ''
    const asked = market(answers(() => year()))
    const place = show(YearEndPage, { year: '2025' })
    expect([place.textContent?.includes('先选一家合作社'), asked.some((one) => one.path.startsWith(base))]).toEqual([true, false])
  })
})

describe('the figures of a year end', () => {
  it('add up only where every pool does', () => {
    expect(addsUp(year(), sumsOf(lines))).toBe(true)
    expect(addsUp(year(), sumsOf([line('a', 480_001, 319_999)]))).toBe(false)
  })

  it('are all read, however many pages there are', async () => {
    market({ [`GET ${base}/lines`]: ({ path }) => (path.includes('after=p-Z02') ? { items: [line('Z01', 1, 1)], next: null } : { items: [line('Z02', 1, 1)], next: 'p-Z02' }) })
    expect((await yearLines(2025, null)).map((one) => one.number)).toEqual(['Z01', 'Z02'])
  })

  it('come from a contract that says how a surplus is shared', () => {
    const contract = (id: string, state: Contract['state'], kind: string): Contract => ({ id, title: id, version: 1, state, effectiveFrom: null, hash: '', parties: [], clauses: [{ no: 1, kind, sentence: '', payee: null }] })
    expect(sharingSurplus([contract('a', 'IN_FORCE', 'DIVIDEND'), contract('b', 'DRAFT', 'DIVIDEND'), contract('c', 'IN_FORCE', 'REMAINDER')]).map((one) => one.id)).toEqual(['a'])
    expect(newYearEnd({ ...yearForm(null, 2025, 'a'), surplus: '10000', welfare: '5' })).toEqual({ year: 2025, contractId: 'a', surplus: cny(1_000_000), welfare: { numerator: 5, denominator: 100 } })
    expect(yearForm(year(), 2024, 'z')).toMatchObject({ year: '2025', contractId: 'c1', surplus: '10000.00', losses: '' })
    expect(Object.keys(yearProblems({ year: '2025', contractId: '', surplus: '0', losses: 'x', welfare: '五' })).sort()).toEqual(['contractId', 'losses', 'surplus', 'welfare'])
  })

  it('need two thirds there and more than half for it', () => {
    const vote = (entitled: string, present: string, votesFor: string, votesAgainst = '0') => voteProblems({ heldOn: '2026-01-20', entitled, present, votesFor, votesAgainst })
    expect([vote('23', '16', '12'), vote('23', '15', '12'), vote('24', '16', '12'), vote('3', '3', '2', '2'), vote('3', '4', '2'), vote('', '3', '2')].map((found) => Object.keys(found))).toEqual([[], ['present'], ['votesFor'], ['votesFor'], ['present'], ['entitled']])
  })
})
