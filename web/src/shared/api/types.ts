/** The words of docs/api.md, as the screens read them. */
export interface Money { amount: number; currency: string }
export interface Text { zh: string; en: string }
/** A name that a person typed stays a string; a name that is translated is a `Text`. */
export type Name = Text | string
export interface Page<T> { items: T[]; next: string | null }
export interface Named { id: string; name: Name }
export interface Unit { code: string; name: Name; decimals: number }
export interface Grade { code: string; name: Name }

export type Role = 'CONSUMER' | 'HOST' | 'COOP_MANAGER' | 'FARMER' | 'PLATFORM' | 'BRAND_OWNER' | 'CARRIER' | 'AUDITOR' | 'COMMITTEE'
export type PartyKind = 'FARMER' | 'COOPERATIVE' | 'HOST' | 'PLATFORM' | 'BRAND_OWNER' | 'CARRIER' | 'FUND' | 'LENDER' | 'INSURER' | 'STATION_LEADER'
export interface Party { id: string; name: Name; kind: PartyKind }
export interface Account { id: string; name: Name; role: Role; party: Party | null; phoneMasked: string }
export interface Session { accessToken: string; expiresInSeconds: number; account: Account }
export interface CodeSent { expiresInSeconds: number; resendAfterSeconds: number; shownCode: string | null }

export interface ProductCard {
  id: string; name: Name; picture: string; origin: Name; cooperative: Named; unit: Unit; grade: Grade
  price: Money; available: number; harvestDate: string; contractId: string; lotId: string; skuId: string
  opensAt?: string | null; closesAt?: string | null; perBuyer?: number | null; presale?: Presale | null
}
/** How a lot is sold before its harvest. */
export interface Presale { harvestFrom: string; harvestUntil: string; depositPercent: number; balanceDays: number }
export interface Lot {
  id: string; productId: string; skuId: string; harvestDate: string; grade: Grade; price: Money; unit: Unit
  available: number; stock: { total: number; reserved: number; sold: number; free: number } | null
  /** What became of a presale, for its co-operative; null until it is recorded. */
  harvest?: { day: string; quantity: number; expected: number; recordedAt: string } | null; gramsPerUnit?: number
  opensAt?: string | null; closesAt?: string | null; perBuyer?: number | null; presale?: Presale | null
}
export interface Sku { id: string; name: Name; unit: Unit; lots: Lot[] }
export interface Product {
  id: string; name: Name; description: Name; picture: string; origin: Name; season: Name
  cooperative: Named; contractId: string; skus: Sku[]
}

export interface NewLot { harvestDate: string | null; grade: string; price: Money; stock: number; presale?: Presale }
/** When a lot may be bought and how much one buyer may have; null for no limit. */
export interface SellingTerms { opensAt: string | null; closesAt: string | null; perBuyer: number | null }
export interface NewProduct {
  name: Text; description: Text; picture: string; origin: Text; season: Text; contractId: string
  sku: { name: Text; unit: string; gramsPerUnit: number | null; lot: NewLot }
}

export * from './orderTypes'

export type RoomState = 'PREPARED' | 'LIVE' | 'ENDED'
export interface RoomCard {
  id: string; title: Name; host: Named; village: Name; state: RoomState; viewers: number; picture: string; startedAt: string | null
}
export interface Room extends RoomCard {
  products: ProductCard[]; pinnedProductId: string | null; endedAt: string | null
  figures: { orders: number; sold: Money; viewersPeak: number } | null
}

export interface ShareLine { party: Party; amount: Money; percent: string; sentence: Name }
export interface Shares {
  contractId: string; version: number; paid: Money; farmerPercent: string; commissionModelFarmerPercent: string
  fieldPricePercent: string | null; lines: ShareLine[]
}
export interface ContractParty extends Party { signedAt: string | null }
export interface Clause { no: number; kind: string; sentence: Name; payee: Party | string | null }
export interface Contract {
  id: string; title: Name; version: number; state: 'DRAFT' | 'SIGNED' | 'IN_FORCE' | 'SUPERSEDED'; effectiveFrom: string | null
  hash: string; canonical?: string; parties: ContractParty[]; clauses: Clause[]
}
export type StatementKind =
  | 'ACCRUED' | 'RELEASED' | 'REVERSED' | 'REFUNDED' | 'RECOVERED' | 'REPAID' | 'DEPOSITED' | 'ADVANCED' | 'FUND_DRAWN' | 'DEBT_PAID' | 'CLAIMED' | 'TRANSFERRED'
  | 'PAYOUT_SENT' | 'PAYOUT_DONE' | 'PAYOUT_RETURNED' | 'FROZEN' | 'UNFROZEN' | 'DECIDED'
export interface StatementLine {
  at: string; late: boolean; saleId: string | null; orderId: string | null; orderNumber: string | null; product: Name | null; kind: StatementKind
  title: Name; effect: 'IN' | 'OUT' | 'ESCROW' | 'NONE'; amount: Money; reason: Name; clauseNo: number | null; contractVersion: number | null
  counterparty: Party | null; note: string | null
}
/** Where the party's money is at the end of the period; `receivable` is what it owes back. */
export interface Balances { escrow: Money; payable: Money; frozen: Money; transit: Money; out: Money; receivable: Money }
export interface Statement {
  party: Party; period: string | null; opening: Money; in: Money; out: Money; closing: Money; escrow: Money
  balances: Balances
  lines: StatementLine[]; next: string | null
}
/** What a line of a sale can be about beside the list price. */
export type SalePart = 'DELIVERY' | 'COOPERATIVE_COUPON' | 'PLATFORM_COUPON'
/** `percent` is of the list price; null where the line is about a `part`. */
export interface SaleLine { party: Party; amount: Money; percent: string | null; reason: Name; sentence: Name; clauseNo: number; part: SalePart | null }
export interface Sale {
  saleId: string; orderId: string; orderNumber: string; product: Name
  goods: Money; cooperativeCoupon: Money; platformCoupon: Money; delivery: Money; paid: Money; state: 'ESCROW' | 'RELEASED' | 'REVERSED'; lines: SaleLine[]
  contract: { id: string; version: number; hash: string }; block: { seq: number; hash: string }
}

export type Validity = 'VALID' | 'EXPIRED' | 'NOT_YET'
export interface Certificate {
  kind: 'GI' | 'GREEN' | 'ORGANIC' | 'POLLUTION_FREE'; name: Name; issuer: Name; number: string; scope: Name
  validFrom: string; validTo: string; state: Validity
}
export interface ProductBrand {
  regionalBrand: { id: string; name: Name; owner: Named } | null
  subBrand: { id: string; name: Name; holder: Named | Name } | null
  licence: { number: string; scope: Name; validFrom: string; validTo: string; state: Validity } | null
  certificates: Certificate[]
}
