import type { MemberEntry } from '@/shared/api/coop'
import { businessDay } from '../goodsForm'
import { t } from '../messages'

/** A year end writes its own name under its entries: the year is what people read of it. */
const ofYearEnd = /:(\d{4})$/

/** What an entry refers to, in words: the note of whoever wrote it, or the year end that it comes from. */
export function noteOf(entry: MemberEntry): string {
  const year = ofYearEnd.exec(entry.note ?? '')?.[1]
  return year ? t('fromYearEnd', { year }) : (entry.note ?? '')
}

/** Money that went out of the account is shown below zero. */
export const signOf = (entry: MemberEntry): number => (entry.kind === 'WITHDRAWAL' ? -1 : 1)

/** What people did with their account; a year end that quantified nothing leaves no row. */
export const shownEntries = (entries: MemberEntry[]): MemberEntry[] => entries.filter((entry) => entry.amount.amount !== 0)

export const thisYear = (now = new Date()): number => Number(businessDay(now).slice(0, 4))
/** This year and the ones before it, newest first, no earlier than the law of 2017. */
export const recentYears = (many: number, now = new Date()): number[] => Array.from({ length: many }, (_, back) => thisYear(now) - back).filter((year) => year >= 2018)
