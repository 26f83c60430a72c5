import { get, post } from './client'
import { ApiError } from './problem'
import type {
  BookAudit, Dispute, Draft, ExportFormat, FarmerShare, Fund, Head, Payout, PayoutAccount, Preview, Proofs, Simulation, StatementFile, Totals, TotalsBy, Yuan,
} from './settlementTypes'
import type { Contract, Page, Statement } from './types'

const whole = encodeURIComponent
const pageOf = (cursor: string | null, limit: number): string => `limit=${limit}${cursor ? `&after=${whole(cursor)}` : ''}`

export const proofsOf = (saleId: string): Promise<Proofs> => get(`/api/settlement/proofs/${whole(saleId)}`)
export const heads = (cursor: string | null): Promise<Page<Head>> => get(`/api/settlement/heads?${pageOf(cursor, 30)}`)
/** A head with the leaves of the caller's books: what a co-op keeps. */
export const headOf = (day: string): Promise<Head> => get(`/api/settlement/heads/${day}`)
/** `signature`: by the co-op's own key, where it has one; else the custody signs. */
export const signHead = (day: string, body: { hash: string; signature?: string }, key: string): Promise<Head> => post(`/api/settlement/heads/${day}/signatures`, body, key)
export const exportPath = (contractId: string): string => `/api/settlement/export?book=${whole(contractId)}`

/** The whole book checked now, in the market itself. */
export const auditBook = (contractId: string): Promise<BookAudit> => get(`/api/settlement/audit/${whole(contractId)}`)

export const contractVersion = (id: string, version: number | null): Promise<Contract> =>
  get(`/api/settlement/contracts/${whole(id)}${version === null ? '' : `?version=${version}`}`)
export const previewContract = (draft: Draft): Promise<Preview> => post('/api/settlement/contracts/preview', draft)
export const simulate = (draft: Draft): Promise<Simulation> => post('/api/settlement/simulations', { draft })
/** What a stored version would do, signed or not: for its parties and auditors. */
export const simulateVersion = (contractId: string, version: number): Promise<Simulation> => post('/api/settlement/simulations', { contractId, version })
export const draftContract = (draft: Draft, key: string): Promise<Contract> => post('/api/settlement/contracts', draft, key)
/** `signature`: by the party's own key, where it has one; else the custody signs. */
export const signContract = ({ id, version, ...body }: { id: string; version: number; hash: string; signature?: string }, key: string): Promise<Contract> =>
  post(`/api/settlement/contracts/${whole(id)}/versions/${version}/signatures`, body, key)

/** An auditor names the party; everybody else reads the own one. */
export const payouts = (cursor: string | null, party: string | null): Promise<Page<Payout>> =>
  get(`/api/settlement/payouts?${pageOf(cursor, 20)}${party ? `&party=${whole(party)}` : ''}`)
/** Null for a party that has not told where it is paid out to. */
export async function payoutAccount(): Promise<PayoutAccount | null> {
  try {
    return await get<PayoutAccount>('/api/settlement/payout-account')
  } catch (problem) {
    if (problem instanceof ApiError && problem.status === 404) return null
    throw problem
  }
}

export interface NewPayoutAccount { number: string; holder: string; bank: string; cycle?: 'DAILY' | 'WEEKLY' | 'HALF_MONTHLY' }
export const registerAccount = (body: NewPayoutAccount, key: string): Promise<PayoutAccount> => post('/api/settlement/payout-account', body, key)
export const closeAccount = (_party: string, key: string): Promise<PayoutAccount> => post('/api/settlement/payout-account/closure', {}, key)

/** A month or half of one; an auditor names the party, everybody else reads the own one. */
export interface StatementAsk { period: string; party?: string | null; search?: string; dated?: 'BOOKED' | 'HAPPENED' }
const askOf = ({ period, party, search, dated }: StatementAsk): string => {
  const asked = Object.entries({ period, party, search, dated: dated === 'HAPPENED' ? dated : '' }).filter(([, value]) => value)
  return asked.map(([name, value]) => `${name}=${whole(String(value))}`).join('&')
}
export const statement = (ask: StatementAsk, cursor: string | null): Promise<Statement> => get(`/api/settlement/statement?${askOf(ask)}&${pageOf(cursor, 50)}`)
export const totals = (by: TotalsBy, ask: StatementAsk): Promise<Totals> => get(`/api/settlement/statement/totals?by=${by}&${askOf(ask)}`)
export const orderFile = (wanted: { period: string; party?: string | null; format: ExportFormat; lang: string; dated?: string }, key: string): Promise<StatementFile> =>
  post('/api/settlement/exports', { period: wanted.period, format: wanted.format, lang: wanted.lang, ...(wanted.party ? { party: wanted.party } : {}), ...(wanted.dated === 'HAPPENED' ? { dated: wanted.dated } : {}) }, key)
export const orderedFile = (id: string): Promise<StatementFile> => get(`/api/settlement/exports/${whole(id)}`)
export const orderedFilePath = (id: string): string => `/api/settlement/exports/${whole(id)}/file`

export const openDispute = (wanted: { saleId: string; clauseNo: number; payee: string; reason: string }, key: string): Promise<Dispute> => post('/api/settlement/disputes', wanted, key)
export const disputes = async (): Promise<Dispute[]> => (await get<{ items: Dispute[] }>('/api/settlement/disputes')).items
export const funds = async (): Promise<Fund[]> => (await get<{ items: Fund[] }>('/api/settlement/funds')).items
export const fund = (id: string, cursor: string | null): Promise<Fund> => get(`/api/settlement/funds/${whole(id)}?${pageOf(cursor, 30)}`)

export const productYuan = (productId: string): Promise<Yuan> => get(`/api/settlement/products/${whole(productId)}/yuan?last=100`)
export const farmerShare = (productId: string): Promise<FarmerShare> => get(`/api/settlement/products/${whole(productId)}/farmer-share?months=12`)
