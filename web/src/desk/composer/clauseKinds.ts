import type { PartyKind } from '@/shared/api/types'

export type FieldType = 'party' | 'parties' | 'rate' | 'money' | 'choice' | 'unit' | 'grade' | 'clauses' | 'tiers' | 'covers' | 'text' | 'count' | 'truth'
export interface FieldSpec {
  name: string
  type: FieldType
  /** Parties of these kinds alone can stand here. */
  kinds?: readonly PartyKind[]
  options?: readonly string[]
  /** Only asked where this is true of what else is filled in. */
  when?: (values: Record<string, unknown>) => boolean
  /** Not sent: it decides which other fields are. */
  isLocal?: boolean
}

const payee: FieldSpec = { name: 'payee', type: 'party' }
const fundPayee: FieldSpec = { name: 'payee', type: 'party', kinds: ['FUND'] }
const rate: FieldSpec = { name: 'rate', type: 'rate' }
/** A farmer's share stays whole, and the money of funds, insurers and lenders is for what their own clauses say. */
const traders: readonly PartyKind[] = ['COOPERATIVE', 'PLATFORM', 'BRAND_OWNER', 'HOST', 'STATION_LEADER', 'CARRIER']
const payers: FieldSpec = { name: 'payers', type: 'parties' }
const isPer = (...all: string[]) => (values: Record<string, unknown>): boolean => all.includes(String(values['per']))

/** Every kind of clause with the fields that it has, in the order in which people fill them in. */
export const clauseKinds = {
  SHARE_OF_GROSS: [payee, rate],
  SHARE_OF_NET: [payee, rate, { name: 'netOf', type: 'clauses' }],
  FIXED_FEE: [
    payee, { name: 'fee', type: 'money' }, { name: 'per', type: 'choice', options: ['ORDER', 'UNIT', 'KILO', 'ITEM', 'LEG', 'ACCEPTED'] },
    { name: 'unit', type: 'unit', when: isPer('UNIT', 'ACCEPTED') }, { name: 'grade', type: 'grade', when: isPer('ACCEPTED') },
  ],
  TIERED_COMMISSION: [payee, { name: 'measure', type: 'choice', options: ['ORDERS', 'VALUE'] }, { name: 'tiers', type: 'tiers' }, { name: 'ownSalesOnly', type: 'truth' }],
  REMAINDER: [payee],
  LEVY: [fundPayee, rate, { name: 'purpose', type: 'text' }],
  FUND_CONTRIBUTION: [
    fundPayee, { name: 'by', type: 'choice', options: ['RATE', 'FEE'], isLocal: true }, { ...rate, when: (values) => values['by'] !== 'FEE' },
    { name: 'fee', type: 'money', when: (values) => values['by'] === 'FEE' }, { name: 'unit', type: 'unit', when: (values) => values['by'] === 'FEE' },
  ],
  INSURANCE_PREMIUM: [{ name: 'payee', type: 'party', kinds: ['INSURER'] }, rate, { name: 'covers', type: 'covers' }],
  DELIVERY: [payee],
  COUPON: [{ name: 'issuer', type: 'choice', options: ['COOPERATIVE', 'PLATFORM'] }, { name: 'party', type: 'party', kinds: traders }, { name: 'reserve', type: 'money' }],
  CAP: [{ name: 'party', type: 'party' }, rate, payee],
  MINIMUM: [payee, rate, payers],
  FLOOR_PRICE: [payee, { name: 'floor', type: 'money' }, { name: 'unit', type: 'unit' }, { name: 'markup', type: 'rate' }, payers],
  ADVANCE: [
    { name: 'payee', type: 'party', kinds: ['LENDER'] }, { name: 'party', type: 'party' }, { name: 'share', type: 'rate' },
    { name: 'cycleDays', type: 'count' }, { name: 'keptMinimum', type: 'money' },
  ],
  FUND_DRAW: [
    { name: 'party', type: 'party', kinds: ['FUND'] }, { name: 'payees', type: 'parties' },
    { name: 'cause', type: 'choice', options: ['PRICE', 'DISASTER', 'UPGRADE', 'CRAFT', 'REWARD', 'PERFORMANCE'] },
    { name: 'mostPerClaim', type: 'money' }, { name: 'mostPerMonth', type: 'money' },
  ],
  GUARANTEED_RETURN: [
    payee, { name: 'capital', type: 'money' }, rate, { name: 'guarantor', type: 'party' }, { name: 'by', type: 'choice', options: ['FUND', 'RESERVE'], isLocal: true },
    { name: 'fundedBy', type: 'party', kinds: ['FUND'], when: (values) => values['by'] !== 'RESERVE' }, { name: 'reserve', type: 'money', when: (values) => values['by'] === 'RESERVE' },
  ],
  DIVIDEND: [{ name: 'party', type: 'party', kinds: ['COOPERATIVE'] }, { name: 'byTradeVolume', type: 'rate' }, { name: 'reserveRate', type: 'rate' }],
} as const satisfies Record<string, readonly FieldSpec[]>

export type ClauseKind = keyof typeof clauseKinds
export const kindNames = Object.keys(clauseKinds) as ClauseKind[]
/** Kinds as people look for them: who gets what of a sale, what bounds it, what holds beside it. */
export const kindGroups: { name: 'Sale' | 'Bound' | 'Part' | 'Beside'; kinds: ClauseKind[] }[] = [
  { name: 'Sale', kinds: ['SHARE_OF_GROSS', 'SHARE_OF_NET', 'FIXED_FEE', 'TIERED_COMMISSION', 'LEVY', 'FUND_CONTRIBUTION', 'INSURANCE_PREMIUM', 'REMAINDER'] },
  { name: 'Bound', kinds: ['MINIMUM', 'CAP', 'FLOOR_PRICE'] },
  { name: 'Part', kinds: ['DELIVERY', 'COUPON'] },
  { name: 'Beside', kinds: ['ADVANCE', 'FUND_DRAW', 'GUARANTEED_RETURN', 'DIVIDEND'] },
]

export const isClauseKind = (kind: string): kind is ClauseKind => kind in clauseKinds
/** The fields that are asked for, given what is filled in. */
export const fieldsOf = (kind: ClauseKind, values: Record<string, unknown>): FieldSpec[] =>
  (clauseKinds[kind] as readonly FieldSpec[]).filter((field) => field.when?.(values) ?? true)
