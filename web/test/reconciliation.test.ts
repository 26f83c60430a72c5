import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { differenceKinds, type Difference, type Reconciliation } from '@/shared/api/reconciliation'
import { chooseLanguage } from '@/shared/i18n/language'
import ReconciliationPage from '@/desk/reconciliation/ReconciliationPage.vue'
import ReconciliationsPage from '@/desk/reconciliation/ReconciliationsPage.vue'
import { placesOf } from '@/desk/places'
import { all, clear, click, cny, market, Refused, seen, show, signedInAs, words } from './screens'

const path = '/api/orders/reconciliations'
const side = (paid: number) => ({ payments: 2, paid: cny(paid), refunds: 1, refunded: cny(700), fee: null })
const difference = (more: Partial<Difference> = {}): Difference => ({ kind: 'PAYMENT_AMOUNT', subject: 'p1', orderNumber: 'T26112100012', channelNumber: '4200001', ours: cny(3250), theirs: cny(3251), ourState: 'PAID', theirState: null, ...more })
const result = (differences: Difference[]): Reconciliation => ({ day: '2026-11-21', ranAt: '2026-11-22T02:00:00Z', channel: side(6501), ours: side(6500), differences })

beforeEach(() => { chooseLanguage('zh'); signedInAs('AUDITOR', null) })
afterEach(clear)

describe('the list of days', () => {
  it('says of each whether all agree', async () => {
    market({ [`GET ${path}`]: () => [{ ...result([]), differences: 0 }, { ...result([]), day: '2026-11-20', differences: 3 }] })
    show(ReconciliationsPage, {})
    await seen('reconciled-day')
    expect(all('reconciled-day').map((one) => one.textContent)).toEqual([expect.stringContaining('对得上'), expect.stringContaining('3 处对不上')])
  })

  it('is found by who may read it', () => {
    expect((['AUDITOR', 'PLATFORM', 'FARMER', 'COOP_MANAGER'] as const).map((role) => placesOf(role).some((one) => one.to === '/reconciliations'))).toEqual([true, true, false, false])
  })
})

describe('a day', () => {
  it('says each difference in a sentence, with what to do and without ids', async () => {
    market({ [`GET ${path}/2026-11-21`]: () => result([difference()]) })
    show(ReconciliationPage, { day: '2026-11-21' })
    await seen('difference')
    expect(words('difference')).toContain('渠道收了 ¥32.51，我们记的是 ¥32.50。')
    expect(words('difference')).toContain('订单 T26112100012 · 渠道单号 4200001')
    expect(words('difference')).toContain('怎么办：以渠道到账为准查原因')
    expect(words('difference')).not.toContain('p1')
  })

  it('has a sentence and an advice for every kind, in both languages', async () => {
    market({ [`GET ${path}/2026-11-21`]: () => result(differenceKinds.map((kind) => difference({ kind }))) })
    for (const language of ['zh', 'en'] as const) {
      chooseLanguage(language)
      show(ReconciliationPage, { day: '2026-11-21' })
      await vi.waitFor(() => expect(all('difference')).toHaveLength(differenceKinds.length))
      for (const one of all('difference')) expect(one.textContent).not.toMatch(/diff[A-Z]|do[A-Z_]{5}|\{/)
      clear()
      signedInAs('AUDITOR', null)
      market({ [`GET ${path}/2026-11-21`]: () => result(differenceKinds.map((kind) => difference({ kind }))) })
    }
  })

  it('says so where all agree', async () => {
    market({ [`GET ${path}/2026-11-21`]: () => result([]) })
    show(ReconciliationPage, { day: '2026-11-21' })
    await seen('reconciled-fine')
    expect(all('difference')).toHaveLength(0)
  })

  it('is compared again when asked, and says why it was not', async () => {
    let refuses = true
    const asked = market({ [`GET ${path}/2026-11-21`]: () => result([difference()]), [`POST ${path}/2026-11-21`]: () => (refuses ? new Refused(409, 'payment.statement_not_ready', '账单还没有出。') : result([])) })
    show(ReconciliationPage, { day: '2026-11-21' })
    await seen('reconcile-again')
    click('reconcile-again')
    await seen('reconcile-problem')
    expect(words('reconcile-problem')).toBe('账单还没有出。')
    refuses = false
    click('reconcile-again')
    await seen('reconciled-fine')
    expect(asked.filter((one) => one.method === 'POST')).toHaveLength(2)
  })
})
