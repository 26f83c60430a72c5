import { get, post } from './client'
import type { Name, Page } from './types'

export type RuleName = 'PLATFORM_FEE_MAX' | 'PAYOUT_CYCLE_DAYS' | 'DISPUTE_DEADLINE_DAYS'
export type SeatClass = 'COOPERATIVES' | 'PLATFORM' | 'GOVERNMENT' | 'CONSUMERS'
export type Choice = 'YES' | 'NO' | 'ABSTAIN'
/** `minute` is the place of the decision in the committee's chain of minutes; `proposal` is null for what the platform began with. */
export interface RuleVersion { version: number; value: number; words: Name; effectiveFrom: string; proposal: string | null; minute: number }
export interface Rule { rule: RuleName; name: Name; inForce: RuleVersion; history: RuleVersion[] }
export interface Seat { id: string; seatClass: SeatClass; name: Name }
export interface ClassVote { seatClass: SeatClass; vote: Choice; seats: number; cast: number }
export interface Matter {
  id: string; rule: RuleName; name: Name; value: number; words: Name; effectiveFrom: string; deadline: string; reason: string; proposer: Seat; proposedAt: string; openedAt: string | null
  state: 'PROPOSED' | 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'LAPSED'; decidedAt: string | null; classes: ClassVote[]; votes: { seat: Seat; choice: Choice; reason: string; at: string }[]; quorum: number; mayOpen: boolean; mayVote: boolean
}
export interface Minute { seq: number; at: string; kind: 'SEATED' | 'PROPOSED' | 'OPENED' | 'VOTED' | 'DECIDED'; previous: string; hash: string; canonical: string }
export interface NewMatter { rule: RuleName; value: number; effectiveFrom: string; deadline: string; reason: string }

const governance = '/api/settlement/governance'
const paged = (cursor: string | null, limit: number): string => `limit=${limit}${cursor ? `&after=${encodeURIComponent(cursor)}` : ''}`
/** Rules and decisions are for everybody. */
export const rules = async (): Promise<Rule[]> => (await get<Page<Rule>>(`${governance}/rules`)).items
export const decisions = (cursor: string | null): Promise<Page<Matter>> => get(`${governance}/decisions?${paged(cursor, 20)}`)
export const matters = (cursor: string | null): Promise<Page<Matter>> => get(`${governance}/proposals?${paged(cursor, 20)}`)
export const matter = (id: string): Promise<Matter> => get(`${governance}/proposals/${encodeURIComponent(id)}`)
export const minutes = (cursor: string | null): Promise<Page<Minute>> => get(`${governance}/minutes?${paged(cursor, 100)}`)
export const proposeMatter = (body: NewMatter, key: string): Promise<Matter> => post(`${governance}/proposals`, body, key)
export const openMatter = (id: string, key: string): Promise<Matter> => post(`${governance}/proposals/${encodeURIComponent(id)}/opening`, {}, key)
export const voteMatter = ({ id, ...body }: { id: string; choice: Choice; reason: string }, key: string): Promise<Matter> => post(`${governance}/proposals/${encodeURIComponent(id)}/votes`, body, key)
