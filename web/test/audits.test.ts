import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findingKinds, type AuditReport, type Finding } from '@/shared/api/audits'
import { chooseLanguage } from '@/shared/i18n/language'
import AuditPage from '@/desk/audit/AuditPage.vue'
import AuditsPage from '@/desk/audit/AuditsPage.vue'
import { outcome } from '@/desk/audit/auditWord'
import { placesOf } from '@/desk/places'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, text, words } from './screens'

const path = '/api/orders/audits'
const lot = { product: text('红芯红薯', 'Sweet potato'), pack: text('散装', 'Loose'), grade: text('一级', 'First grade'), harvest: '2026-11-19' }
const finding = (more: Partial<Finding> = {}): Finding => ({ kind: 'STOCK_NOT_SOLD', subject: 'T26112100012', expected: 'SOLD 5', found: 'none', lot: null, ...more })
const report = (more: Partial<AuditReport> = {}): AuditReport => ({
  id: 'a1', state: 'DONE', startedAt: '2026-11-22T08:00:00Z', seenAt: '2026-11-22T08:00:02Z', endedAt: '2026-11-22T08:00:02Z', lots: 7, orders: 1200, findings: [],
  sums: { paid: cny(325000), toppedUp: cny(1500), escrow: cny(100000), settled: cny(200000), refunded: cny(25000), givenBack: cny(1500), deposits: cny(0), returned: cny(0) }, ...more,
})

beforeEach(() => { chooseLanguage('zh'); signedInAs('AUDITOR', null) })
afterEach(() => {
  clear()
  vi.useRealTimers()
})

describe('an audit', () => {
  it('that found nothing says so, with the sums of money', async () => {
    market({ [`GET ${path}/a1`]: () => report() })
    show(AuditPage, { id: 'a1' })
    await seen('audit-sums')
    expect(words('audit-verdict')).toContain('没有差错，货和钱都对得上')
    expect(words('audit-progress')).toBe('看了 1,200 单、7 批货')
    expect(words('audit-sums')).toContain('¥3,250.00')
    expect(all('audit-finding')).toHaveLength(0)
  })

  it('says each difference in words, with the order or lot it is about and without ids', async () => {
    market({ [`GET ${path}/a1`]: () => report({ findings: [
      finding(), finding({ kind: 'STOCK_SUM', subject: 'lot-id', expected: '400', found: '5 + 0 + 394', lot }), finding({ kind: 'SALE_SUM', expected: '32.50', found: '-1.00' }),
      finding({ kind: 'STOCK_WITHOUT_ORDER', subject: 'reservation-id', expected: 'none', found: 'HELD 2', lot: null }),
      finding({ kind: 'STATE_OTHERWISE', expected: 'CANCELLED', found: 'PENDING_PAYMENT' }), finding({ kind: 'PAYMENT_LOST', expected: '32.50' }),
    ] }) })
    show(AuditPage, { id: 'a1' })
    await seen('audit-finding', 6)
    expect(words('audit-verdict')).toContain('6 处差错')
    expect(words('audit-finding')).toContain('订单 T26112100012')
    expect(words('audit-finding')).toMatch(/应当\s*已卖 5\s*实际\s*没有/)
    expect(words('audit-finding', 1)).toContain('红芯红薯（散装），一级，2026年11月19日采收')
    expect(words('audit-finding', 1)).toContain('已卖 5 + 占用 0 + 可卖 394')
    expect(words('audit-finding', 2)).toMatch(/¥32.50.*-¥1.00/)
    expect(words('audit-finding', 3)).toContain('占用 2')
    expect(words('audit-finding', 4)).toMatch(/应当\s*已取消\s*实际\s*待付款/)
    expect(words('audit-finding', 5)).toMatch(/¥32.50\s*实际\s*没有/)
    expect(document.body.textContent).not.toMatch(/lot-id|reservation-id|HELD|SOLD|CANCELLED|PENDING/)
  })

  it('has a sentence for every kind, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      chooseLanguage(language)
      market({ [`GET ${path}/a1`]: () => report({ findings: findingKinds.map((kind) => finding({ kind, lot, ...(kind === 'STATE_OTHERWISE' ? { expected: 'PAID', found: 'CANCELLED' } : { expected: '1.00', found: '2.00' }) })) }) })
      show(AuditPage, { id: 'a1' })
      await seen('audit-finding', findingKinds.length)
      for (const one of all('audit-finding')) expect(one.textContent).not.toMatch(/finding[A-Z]|\{/)
      clear()
      signedInAs('AUDITOR', null)
    }
  })

  it('that runs is looked at again until it is done', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    vi.setSystemTime('2026-11-22T08:00:05Z')
    let looks = 0
    market({ [`GET ${path}/a1`]: () => (++looks < 3 ? report({ state: 'RUNNING', endedAt: null, orders: looks * 100, seenAt: '2026-11-22T08:00:04Z' }) : report()) })
    show(AuditPage, { id: 'a1' })
    await seen('audit-verdict')
    expect(words('audit-verdict')).toContain('正在查')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(words('audit-verdict')).toContain('没有差错')
  })

  it('that could not go on, or whose service was stopped, is not called silent', () => {
    const now = new Date('2026-11-22T08:10:00Z')
    expect(outcome(report({ state: 'FAILED' }), now)).toBe('broken')
    expect(outcome(report({ state: 'RUNNING', endedAt: null }), now)).toBe('broken')
    expect(outcome(report({ state: 'RUNNING', endedAt: null, seenAt: '2026-11-22T08:09:30Z' }), now)).toBe('running')
  })
})

describe('the list', () => {
  it('says what each audit found and is there for auditor and platform', async () => {
    market({ [`GET ${path}`]: () => [report(), report({ id: 'a2', findings: [finding(), finding()] }), report({ id: 'a3', state: 'FAILED' })] })
    show(AuditsPage)
    await seen('audit-row', 3)
    expect([0, 1, 2].map((at) => words('audit-row', at))).toEqual([expect.stringContaining('没有差错'), expect.stringContaining('2 处差错'), expect.stringContaining('没查完')])
    expect((['AUDITOR', 'PLATFORM', 'COOP_MANAGER', 'FARMER'] as const).map((role) => placesOf(role).some((one) => one.to === '/audits'))).toEqual([true, true, false, false])
  })

  it('begins an audit under one key however often it is tried', async () => {
    let tries = 0
    const asked = market({ [`GET ${path}`]: () => [], [`POST ${path}/start`]: () => (++tries === 1 ? new Refused(409, 'order.audit_runs', '另一次审计在查') : report()) })
    show(AuditsPage)
    await seen('state-act')
    click('audit-start')
    await seen('audit-problem')
    click('audit-start')
    await vi.waitFor(() => expect(tries).toBe(2))
    const keys = asked.filter((one) => one.method === 'POST').map((one) => one.key)
    expect(new Set(keys).size).toBe(1)
  })
})
