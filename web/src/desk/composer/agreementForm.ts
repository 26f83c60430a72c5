import type { Draft } from '@/shared/api/settlementTypes'
import type { Money, Text } from '@/shared/api/types'
import { yuan } from '@/shared/format'
import { fenOf, quantityOf } from '../goodsForm'

/** What a contract says beside its clauses, as it is typed: how it is paid, who makes good, what must come out. */
export interface ChannelForm { profile: string; directClauses: number[] }
export interface RecoveryForm { from: string; party: string }
export interface ExpectedForm { clauseNo: string; payee: string; amount: string }
/** What the buyer pays beside the list price; empty for nothing. */
export interface PartsForm { cooperativeCoupon: string; platformCoupon: string; delivery: string }
export const partNames = ['cooperativeCoupon', 'platformCoupon', 'delivery'] as const
export interface ExampleForm {
  key: number; name: Text; gross: string; quantity: string; unit: string; market: string; parts: PartsForm; expected: ExpectedForm[]
  /** What this desk does not edit of an example stays as it was agreed. */
  rest: Record<string, unknown>
}
export interface AgreementForm { channel: ChannelForm; recovery: RecoveryForm[]; examples: ExampleForm[] }

/** An example as the market reads it. */
export interface ExampleBody {
  name: Text; gross: Money; quantityThousandths: number; unit: string; market?: Money; cooperativeCoupon?: Money; platformCoupon?: Money; delivery?: Money; expected: { clauseNo: number; payee: string; amount: Money }[]
}
export const profiles = ['WECHAT_PROFIT_SHARING', 'ALIPAY_PROFIT_SHARING'] as const
export const sources = ['NEXT_CYCLE', 'RESERVE', 'GUARANTOR'] as const

let lastKey = 0
export const emptyAgreement = (): AgreementForm => ({ channel: { profile: '', directClauses: [] }, recovery: [], examples: [] })
export const emptyExample = (unit: string): ExampleForm => ({ key: ++lastKey, name: { zh: '', en: '' }, gross: '', quantity: '', unit, market: '', parts: { cooperativeCoupon: '', platformCoupon: '', delivery: '' }, expected: [], rest: {} })

/** An amount that may be below zero: a clause can also take. */
export function signedFenOf(typed: string): number | null {
  const text = typed.trim()
  const fen = fenOf(text.replace(/^[-−]/, ''))
  return fen === null ? null : /^[-−]/.test(text) ? -fen : fen
}
const cny = (fen: number): Money => ({ amount: fen, currency: 'CNY' })
const typedYuan = (money: Money): string => yuan(money.amount).replaceAll(',', '')

/** The parts that are filled in. */
export const partsOf = (parts: PartsForm): Partial<Record<(typeof partNames)[number], Money>> =>
  Object.fromEntries(partNames.flatMap((name) => { const fen = fenOf(parts[name]); return fen ? [[name, cny(fen)]] : [] }))
/** What the buyer pays for it in all, fen. */
export function paidFor({ gross, parts }: Pick<ExampleForm, 'gross' | 'parts'>): number {
  const { cooperativeCoupon, platformCoupon, delivery } = partsOf(parts)
  return (fenOf(gross) ?? 0) - (cooperativeCoupon?.amount ?? 0) - (platformCoupon?.amount ?? 0) + (delivery?.amount ?? 0)
}

const exampleBody = (one: ExampleForm): ExampleBody => {
  const market = fenOf(one.market)
  return {
    ...one.rest, name: one.name, gross: cny(fenOf(one.gross) ?? 0), quantityThousandths: Math.round((quantityOf(one.quantity, one.unit) ?? 0) * 1000), unit: one.unit, ...(market === null ? {} : { market: cny(market) }), ...partsOf(one.parts),
    expected: one.expected.map((line) => ({ clauseNo: Number(line.clauseNo), payee: line.payee, amount: cny(signedFenOf(line.amount) ?? 0) })),
  }
}

/** What is chosen of it, as the market reads it; what is not chosen is not sent. */
export function agreementOf({ channel, recovery, examples }: AgreementForm): Pick<Draft, 'channel' | 'recovery' | 'examples'> {
  return {
    ...(channel.profile ? { channel: { profile: channel.profile, directClauses: channel.directClauses } } : {}),
    ...(recovery.length > 0 ? { recovery: recovery.map((step) => ({ from: step.from, ...(step.party ? { party: step.party } : {}) })) } : {}),
    ...(examples.length > 0 ? { examples: examples.map(exampleBody) } : {}),
  }
}

function exampleForm(body: ExampleBody): ExampleForm {
  const { name, gross, quantityThousandths, unit, market, cooperativeCoupon, platformCoupon, delivery, expected, ...rest } = body
  const part = (money?: Money): string => (money ? typedYuan(money) : '')
  return {
    key: ++lastKey, name: { ...name }, gross: typedYuan(gross), quantity: String(quantityThousandths / 1000), unit, market: part(market), parts: { cooperativeCoupon: part(cooperativeCoupon), platformCoupon: part(platformCoupon), delivery: part(delivery) }, rest,
    expected: expected.map((line) => ({ clauseNo: String(line.clauseNo), payee: line.payee, amount: typedYuan(line.amount) })),
  }
}

/** What a signed version says of it, as a form to change. */
export function agreementForm(terms: Pick<Draft, 'channel' | 'recovery' | 'examples'>): AgreementForm {
  return {
    channel: { profile: terms.channel?.profile ?? '', directClauses: [...(terms.channel?.directClauses ?? [])] },
    recovery: (terms.recovery ?? []).map((step) => ({ from: step.from, party: step.party ?? '' })),
    examples: ((terms.examples ?? []) as ExampleBody[]).map(exampleForm),
  }
}

/** Clauses have changed places: whatever names one by its number names the same one still; what named a removed one is gone. */
export function renumber(form: AgreementForm, numberOf: (old: number) => number | null): void {
  form.channel.directClauses = form.channel.directClauses.flatMap((old) => numberOf(old) ?? []).sort((one, other) => one - other)
  for (const example of form.examples) {
    example.expected = example.expected.flatMap((line) => {
      const no = numberOf(Number(line.clauseNo))
      return no === null ? [] : [{ ...line, clauseNo: String(no) }]
    })
  }
}
