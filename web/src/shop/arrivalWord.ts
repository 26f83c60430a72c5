import { shortDay } from '@/shared/format'
import { t } from './messages'

/** When it is expected, as a day or a stretch of days; nothing where nobody can say. */
export function arrivalWord(from: string | null, until: string | null): string {
  if (!from) return ''
  return until && until !== from ? t('arrivesBetween', { from: shortDay(from), until: shortDay(until) }) : t('arrivesOn', { day: shortDay(from) })
}
