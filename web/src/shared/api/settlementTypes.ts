import type { Money, Name, Party, PartyKind, SalePart, Text, Unit } from './types'

/** A co-signature of a day's head; key Base64 of X.509, signature Base64. */
export interface HeadSignature { party: string; publicKey: string; signature: string; endorsement: string | null; signedAt: string }
export interface Leaf { book: string; canonical: string; index: number; size: number; path: string[] }
export interface Head {
  day: string; hash: string; canonical: string; previous: string; root: string; books: number; blocks: number; closedAt: string
  signatures: HeadSignature[]; leaves: Leaf[]
}
export interface EntryProof {
  kind: string; entry: number
  block: { seq: number; hash: string; canonical: string; index: number; size: number; path: string[] }
  leaf: Leaf | null; head: Head | null
}
export interface Proofs { saleId: string; book: string; proofs: EntryProof[] }

/** `blocks` are sound, from the first on; `fault` is the first thing that is wrong. */
export interface BookAudit { book: string; sound: boolean; blocks: number; fault: string | null }

export interface Ratio { numerator: number; denominator: number }
/** A clause as it is sent; which fields it has depends on its kind. */
export type ClauseBody = { kind: string } & Record<string, unknown>
export interface Draft {
  contractId?: string; title: Text; effectiveFrom: string; parties: Party[]
  smallestSale: { units: number; amount: Money; unit?: string } | null; fieldPrice: Money | null; clauses: ClauseBody[]
  channel?: { profile: string; directClauses: number[] }; recovery?: { from: string; party?: string }[]; examples?: unknown[]
  /** Only in a preview: the sale to work out. */
  sample?: { gross: Money; quantity: number; unit: string; cooperativeCoupon?: Money; platformCoupon?: Money; delivery?: Money }
}
export interface DraftProblem { code: string; field: string | null; clauseNo: number | null; detail: Name }
export interface ExampleLine { party: Party; amount: Money; percent: string | null; reason: Name; clauseNo: number; part?: SalePart | null }
export interface Preview {
  clauses: { no: number; kind: string; sentence: Name; payee: Party | null }[]; problems: DraftProblem[]
  example: { gross: Money; quantity: number; unit: Unit | string; lines: ExampleLine[] } | null
}
export interface SimulatedShare { party: Party | null; label: Name; amount: Money; percent: string }
export interface SimulatedCase {
  id: string; name: Name; about: Name; sales: number; gross: Money; refunded: Money
  columns: { draft: SimulatedShare[]; inForce: SimulatedShare[] | null; commission: SimulatedShare[] }; notes: Name[]
}
export interface Simulation { cases: SimulatedCase[]; notes: Name[] }

export type PayoutState = 'PLANNED' | 'SENT' | 'DONE' | 'RETURNED' | 'VOID'
export interface Payout {
  id: string; contractId: string; amount: Money; state: PayoutState; reason: string | null; numberMasked: string; plannedAt: string; changedAt: string
}
export interface PayoutAccount { party: string; numberMasked: string; holder: string; bank: string; cycle: 'DAILY' | 'WEEKLY' | 'HALF_MONTHLY' | null; closed: boolean; nextRunAt: string }

export type TotalsBy = 'PRODUCT' | 'ROOM' | 'CLAUSE'
export interface Total { key: string | null; name: Name | null; contractId: string | null; sales: number; in: Money; out: Money; escrow: Money }
export interface Totals { by: TotalsBy; items: Total[]; in: Money; out: Money }
export type ExportFormat = 'PDF' | 'XLSX' | 'CSV'
export interface StatementFile {
  id: string; state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'; percent: number; lines: { done: number; all: number | null }; format: ExportFormat
  fileName: string; problem: { code: string; detail: Name } | null
}
export interface Dispute {
  id: string; book: string; saleId: string; clauseNo: number; payee: string; by: string; reason: string; state: 'OPEN' | 'STOOD' | 'MOVED' | 'REVERSED'; words: Name
  openedAt: string; to: string | null; amount: number; decision: string | null; decidedAt: string | null
}
export interface FundMovement { at: string; contractId: string; seq: number; kind: string; amount: Money; cause: string | null; note: string | null; clauseNo: number; orderNumber: string | null }
/** in − out = balance. */
export interface Fund {
  fund: Party; balance: Money; available: Money; escrow: Money; in: Money; out: Money; debts: { creditor: Party; amount: Money }[]; rules: Name[]
  movements: FundMovement[] | null; next: string | null
}

/** Where each yuan of a product's last sales went; `percent` sums to exactly 100.0. */
export interface Yuan { productId: string; product: Name; sales: number; paid: Money; kinds: { kind: PartyKind; name: Name; amount: Money; percent: string; parties: number }[]; farmerPercent: string }
export interface FarmerShare { productId: string; months: { month: string; sales: number; paid: Money; farmers: Money; percent: string }[] }
