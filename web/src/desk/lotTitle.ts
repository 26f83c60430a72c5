import type { Lot, Product } from '@/shared/api/types'
import { day, shortDay } from '@/shared/format'
import { isMade } from '@/shared/goodsKinds'
import { say } from '@/shared/i18n/language'
import { t } from './messages'

/** A lot as its co-operative knows it: when it was harvested or made, or is expected to be, and its grade. */
export function lotTitle(product: Product, lot: Lot): string {
  const grade = say(lot.grade.name)
  if (lot.presale) return t('presaleLot', { from: shortDay(lot.presale.harvestFrom), until: shortDay(lot.presale.harvestUntil), grade })
  return t(isMade(product.picture) ? 'lotMade' : 'lot', { date: day(lot.harvestDate), grade })
}
