import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/language'
import { emptyEntry, entryProblems, memberProblems, newEntry, newMember } from '@/desk/members/memberForm'
import { noteOf, recentYears, shownEntries, thisYear } from '@/desk/members/memberWord'
import MemberPage from '@/desk/members/MemberPage.vue'
import MembersPage from '@/desk/members/MembersPage.vue'
import MyMembershipPage from '@/desk/members/MyMembershipPage.vue'
import type { MemberEntry } from '@/shared/api/coop'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, type, words } from './screens'

const member = (number: string, more = {}) => ({ coop: 'coop', number, party: `p-${number}`, name: text(`${number}家`, `${number} household`), joinedOn: '2022-03-17', contribution: cny(200_000), reserveShare: cny(66_311), subsidyShare: cny(0), year: 2026, tradeVolume: cny(475_920), ...more })
const entry = (id: string, kind: MemberEntry['kind'], amount: number, note: string | null = null): MemberEntry => ({ id, kind, amount: cny(amount), on: '2025-06-01', note, at: '2025-06-01T00:00:00Z' })
const members = '/api/settlement/members'

beforeEach(() => chooseLanguage('zh'))
afterEach(clear)

describe('the register', () => {
  it('lists page by page, finds by the market, and starts anew for another search', async () => {
    signedInAs('COOP_MANAGER', { id: 'coop', name: '社', kind: 'COOPERATIVE' })
    const asked = market({ [`GET ${members}`]: ({ path }) => (path.includes('search=') ? { items: [member('Z02')], next: null } : path.includes('after=Z01') ? { items: [member('Z02')], next: null } : { items: [member('Z01')], next: 'Z01' }), 'GET /api/settlement/contracts': () => ({ items: [], next: null }) })
    show(MembersPage)
    await seen('member-row')
    expect(words('member-row')).toContain('¥4,759.20')
    click('member-more')
    await seen('member-row', 2)
    type('member-search', '韦')
    await vi.waitFor(() => expect(all('member-row')).toHaveLength(1))
    expect(asked.filter((one) => one.path.startsWith(members)).at(-1)?.path).toContain(`search=${encodeURIComponent('韦')}`)
  })

  it('says what to do while there is nobody, and has the market’s own sentence when it fails', async () => {
    signedInAs('COOP_MANAGER', { id: 'coop', name: '社', kind: 'COOPERATIVE' })
    let isBroken = true
    market({ [`GET ${members}`]: () => (isBroken ? new Refused(409, 'x', '账本正忙') : { items: [], next: null }), 'GET /api/settlement/contracts': () => ({ items: [], next: null }) })
    const place = show(MembersPage)
    await seen('state-act')
    expect(place.textContent).toContain('账本正忙')
    isBroken = false
    click('state-act')
    await vi.waitFor(() => expect(place.textContent).toContain('还没有社员'))
    click('state-act')
    await seen('member-sheet-submit')
  })

  it('asks an auditor for the co-op first, and reads nothing before', async () => {
    signedInAs('AUDITOR', null)
    const asked = market({ 'GET /api/settlement/contracts': () => ({ items: [], next: null }) })
    const place = show(MembersPage)
    await vi.waitFor(() => expect(place.textContent).toContain('先选一家合作社'))
    expect([asked.some((one) => one.path.startsWith(members)), all('member-new')]).toEqual([false, []])
  })
})

describe('a member', () => {
  it('gets an entry once, and the page shows what the market answered', async () => {
    signedInAs('COOP_MANAGER', { id: 'coop', name: '社', kind: 'COOPERATIVE' })
    const asked = market({
      [`GET ${members}/p-Z01`]: () => member('Z01'), [`GET ${members}/p-Z01/history`]: () => ({ items: [entry('e1', 'CONTRIBUTION', 200_000)], next: null }),
      [`POST ${members}/p-Z01/entries`]: () => member('Z01', { contribution: cny(150_000) }),
    })
    show(MemberPage, { party: 'p-Z01' })
    await seen('member-entry')
    click('entry-new')
    await seen('entry-sheet-submit')
    type('entry-kind', 'WITHDRAWAL')
    type('entry-amount', '2000.01')
    click('entry-sheet-submit')
    await seen('field-problem')
    expect([words('field-problem'), asked.some((one) => one.method === 'POST')]).toEqual(['不能多过现在的出资。', false])
    type('entry-amount', '500')
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('entry-sheet-submit')
    await vi.waitFor(() => expect(asked.filter((one) => one.method === 'POST')).toHaveLength(1))
    const sent = asked.find((one) => one.method === 'POST')
    expect(sent?.body).toMatchObject({ kind: 'WITHDRAWAL', amount: cny(50_000) })
    expect([Object.keys(sent?.body as object).includes('party'), sent?.key]).toEqual([false, expect.stringMatching(/^[0-9a-f]{32}$/)])
  })
})

describe('the own household', () => {
  it('sees its account in each co-op and its own line of each year with its arithmetic', async () => {
    signedInAs('FARMER', { id: 'p-Z01', name: '杨大山家', kind: 'FARMER' })
    const asked = market({
      'GET /api/settlement/member-accounts': () => ({ items: [member('Z01')], next: null }), 'GET /api/settlement/contracts': () => ({ items: [], next: null }),
      'GET /api/settlement/year-ends': () => ({ items: [{ coop: 'coop', year: 2025, state: 'POSTED', returns: [] }], next: null }),
      'GET /api/settlement/year-ends/2025/lines': () => ({ items: [{ party: 'p-Z01', number: 'Z01', name: '杨', total: cny(31_240), reasons: [text('惠顾返还 312.40 ¥')] }], next: null }),
      [`GET ${members}/p-Z01/history`]: () => ({ items: [], next: null }),
    })
    show(MyMembershipPage)
    await seen('own-reason')
    expect([words('own-reason'), words('own-dividend').includes('¥312.40'), words('own-dividend').includes('第四十四条')]).toEqual(['惠顾返还 312.40 ¥', true, true])
    expect(asked.find((one) => one.path.includes('/lines'))?.path).toContain('coop=coop')
  })

  it('that is no member is told whom to ask', async () => {
    signedInAs('FARMER', { id: 'p-Z01', name: '杨大山家', kind: 'FARMER' })
    market({ 'GET /api/settlement/member-accounts': () => ({ items: [], next: null }), 'GET /api/settlement/contracts': () => ({ items: [], next: null }) })
    const place = show(MyMembershipPage)
    await vi.waitFor(() => expect(place.textContent).toContain('还不是社员'))
  })
})

describe('words and forms of members', () => {
  it('never show the name of a year end’s record, but its year', () => {
    expect([noteOf(entry('1', 'DIVIDEND', 1, '0199aa00-0000-7000-8000-000000000010:2025')), noteOf(entry('2', 'CONTRIBUTION', 1, '收据 12 号')), noteOf(entry('3', 'WITHDRAWAL', 1))]).toEqual(['2025年年终分配', '收据 12 号', ''])
    expect(shownEntries([entry('1', 'RESERVE_SHARE', 0, 'c:2025'), entry('2', 'DIVIDEND', 5)]).map((one) => one.id)).toEqual(['2'])
  })

  it('know the year by the market’s clock, and no year before the law', () => {
    expect(thisYear(new Date('2026-12-31T16:00:00Z'))).toBe(2027)
    expect(recentYears(6, new Date('2020-05-01T00:00:00Z'))).toEqual([2020, 2019, 2018])
  })

  it('send what is filled in and nothing else', () => {
    const form = { number: ' Z24 ', name: { zh: '伍家 ', en: 'Wu' }, party: '', joinedOn: '2026-11-22', contribution: '', reserveShare: '12.5', subsidyShare: '' }
    expect(memberProblems(form)).toEqual({})
    expect(newMember(form)).toEqual({ number: 'Z24', name: { zh: '伍家', en: 'Wu' }, joinedOn: '2026-11-22', contribution: cny(0), reserveShare: cny(1250) })
    expect(Object.keys(memberProblems({ ...form, number: '二十四', name: { zh: '', en: '' }, contribution: '1.005' })).sort()).toEqual(['contribution', 'name', 'number'])
    expect(newEntry({ ...emptyEntry('2026-11-22'), amount: '7', note: ' 收据 ' })).toEqual({ kind: 'CONTRIBUTION', amount: cny(700), on: '2026-11-22', note: '收据' })
    expect(Object.keys(entryProblems({ ...emptyEntry(''), amount: '0' }, 0)).sort()).toEqual(['amount', 'on'])
  })
})
