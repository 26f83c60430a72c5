import { effectScope, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft, Preview } from '@/shared/api/settlementTypes'
import type { Party } from '@/shared/api/types'
import { chooseLanguage } from '@/shared/i18n/language'
import DateField from '@/shared/components/DateField.vue'
import { agreementForm, agreementOf, emptyAgreement, emptyExample, renumber, signedFenOf } from '@/desk/composer/agreementForm'
import AgreementPart from '@/desk/composer/AgreementPart.vue'
import { draftOf, emptyDraft } from '@/desk/composer/draftForm'
import { otherProblems } from '@/desk/composer/problemsAt'
import { useComposer } from '@/desk/composer/useComposer'
import { all, clear, click, cny, show, text, type, words } from './screens'

const own: Party = { id: 'coop', kind: 'COOPERATIVE', name: text('合作社', 'Co-op') }
const fund: Party = { id: 'fund', kind: 'FUND', name: text('基金', 'Fund') }
const agreed: Pick<Draft, 'channel' | 'recovery' | 'examples'> = {
  channel: { profile: 'ALIPAY_PROFIT_SHARING', directClauses: [2, 3] }, recovery: [{ from: 'RESERVE', party: 'fund' }, { from: 'NEXT_CYCLE' }],
  examples: [{
    name: text('五斤', 'Five jin'), gross: cny(3250), quantityThousandths: 5000, unit: 'JIN', market: cny(180), legs: 2, balances: [{ party: 'fund', amount: cny(500) }],
    expected: [{ clauseNo: 1, payee: 'farm', amount: cny(1462) }, { clauseNo: 9, payee: 'coop', amount: cny(-38) }],
  }],
}
const composing = (preview: (draft: Draft) => Promise<Preview>) => effectScope().run(() => useComposer(emptyDraft(own, new Date('2026-11-22T00:00:00Z')), { preview, simulate: vi.fn(), save: vi.fn() })) ?? (() => { throw new Error('no scope') })()

beforeEach(() => chooseLanguage('zh'))
afterEach(clear)

describe('what is agreed beside the clauses', () => {
  it('of a signed version is said again exactly as it was signed', () => {
    expect(agreementOf(agreementForm(agreed))).toEqual(agreed)
    expect(agreementOf(agreementForm({}))).toEqual({})
  })

  it('is not sent while nothing is chosen', () => {
    expect(Object.keys(draftOf(emptyDraft(own, new Date())))).not.toEqual(expect.arrayContaining(['channel']))
    expect(agreementOf(emptyAgreement())).toEqual({})
  })

  it('reads amounts that a clause takes', () => {
    expect(['-0.38', '−0.38', '0.38', '0', 'x'].map(signedFenOf)).toEqual([-38, -38, 38, 0, null])
  })

  it('names the same clauses when these change places, and forgets a removed one', () => {
    const form = agreementForm(agreed)
    renumber(form, (old) => ({ 1: 2, 2: 1, 3: null, 9: 8 })[old] ?? null)
    expect([form.channel.directClauses, form.examples[0]?.expected.map((line) => line.clauseNo)]).toEqual([[1], ['2', '8']])
  })

  it('shows what is wrong at its own place, not once more among the clauses', () => {
    const problem = (field: string) => ({ code: 'x', field, clauseNo: null, detail: field })
    expect(otherProblems([problem('recovery[0]'), problem('examples[1].name'), problem('channel.profile'), problem('clauses')])).toEqual(['clauses'])
  })
})

describe('the composer', () => {
  it('keeps every number with its clause when clauses are added, moved and removed', () => {
    const { form, add, move, remove } = composing(vi.fn().mockResolvedValue({ clauses: [], problems: [], example: null }))
    add('SHARE_OF_GROSS')
    const fee = add('SHARE_OF_NET')
    fee.values['netOf'] = [1]
    const values = form.value.clauses.find((clause) => clause.key === fee.key)?.values
    if (values) values['netOf'] = [1]
    form.value.agreement.channel.directClauses = [1]
    form.value.agreement.examples.push({ ...emptyExample('JIN'), expected: [{ clauseNo: '3', payee: 'coop', amount: '1' }] })
    move(0, 1)
    expect([form.value.agreement.channel.directClauses, values?.['netOf'], form.value.agreement.examples[0]?.expected[0]?.clauseNo]).toEqual([[2], [2], '3'])
    remove(1)
    expect([form.value.agreement.channel.directClauses, values?.['netOf'], form.value.agreement.examples[0]?.expected[0]?.clauseNo]).toEqual([[], [], '2'])
  })

  it('works an example out by the draft, without the examples that may be wrong', async () => {
    const preview = vi.fn<(draft: Draft) => Promise<Preview>>().mockImplementation(() => Promise.resolve({ clauses: [], problems: [], example: { gross: cny(3250), quantity: 5, unit: 'JIN', lines: [{ party: own, amount: cny(3250), percent: '100', reason: '', clauseNo: 1 }] } }))
    const { form, workOut } = composing(preview)
    const example = { ...emptyExample('JIN'), gross: '32.5', quantity: '5' }
    form.value.agreement.channel = { profile: 'WECHAT_PROFIT_SHARING', directClauses: [1] }
    form.value.agreement.examples.push(example)
    expect(await workOut(example)).toEqual([{ clauseNo: '1', payee: 'coop', amount: '32.50' }])
    const asked = preview.mock.calls.at(-1)?.[0]
    expect([asked?.sample, asked?.examples, asked?.channel]).toEqual([{ gross: cny(3250), quantity: 5, unit: 'JIN' }, undefined, undefined])
    expect(await workOut({ ...example, gross: '' })).toBeNull()
  })
})

describe('the screen of it', () => {
  it('chooses the channel, says what it can carry, and orders who makes good', async () => {
    const form = reactive(agreementForm({ recovery: [{ from: 'NEXT_CYCLE' }] }))
    const place = show(AgreementPart, { modelValue: form, parties: [own, fund], clauses: [{ key: 1, kind: 'REMAINDER', values: {} }], problems: [{ code: 'x', field: 'recovery[0]', clauseNo: null, detail: '追回次序第 1 步不对' }, { code: 'contract.example_field_wrong', field: 'examples[0].expected', clauseNo: null, detail: '第 1 个算例的「expected」缺少或不对。' }], unit: 'JIN', workOut: () => Promise.resolve(null), 'onUpdate:modelValue': () => undefined })
    expect([words('field-problem'), all('compose-direct')]).toEqual(['追回次序第 1 步不对', []])
    type('compose-channel', 'WECHAT_PROFIT_SHARING')
    await vi.waitFor(() => expect(form.channel.profile).toBe('WECHAT_PROFIT_SHARING'))
    type('recovery-from', 'RESERVE')
    await vi.waitFor(() => expect(form.recovery).toEqual([{ from: 'RESERVE', party: 'fund' }]))
    click('compose-example-add')
    await vi.waitFor(() => expect(form.examples).toHaveLength(1))
    await vi.waitFor(() => expect(words('compose-example-problem')).toBe('还没有写每一条给谁多少。'))
    expect(place.textContent).not.toContain('WECHAT')
  })
})

describe('a day', () => {
  it('is shown as the market writes it, in both languages, and chosen without the browser’s own form', async () => {
    const chosen: string[] = []
    const place = show(DateField, { modelValue: '', label: '从哪天起', max: '2026-11-23', 'data-testid': 'day', 'onUpdate:modelValue': (value: string) => chosen.push(value) })
    expect([words('day'), place.querySelector('input')]).toEqual(['选哪一天', null])
    click('day')
    await vi.waitFor(() => expect(document.querySelector('.van-picker__confirm')).not.toBeNull())
    document.querySelector<HTMLElement>('.van-picker__confirm')?.click()
    await vi.waitFor(() => expect(chosen).toEqual(['2026-11-23']))
    show(DateField, { modelValue: '2026-11-23', label: '从哪天起', 'data-testid': 'other' })
    expect(words('other')).toBe('2026年11月23日')
    chooseLanguage('en')
    await vi.waitFor(() => expect(words('other')).toBe('23 November 2026'))
  })
})
