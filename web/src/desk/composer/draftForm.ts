import type { ClauseBody, Draft, Ratio } from '@/shared/api/settlementTypes'
import type { Money, Party, Text } from '@/shared/api/types'
import { yuan } from '@/shared/format'
import { businessDay, fenOf } from '../goodsForm'
import { agreementForm, agreementOf, emptyAgreement, type AgreementForm } from './agreementForm'
import { clauseKinds, fieldsOf, isClauseKind, type ClauseKind, type FieldSpec } from './clauseKinds'
import { ratioOf, ratioText } from './ratio'

export interface TierForm { from: string; rate: string }
export interface CoverForm { cause: string; benefit: string; threshold: string }
/** A clause as it is typed: texts for numbers, so that nothing is lost while typing. */
export interface ClauseForm { key: number; kind: ClauseKind; values: Record<string, unknown> }
export interface DraftForm {
  contractId: string | null; title: Text; effectiveOn: string; parties: Party[]
  smallest: { units: string; amount: string; unit: string }; fieldPrice: string; clauses: ClauseForm[]
  agreement: AgreementForm
}

let lastKey = 0
const empties: Record<FieldSpec['type'], () => unknown> = {
  party: () => '', parties: () => [], rate: () => '', money: () => '', choice: () => '', unit: () => 'JIN', grade: () => 'FIRST', clauses: () => [],
  tiers: () => [{ from: '0', rate: '' }], covers: () => [{ cause: 'PRICE', benefit: '', threshold: '' }], text: () => ({ zh: '', en: '' }), count: () => '15', truth: () => false,
}

export function emptyClause(kind: ClauseKind): ClauseForm {
  const fields = clauseKinds[kind] as readonly FieldSpec[]
  return { key: ++lastKey, kind, values: Object.fromEntries(fields.map((field) => [field.name, field.options?.[0] ?? empties[field.type]()])) }
}

/** A new draft: the co-op itself, and everything to it. */
export function emptyDraft(own: Party, today: Date): DraftForm {
  const remainder = emptyClause('REMAINDER')
  remainder.values['payee'] = own.id
  return {
    contractId: null, title: { zh: '', en: '' }, effectiveOn: businessDay(new Date(today.getTime() + 86_400_000)), parties: [own],
    smallest: { units: '5', amount: '', unit: 'JIN' }, fieldPrice: '', clauses: [remainder], agreement: emptyAgreement(),
  }
}

const cny = (typed: unknown): Money | undefined => {
  const fen = fenOf(String(typed ?? ''))
  return fen === null ? undefined : { amount: fen, currency: 'CNY' }
}
const whole = (typed: unknown): number | undefined => (/^\d{1,12}$/.test(String(typed).trim()) ? Number(String(typed).trim()) : undefined)
const rateOf = (typed: unknown): Ratio | undefined => ratioOf(String(typed ?? '')) ?? undefined

const coverBody = (one: CoverForm) => ({
  cause: one.cause, benefit: rateOf(one.benefit), threshold: one.cause === 'DISASTER' ? undefined : one.cause === 'PRICE' ? cny(one.threshold)?.amount : whole(one.threshold),
})

function sent(field: FieldSpec, value: unknown, values: Record<string, unknown>): unknown {
  if (field.type === 'rate') return rateOf(value)
  if (field.type === 'money') return cny(value)
  if (field.type === 'count') return whole(value)
  if (field.type === 'truth') return value === true ? true : undefined
  if (field.type === 'covers') return (value as CoverForm[]).map(coverBody)
  if (field.type === 'tiers') return (value as TierForm[]).map((tier) => ({ from: values['measure'] === 'VALUE' ? cny(tier.from)?.amount : whole(tier.from), rate: rateOf(tier.rate) }))
  return value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value
}

/** What is filled in, as the market reads it; what is missing or no number is left out, and the market says so. */
export function clauseBody(clause: ClauseForm): ClauseBody {
  const fields = fieldsOf(clause.kind, clause.values).filter((field) => !field.isLocal)
  const given = fields.map((field) => [field.name, sent(field, clause.values[field.name], clause.values)] as const).filter(([, value]) => value !== undefined)
  return { kind: clause.kind, ...Object.fromEntries(given) }
}

/** The first instant of a day in the market's zone; long ago where no day is chosen, which the market refuses. */
const startOf = (day: string): string => new Date(`${/^\d{4}-\d\d-\d\d$/.test(day) ? day : '1970-01-01'}T00:00:00+08:00`).toISOString()

export function draftOf(form: DraftForm): Draft {
  const [units, amount, fieldPrice] = [whole(form.smallest.units), cny(form.smallest.amount), cny(form.fieldPrice)]
  return {
    ...(form.contractId ? { contractId: form.contractId } : {}), title: form.title, effectiveFrom: startOf(form.effectiveOn), parties: form.parties,
    smallestSale: units && amount ? { units, amount, unit: form.smallest.unit } : null, fieldPrice: fieldPrice ?? null, clauses: form.clauses.map(clauseBody), ...agreementOf(form.agreement),
  }
}

const moneyText = (value: unknown): string => (value ? yuan((value as Money).amount).replaceAll(',', '') : '')
const rateText = (value: unknown): string => (value ? ratioText(value as Ratio) : '')

function typed(field: FieldSpec, value: unknown, body: ClauseBody): unknown {
  if (field.isLocal) return body.kind === 'FUND_CONTRIBUTION' ? (body['fee'] ? 'FEE' : 'RATE') : body['reserve'] ? 'RESERVE' : 'FUND'
  if (field.type === 'rate') return rateText(value)
  if (field.type === 'money') return moneyText(value)
  if (value === undefined || value === null) return empties[field.type]()
  if (field.type === 'count') return String(value)
  if (field.type === 'tiers') return (value as { from: number; rate: Ratio }[]).map((tier) => ({ from: body['measure'] === 'VALUE' ? yuan(tier.from).replaceAll(',', '') : String(tier.from), rate: rateText(tier.rate) }))
  if (field.type === 'covers') return (value as { cause: string; benefit: Ratio; threshold?: number }[]).map((one) => ({ cause: one.cause, benefit: rateText(one.benefit), threshold: one.threshold === undefined ? '' : one.cause === 'PRICE' ? yuan(one.threshold).replaceAll(',', '') : String(one.threshold) }))
  return structuredClone(value)
}

function clauseForm(body: ClauseBody): ClauseForm {
  if (!isClauseKind(body.kind)) throw new Error(`no such clause: ${body.kind}`)
  const fields = clauseKinds[body.kind] as readonly FieldSpec[]
  return { key: ++lastKey, kind: body.kind, values: Object.fromEntries(fields.map((field) => [field.name, typed(field, body[field.name], body)])) }
}

/** The terms of a signed version, read from the text that was hashed, as a form to change. */
export function formOf(canonical: string, isNewVersion: boolean, today: Date): DraftForm {
  const terms = JSON.parse(canonical) as Draft & { contractId: string }
  return {
    contractId: isNewVersion ? terms.contractId : null, title: terms.title, effectiveOn: businessDay(new Date(today.getTime() + 86_400_000)), parties: terms.parties,
    smallest: { units: String(terms.smallestSale?.units ?? '5'), amount: moneyText(terms.smallestSale?.amount), unit: terms.smallestSale?.unit ?? 'JIN' },
    fieldPrice: moneyText(terms.fieldPrice), clauses: terms.clauses.map(clauseForm),
    agreement: agreementForm(terms),
  }
}
