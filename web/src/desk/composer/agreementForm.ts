import type { Draft } from '@/shared/api/settlementTypes'
import type { Money, Text } from '@/shared/api/types'
import { yuan } from '@/shared/format'
import { fenOf, quantityOf } from '../goodsForm'

/** What a contract says beside its clauses, as it is typed: how it is paid, who makes good, what must come out. */
export interface ChannelForm { profile: string; directClauses: number[] }
export interface RecoveryForm { from: string; party: string }
export interface ExpectedForm { clauseNo: string; payee: string; amount: string }
export interface ExampleForm {
  key: number; name: Text; gross: string; quantity: string; unit: string; market: string; expected: ExpectedForm[]
  /** What this desk does not edit of an example stays as it was agreed. */
  rest: Record<string, unknown>
}
export interface AgreementForm { channel: ChannelForm; recovery: RecoveryForm[]; examples: ExampleForm[] }

/** An example as the market reads it. */
export interface ExampleBody {
  name: Text; gross: Money; quantityThousandths: number; unit: string; market?: Money; expected: { clauseNo: number; payee: string; amount: Money }[]
}
export const profiles = ['WECHAT_PROFIT_SHARING', 'ALIPAY_PROFIT_SHARING'] as const
export const sources = ['NEXT_CYCLE', 'RESERVE', 'GUARANTOR'] as const

let lastKey = 0
export const emptyAgreement = (): AgreementForm => ({ channel: { profile: '', directClauses: [] }, recovery: [], examples: [] })
export const emptyExample = (unit: string): ExampleForm => ({ key: ++lastKey, name: { zh: '', en: '' }, gross: '', quantity: '', unit, market: '', expected: [], rest: {} })

/** An amount that may be below zero: a clause can also take. */
export function signedFenOf(typed: string): number | null {
  const text = typed.trim()
  const fen = fenOf(text.replace(/^[-−]/, ''))
  return fen === null ? null : /^[-−]/.test(text) ? -fen : fen
}
const cny = (fen: number): Money => ({ amount: fen, currency: 'CNY' })
const typedYuan = (money: Money): string => yuan(money.amount).replaceAll(',', '')

const exampleBody = (one: ExampleForm): ExampleBody => {
  const market = fenOf(one.market)
  return {
    ...one.rest, name: one.name, gross: cny(fenOf(one.gross) ?? 0), quantityThousandths: Math.round((quantityOf(one.quantity, one.unit) ?? 0) * 1000), unit: one.unit, ...(market === null ? {} : { market: cny(market) }),
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
  const { name, gross, quantityThousandths, unit, market, expected, ...rest } = body
  return {
    key: ++lastKey, name: { ...name }, gross: typedYuan(gross), quantity: String(quantityThousandths / 1000), unit, market: market ? typedYuan(market) : '', rest,
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
