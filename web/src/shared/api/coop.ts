import { get, post } from './client'
import type { Money, Name, Page, Text } from './types'
import type { Ratio } from './settlementTypes'

/** A member's account by law: contribution, quantified shares, trade volume of one year. */
export interface Member {
  coop: string; number: string; party: string; name: Name; joinedOn: string
  contribution: Money; reserveShare: Money; subsidyShare: Money; year: number; tradeVolume: Money
}
export type MemberEntryKind = 'CONTRIBUTION' | 'WITHDRAWAL' | 'RESERVE_SHARE' | 'SUBSIDY_SHARE' | 'DELIVERY' | 'DIVIDEND'
export interface MemberEntry { id: string; kind: MemberEntryKind; amount: Money; on: string; note: string | null; at: string }
export interface NewMember { number: string; name: Text; party?: string; joinedOn: string; contribution: Money; reserveShare?: Money; subsidyShare?: Money }
export interface NewEntry { kind: MemberEntryKind; amount: Money; on: string; note?: string }

export interface YearPools { surplus: Money; losses: Money; reserve: Money; welfare: Money; distributable: Money; byVolume: Money; byCapital: Money }
export interface AssemblyVote { heldOn: string; entitled: number; present: number; votesFor: number; votesAgainst: number }
export interface GuaranteedReturn {
  contractId: string; clauseNo: number; household: string; guarantor: string; guaranteed: Money; dividend: Money; topUp: Money; paid: Money; reason: Name
}
export type YearEndState = 'DRAFT' | 'APPROVED' | 'POSTING' | 'POSTED'
export interface YearEnd {
  coop: string; year: number; state: YearEndState; contractId: string; contractVersion: number; clauseNo: number; hash: string; byTradeVolume: string
  pools: YearPools; members: number; tradeVolume: Money; capital: Money; approval: AssemblyVote | null; returns: GuaranteedReturn[]; draftedAt: string; postedAt: string | null
}
export interface YearLine {
  party: string; number: string; name: Name; tradeVolume: Money; capital: Money; byVolume: Money; byCapital: Money; total: Money; reserve: Money; reasons: Name[]
}
export interface NewYearEnd { year: number; contractId: string; surplus: Money; losses?: Money; welfare?: Ratio }

const whole = encodeURIComponent
const asked = (words: Record<string, string | number | null | undefined>): string => {
  const given = Object.entries(words).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return given.length > 0 ? `?${given.map(([name, value]) => `${name}=${whole(String(value))}`).join('&')}` : ''
}

export interface MemberAsk { coop: string | null; year: number; search: string }
/** A co-op's members by number; who reads every book names the co-op. */
export const members = ({ coop, year, search }: MemberAsk, cursor: string | null): Promise<Page<Member>> =>
  get(`/api/settlement/members${asked({ coop, year, search, limit: 50, after: cursor })}`)
export const member = (party: string, year: number, coop: string | null): Promise<Member> => get(`/api/settlement/members/${whole(party)}${asked({ coop, year })}`)
export const memberHistory = (party: string, coop: string | null, cursor: string | null): Promise<Page<MemberEntry>> =>
  get(`/api/settlement/members/${whole(party)}/history${asked({ coop, limit: 30, after: cursor })}`)
/** The accounts of the caller's own household, one for each co-op. */
export const ownMemberships = async (year: number): Promise<Member[]> => (await get<Page<Member>>(`/api/settlement/member-accounts${asked({ year })}`)).items
export const addMember = (body: NewMember, key: string): Promise<Member> => post('/api/settlement/members', body, key)
export const addEntry = ({ party, ...body }: NewEntry & { party: string }, key: string): Promise<Member> => post(`/api/settlement/members/${whole(party)}/entries`, body, key)

export const yearEnds = async (coop: string | null): Promise<YearEnd[]> => (await get<Page<YearEnd>>(`/api/settlement/year-ends${asked({ coop })}`)).items
export const yearEnd = (year: number, coop: string | null): Promise<YearEnd> => get(`/api/settlement/year-ends/${year}${asked({ coop })}`)
const linePage = (year: number, coop: string | null, cursor: string | null): Promise<Page<YearLine>> => get(`/api/settlement/year-ends/${year}/lines${asked({ coop, limit: 100, after: cursor })}`)
/** Every line that the caller may see, by member number: all of them, so that they can be added up. */
export async function yearLines(year: number, coop: string | null): Promise<YearLine[]> {
  const found: YearLine[] = []
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: Page<YearLine> = await linePage(year, coop, cursor)
    found.push(...page.items)
    cursor = page.next
  }
  return found.sort((one, other) => one.number.localeCompare(other.number))
}
export const draftYearEnd = (body: NewYearEnd, key: string): Promise<YearEnd> => post('/api/settlement/year-ends', body, key)
export const approveYearEnd = ({ year, ...body }: AssemblyVote & { year: number; hash: string }, key: string): Promise<YearEnd> => post(`/api/settlement/year-ends/${year}/approval`, body, key)
export const postYearEnd = (year: number, key: string): Promise<YearEnd> => post(`/api/settlement/year-ends/${year}/posting`, {}, key)
