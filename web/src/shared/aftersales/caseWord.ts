import type { AfterSalesCase, CaseEvent, CaseState } from '../api/afterSales'
import { deadline } from '../format'
import { w } from './words'

const well: CaseState[] = ['REFUNDED', 'REPLACED']
const ended: CaseState[] = ['REJECTED', 'LAPSED', 'OVERTAKEN', 'REFUSED']

/** How the badge of a case looks. */
export function toneOf(state: CaseState): 'calm' | 'broken' | 'running' {
  if (well.includes(state)) return 'calm'
  return ended.includes(state) ? 'broken' : 'running'
}

/** What happened, in words: an exchange whose goods came back without new ones to send is said so. */
export function eventWord(one: AfterSalesCase, event: CaseEvent): string {
  const word = w(`step${event.step}`)
  return one.kind === 'EXCHANGE' && event.step === 'ARRIVE' ? `${word} · ${w('noneToSwap')}` : word
}

/** Until when, or that it is over; nothing where the case has no deadline for people. */
export function dueWord(one: AfterSalesCase, now: Date): string {
  if (!one.dueAt || one.turn === 'MARKET') return ''
  return w(new Date(one.dueAt) < now ? 'duePast' : 'dueBefore', { time: deadline(one.dueAt) })
}

/** What the middle of the case is about: paid, offered, or asked for. */
export function sumOf(one: AfterSalesCase): { word: string; amount: AfterSalesCase['wanted'] } | null {
  if (one.state === 'REFUNDED' || one.state === 'REFUNDING') return { word: w('refundedSum'), amount: one.granted ?? one.wanted }
  if (one.state === 'OFFERED' && one.granted) return { word: w('grantedSum'), amount: one.granted }
  return one.kind === 'EXCHANGE' ? null : { word: w('wantedSum'), amount: one.wanted }
}
