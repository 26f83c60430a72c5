import type { Lot, SellingTerms } from '@/shared/api/types'
import { onlyProblems, quantityOf, stockProblem, type Problems } from './goodsForm'
import { t } from './messages'

/** When a lot is sold and how much each buyer may have, as it is typed; times are the market's, Asia/Shanghai. */
export interface TermsForm {
  isTimed: boolean; opensDay: string; opensTime: string
  ends: boolean; closesDay: string; closesTime: string
  perBuyer: string
}
export interface HarvestForm { date: string; quantity: string }

const times: string[] = Array.from({ length: 48 }, (_, at) => `${String(Math.trunc(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`)

/** The half hours of a day, and the time that is set already. */
export const timesWith = (set: string): string[] => (times.includes(set) ? times : [...times, set].sort())

const dayOf = (at: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(at))
const timeOf = (at: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(new Date(at))
const instant = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString()

export function termsOf(lot: Lot): TermsForm {
  const { opensAt, closesAt, perBuyer } = lot
  return {
    isTimed: Boolean(opensAt), opensDay: opensAt ? dayOf(opensAt) : '', opensTime: opensAt ? timeOf(opensAt) : '20:00',
    ends: Boolean(closesAt), closesDay: closesAt ? dayOf(closesAt) : '', closesTime: closesAt ? timeOf(closesAt) : '22:00',
    perBuyer: perBuyer ? String(perBuyer) : '',
  }
}

/** What the market would refuse, by its own names of the fields. */
export function termsProblems(form: TermsForm, unit: string): Problems {
  const isBackward = form.isTimed && form.ends && form.opensDay && form.closesDay
    && instant(form.closesDay, form.closesTime) <= instant(form.opensDay, form.opensTime)
  return onlyProblems({
    opensAt: form.isTimed && !form.opensDay ? t('saleDayMissing') : '',
    closesAt: form.ends && !form.closesDay ? t('saleDayMissing') : isBackward ? t('endsBeforeItBegins') : '',
    perBuyer: form.perBuyer.trim() ? stockProblem(form.perBuyer, unit) : '',
  })
}

/** Only after `termsProblems` found nothing. */
export function sellingTerms(form: TermsForm, unit: string): SellingTerms {
  return {
    opensAt: form.isTimed ? instant(form.opensDay, form.opensTime) : null,
    closesAt: form.ends ? instant(form.closesDay, form.closesTime) : null,
    perBuyer: form.perBuyer.trim() ? quantityOf(form.perBuyer, unit) : null,
  }
}

/** Nothing is a harvest too: all failed. */
export function harvestProblems(form: HarvestForm, unit: string, today: string): Problems {
  const isNothing = /^0+$/.test(form.quantity.trim())
  return onlyProblems({
    date: form.date && form.date <= today ? '' : t('harvestDayWrong'),
    quantity: isNothing ? '' : stockProblem(form.quantity, unit),
  })
}
