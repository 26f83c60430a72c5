import type { QuoteLine, QuotePart } from '@/shared/api/types'
import { quantity } from '@/shared/format'
import { unitWord } from '@/shared/i18n/language'
import { t } from './messages'
import { opensIn } from './saleWindow'

/** Why so much of a lot can't be bought now, in words; nothing where it can. */
export function lineWord(line: Pick<QuoteLine, 'problem' | 'available' | 'perBuyer' | 'unit' | 'opensAt'>, now: number): string {
  switch (line.problem) {
    case null: return ''
    case 'catalog.not_open_yet': return line.opensAt ? opensIn(line.opensAt, now) : t('notOpenYet')
    case 'catalog.sale_over': return t('saleOver')
    case 'order.presale_alone': return t('presaleAlone')
    case 'catalog.over_limit': return t('limitOf', { n: quantity(line.perBuyer ?? 0), unit: unitWord(line.unit, line.perBuyer ?? 0) })
    case 'catalog.not_enough_stock':
      return line.available > 0 ? t('onlyLeft', { n: quantity(line.available), unit: unitWord(line.unit, line.available) }) : t('soldOut')
    default: return t('notForSale')
  }
}

/** Why a co-operative's part can't be sent, in words; nothing where it can. */
export function partWord(part: Pick<QuotePart, 'problem'>): string {
  switch (part.problem) {
    case null: return ''
    case 'delivery.not_served': return t('notServed')
    case 'delivery.too_heavy': return t('tooHeavy')
    default: return t('partNotNow')
  }
}

const couponCodes = ['used', 'expired', 'not_yet', 'not_for_these_goods', 'below_threshold', 'not_in_contract', 'not_together', 'stopped'] as const

/** Why a coupon can't be used here, in words. */
export function couponTrouble(code: string): string {
  if (code === 'order.presale_no_coupons') return t('presaleNoCoupons')
  const known = couponCodes.find((one) => `coupon.${one}` === code)
  return known ? t(`couponWhy${known}`) : t('couponNotHere')
}
