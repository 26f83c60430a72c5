import { duration, moment } from '@/shared/format'
import { t } from './messages'

/** What decides whether a lot can be bought at a moment, wherever it is shown. */
export interface OnSale { available: number; opensAt?: string | null | undefined; closesAt?: string | null | undefined; perBuyer?: number | null | undefined }
export type SaleState = 'notYet' | 'over' | 'soldOut' | 'open'

export function saleState(lot: OnSale, now: number): SaleState {
  if (lot.opensAt && now < Date.parse(lot.opensAt)) return 'notYet'
  if (lot.closesAt && now >= Date.parse(lot.closesAt)) return 'over'
  return lot.available > 0 ? 'open' : 'soldOut'
}

/** How much one buyer may take at most: what is there, and what each may have. */
export function mostOf(lot: OnSale): number {
  return Math.max(0, Math.min(lot.available, lot.perBuyer ?? Number.POSITIVE_INFINITY))
}

/** Until when one waits for the opening: counted down within the day, named beyond it. */
export function opensIn(opensAt: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(opensAt) - now) / 1000))
  return seconds < 86_400 ? t('opensIn', { time: duration(seconds) }) : t('opensOn', { time: moment(opensAt) })
}
