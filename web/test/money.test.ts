import { createApp, type App, type Component } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { headOf, proofOf } from '../dev/simulated-proofs'
import type { EntryProof, SimulatedShare, Simulation } from '@/shared/api/settlementTypes'
import type { Balances, Sale } from '@/shared/api/types'
import YuanCard from '@/shared/components/YuanCard.vue'
import { chooseLanguage } from '@/shared/i18n/language'
import SimulationPanel from '@/desk/composer/SimulationPanel.vue'
import { judgeHead } from '@/desk/judgeHead'
import MoneyStations from '@/desk/parts/MoneyStations.vue'
import SignPanel from '@/desk/parts/SignPanel.vue'
import VerifyPanel from '@/desk/parts/VerifyPanel.vue'
import { outcomeOf } from '@/desk/useVerification'

const cny = (amount: number) => ({ amount, currency: 'CNY' })
const shown: App[] = []
function show(screen: Component, props: Record<string, unknown>): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const app = createApp(screen, props)
  app.mount(place)
  shown.push(app)
  return place
}
const all = (place: HTMLElement, id: string): HTMLElement[] => [...place.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)]
const words = (place: HTMLElement, id: string): string => all(place, id)[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const answer = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } })
const party = (id: string, kind = 'FARMER') => ({ id, kind, name: { zh: id, en: id } })

beforeEach(() => {
  chooseLanguage('zh')
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})
afterEach(() => {
  shown.splice(0).forEach((app) => app.unmount())
  vi.unstubAllGlobals()
})

describe('where the money is', () => {
  const balances = (more: Partial<Record<keyof Balances, number>>): Balances => {
    const amounts = { escrow: 839, payable: 5000, frozen: 0, transit: 0, out: 0, receivable: 0, ...more }
    return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, cny(amount)])) as unknown as Balances
  }

  it('keeps what is disputed out of what can be paid out', () => {
    const place = show(MoneyStations, { balances: balances({ frozen: 1200 }) })
    expect([words(place, 'station-ready').includes('¥38.00'), words(place, 'station-frozen').includes('¥12.00')]).toEqual([true, true])
  })

  it('never shows less than nothing, and says kindly what is owed back', () => {
    const place = show(MoneyStations, { balances: balances({ payable: -700, receivable: 700 }) })
    expect(words(place, 'station-ready')).toContain('¥0.00')
    expect(words(place, 'station-receivable')).toBe('退款比进账多，还差 ¥7.00。以后卖了慢慢补上，不用另外掏钱。')
    expect(all(show(MoneyStations, { balances: balances({}) }), 'station-receivable')).toEqual([])
  })
})

describe('the seal of a day', () => {
  const head = (root = 'ab'.repeat(32)) => headOf('2026-11-20', root, 3, 18)

  it('is good until another one comes for the same day', async () => {
    expect([await judgeHead(head()), await judgeHead(head())]).toEqual(['good', 'good'])
    expect(await judgeHead(head('cd'.repeat(32)))).toBe('bad')
  })

  it('is bad where its text is not what it says', async () => {
    expect(await judgeHead({ ...head(), root: 'cd'.repeat(32) })).toBe('bad')
    expect(await judgeHead({ ...head(), canonical: head().canonical.replace('18', '19') })).toBe('bad')
  })
})

describe('the button that checks', () => {
  const lines = [{ clauseNo: 1, payee: 'farmer', amount: 1462 }, { clauseNo: 7, payee: 'party-coop', amount: 1788 }]
  const sale: Sale = {
    saleId: 'o1', orderId: 'order', orderNumber: 'T1', product: '红薯', goods: cny(3250), cooperativeCoupon: cny(0), platformCoupon: cny(0), delivery: cny(0), paid: cny(3250), state: 'RELEASED', contract: { id: 'book-1', version: 1, hash: '' }, block: { seq: 42, hash: '' },
    lines: lines.map((line) => ({ party: { ...party(line.payee), kind: 'FARMER' }, amount: cny(line.amount), percent: '1', reason: '', sentence: '', clauseNo: line.clauseNo, part: null })),
  }
  const proof = (): EntryProof => proofOf({ saleId: 'o1', gross: 3250, lines }, '2026-11-20')
  async function verdictOf(one: EntryProof): Promise<HTMLElement> {
    vi.stubGlobal('fetch', () => Promise.resolve(answer({ saleId: 'o1', book: 'book-1', proofs: [one] })))
    const place = show(VerifyPanel, { sale })
    all(place, 'verify-button')[0]?.click()
    await vi.waitFor(() => expect(words(place, 'verify-verdict')).not.toBe(''))
    return place
  }

  it('says in which book the sale is, and who signed', async () => {
    const place = await verdictOf(proof())
    expect(words(place, 'verify-verdict')).toBe('这一单在11月20日的账本里，合作社已联署。')
    expect(all(place, 'verify-step')).toHaveLength(7)
    expect(all(place, 'verify-step').at(-1)?.textContent).toContain('party-coop、另一家合作社')
  })

  it('turns red for one flipped character and names the step', async () => {
    const whole = proof()
    const place = await verdictOf({ ...whole, block: { ...whole.block, canonical: whole.block.canonical.replace('1462', '1463') } })
    expect(words(place, 'verify-verdict')).toBe('对不上。账本和证据不符。')
    expect(all(place, 'verify-step').filter((step) => step.className === 'bad').map((step) => step.textContent)).toEqual(['这一页被改过，指纹算出来不一样', '屏幕上的金额和账本里的不一样'])
  })

  it('is never good for nothing, nor while a day is open', () => {
    const step = (name: 'Page' | 'Day', state: 'good' | 'open', note: '' | 'NotClosed') => ({ name, state, note, signers: [] })
    expect([outcomeOf([]), outcomeOf([{ kind: 'ACCRUED', day: null, steps: [step('Page', 'good', ''), step('Day', 'open', 'NotClosed')] }])]).toEqual(['open', 'open'])
  })
})

describe('a simulation', () => {
  const share = (id: string, percent: string): SimulatedShare => ({ party: { ...party(id), kind: 'FARMER' }, label: id, amount: cny(100), percent })
  const figure = (label: string, percent: string): SimulatedShare => ({ party: null, label, amount: cny(100), percent })
  const of = (inForce: SimulatedShare[] | null): Simulation => ({ notes: [], cases: [{ id: 'PAST', name: '过去', about: '', sales: 3, gross: cny(10_000), refunded: cny(0), notes: [], columns: { draft: [share('f', '60.0'), share('i', '-2.0')], inForce, commission: [figure('农户', '20.0'), figure('中间', '45.0'), figure('平台', '25.0')] } }] })
  const props = (inForce: SimulatedShare[] | null) => ({ simulation: of(inForce), busy: false, stale: false, able: true })

  it('never stacks the figures of the papers, which add up to nothing', () => {
    const place = show(SimulationPanel, props([share('f', '50.0')]))
    expect(all(place, 'simulated-commission')[0]?.querySelectorAll('.bar')).toHaveLength(0)
    expect([...(all(place, 'simulated-commission')[0]?.querySelectorAll<HTMLElement>('.track i') ?? [])].map((bar) => bar.style.width)).toEqual(['20%', '45%', '25%'])
  })

  it('has no column for a contract in force where there is none', () => {
    const place = show(SimulationPanel, props(null))
    expect([all(place, 'simulated-draft').length, all(place, 'simulated-inForce').length, place.querySelectorAll('thead th').length]).toEqual([1, 0, 2])
  })
})

describe('a signature', () => {
  it('needs the tick, and signs exactly the hash that was read', async () => {
    const calls: [string, string][] = []
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      calls.push([path, String(init.body)])
      return Promise.resolve(answer({}))
    })
    const contract = { id: 'c1', version: 2, hash: '7f3a', title: '', state: 'DRAFT', effectiveFrom: null, parties: [], clauses: [] }
    const place = show(SignPanel, { contract })
    all(place, 'sign-submit')[0]?.click()
    expect(calls).toEqual([])
    all(place, 'sign-read')[0]?.click()
    await vi.waitFor(() => expect(all(place, 'sign-submit')[0]?.hasAttribute('disabled')).toBe(false))
    all(place, 'sign-submit')[0]?.click()
    await vi.waitFor(() => expect(calls.filter(([path]) => path !== '/api/settlement/keys/own')).toEqual([['/api/settlement/contracts/c1/versions/2/signatures', '{"hash":"7f3a"}']]))
  })
})

describe('where each yuan has gone', () => {
  it('shows nothing for what has not sold', async () => {
    const fetched = vi.fn(() => Promise.resolve(answer({ code: 'settlement.product_unsold', detail: '' }, 404)))
    vi.stubGlobal('fetch', fetched)
    const place = show(YuanCard, { productId: 'p1' })
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1))
    expect(all(place, 'yuan-card')).toEqual([])
  })
})
