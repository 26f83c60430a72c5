import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Matter, Minute, Rule } from '@/shared/api/committee'
import { chooseLanguage } from '@/shared/i18n/language'
import { judgeChain } from '@/desk/committee/chain'
import CommitteePage from '@/desk/committee/CommitteePage.vue'
import { matterProblems, newMatter, valueOf } from '@/desk/committee/matterForm'
import RulesPage from '@/shop/pages/RulesPage.vue'
import { all, clear, click, market, seen, show, signedInAs, text, type, words } from './screens'

const seat = (id: string, seatClass: Matter['proposer']['seatClass'], name: string) => ({ id, seatClass, name: text(name) })
const matter = (more: Partial<Matter> = {}): Matter => ({
  id: 'm1', rule: 'PLATFORM_FEE_MAX', name: text('平台服务费上限'), value: 450, words: text('每笔成交额的 4.5 %'), effectiveFrom: '2026-12-10T00:00:00Z', deadline: '2026-12-01T00:00:00Z', reason: '让合作社少付一点', proposer: seat('s1', 'COOPERATIVES', '合作社席'),
  proposedAt: '2026-11-22T00:00:00Z', openedAt: null, state: 'PROPOSED', decidedAt: null, classes: [], votes: [], quorum: 3, mayOpen: false, mayVote: false, ...more,
})
const version = (number: number, value: string, effectiveFrom: string, proposal: string | null = null) => ({ version: number, value: 500, words: text(value), effectiveFrom, proposal, minute: number + 6 })
const rule = (more: Partial<Rule> = {}): Rule => ({ rule: 'PLATFORM_FEE_MAX', name: text('平台服务费上限'), inForce: version(1, '每笔成交额的 5 %', '1970-01-01T00:00:00Z'), history: [version(1, '每笔成交额的 5 %', '1970-01-01T00:00:00Z')], ...more })
const base = '/api/settlement/governance'

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COMMITTEE', { id: 's3', name: '政府席', kind: 'COOPERATIVE' })
})
afterEach(clear)

describe('the committee’s table', () => {
  it('votes once, with a reason, and shows what the market counted', async () => {
    const asked = market({
      [`GET ${base}/rules`]: () => ({ items: [rule()], next: null }), [`GET ${base}/proposals`]: () => ({ items: [matter({ state: 'OPEN', mayVote: true })], next: null }),
      [`POST ${base}/proposals/m1/votes`]: () => matter({ state: 'OPEN', classes: [{ seatClass: 'GOVERNMENT', vote: 'YES', seats: 1, cast: 1 }, { seatClass: 'PLATFORM', vote: 'ABSTAIN', seats: 1, cast: 0 }] }),
    })
    show(CommitteePage)
    await seen('matter-vote-now')
    click('matter-vote-now')
    await seen('ballot-submit')
    click('ballot-submit')
    await seen('field-problem', 2)
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    click('ballot-YES')
    type('ballot-reason', '上限低了，合作社留得多')
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('ballot-submit')
    await seen('matter-class', 2)
    expect([asked.find((one) => one.method === 'POST')?.body, words('matter-class').includes('赞成'), words('matter-class', 1).includes('还没有结果'), all('matter-vote-now')]).toEqual([{ choice: 'YES', reason: '上限低了，合作社留得多' }, true, true, []])
  })

  it('opens a matter of another class after asking, and proposes none without a seat', async () => {
    const asked = market({ [`GET ${base}/rules`]: () => ({ items: [rule()], next: null }), [`GET ${base}/proposals`]: () => ({ items: [matter({ mayOpen: true })], next: null }), [`POST ${base}/proposals/m1/opening`]: () => matter({ state: 'OPEN', mayVote: true }) })
    show(CommitteePage)
    await seen('matter-open')
    click('matter-open')
    await vi.waitFor(() => expect(document.querySelector('.van-dialog__confirm')).not.toBeNull())
    expect(asked.some((one) => one.method === 'POST')).toBe(false)
    document.querySelector<HTMLElement>('.van-dialog__confirm')?.click()
    await seen('matter-vote-now')
    clear()
    signedInAs('AUDITOR', null)
    market({ [`GET ${base}/rules`]: () => ({ items: [rule()], next: null }), [`GET ${base}/proposals`]: () => ({ items: [], next: null }) })
    show(CommitteePage)
    await vi.waitFor(() => expect(document.body.textContent).toContain('还没有人提过事'))
    expect([all('matter-new'), all('state-act')]).toEqual([[], []])
  })
})

describe('what everybody can read', () => {
  it('needs no sign-in: the rules, what will change, and how each decision came', async () => {
    const later = version(2, '每笔成交额的 4.5 %', '2099-01-01T00:00:00Z', 'm1')
    market({
      [`GET ${base}/rules`]: () => ({ items: [rule({ history: [rule().inForce, later] })], next: null }),
      [`GET ${base}/decisions`]: () => ({ items: [matter({ state: 'ACCEPTED', decidedAt: '2026-11-30T00:00:00Z', votes: [{ seat: seat('s2', 'PLATFORM', '平台席'), choice: 'NO', reason: '收入会少', at: '2026-11-25T00:00:00Z' }] })], next: null }),
    })
    show(RulesPage)
    await seen('matter')
    expect([words('rule-now'), words('rule-next'), words('matter').includes('通过了')]).toEqual(['每笔成交额的 5 %', '2099年1月1日起改为每笔成交额的 4.5 % · 记录第 8 号', true])
    click('matter-votes')
    await seen('matter-vote')
    expect(words('matter-vote')).toContain('收入会少')
  })
})

describe('the minutes', () => {
  const chained = (): Minute[] => {
    let previous = '0'.repeat(64)
    return [1, 2, 3].map((seq) => {
      const canonical = `{"kind":"SEATED","previous":"${previous}","seq":${seq}}`
      const one: Minute = { seq, at: '2026-11-22T00:00:00Z', kind: 'SEATED', previous, canonical, hash: createHash('sha256').update(canonical).digest('hex') }
      previous = one.hash
      return one
    })
  }

  it('follow one another, and one changed word or missing minute shows', async () => {
    const whole = chained()
    expect(await judgeChain(whole)).toBe('good')
    expect(await judgeChain(whole.map((one) => (one.seq === 2 ? { ...one, canonical: one.canonical.replace('SEATED', 'VOTED') } : one)))).toBe('bad')
    expect(await judgeChain(whole.filter((one) => one.seq !== 2))).toBe('bad')
    expect(await judgeChain(whole.slice(1))).toBe('bad')
  })
})

describe('what is proposed', () => {
  const form = { rule: 'PLATFORM_FEE_MAX' as const, value: '4.5', deadline: '2026-12-01', effective: '2026-12-02', reason: ' 少付 ' }

  it('is sent in hundredths of a per cent or days, due at the end of the market’s day', () => {
    expect([valueOf('PLATFORM_FEE_MAX', '4.5'), valueOf('PLATFORM_FEE_MAX', '4.505'), valueOf('PAYOUT_CYCLE_DAYS', '7'), valueOf('PAYOUT_CYCLE_DAYS', '7.5')]).toEqual([450, null, 7, null])
    expect(newMatter(form)).toEqual({ rule: 'PLATFORM_FEE_MAX', value: 450, deadline: '2026-12-01T15:59:59.000Z', effectiveFrom: '2026-12-01T16:00:00.000Z', reason: '少付' })
  })

  it('changes something, counts only after the vote, and says why', () => {
    expect(matterProblems(form, [rule()])).toEqual({})
    expect(Object.keys(matterProblems({ ...form, value: '5', effective: '2026-12-01', reason: ' ' }, [rule()])).sort()).toEqual(['effectiveFrom', 'reason', 'value'])
  })
})
