import type { DeliveryTable } from '@/shared/api/delivery'
import type { Money } from '@/shared/api/types'
import { money, quantity } from '@/shared/format'
import { t } from './messages'

/** A weight as a person says it: whole grams below a kilogram, kilograms above. */
export function weight(grams: number): string {
  return grams < 1000 ? t('grams', { n: quantity(grams) }) : t('kilos', { n: quantity(grams / 1000) })
}

const feeWord = (fee: Money): string => (fee.amount === 0 ? t('feeNone') : money(fee))

/** Why delivery costs what it does: the weight where the market says it, the row of the region, and from which sum on it is free. */
export function deliveryWhy(table: Pick<DeliveryTable, 'rows' | 'freeFrom'>, regionCode: string, grams: number | undefined, isFree: boolean): string {
  const row = table.rows.find((one) => one.provinces.includes(regionCode.slice(0, 2)))
  const freeFrom = table.freeFrom ? t('freeFrom', { amount: money(table.freeFrom) }) : ''
  if (grams === 0) return t('deliveryInPrice')
  if (!row || (isFree && freeFrom)) return freeFrom
  if (row.firstFee.amount === 0 && row.nextFee.amount === 0) return freeFrom
  const byWeight = (grams ? t('weighs', { all: weight(grams) }) : '') + t('feeByWeight', { first: weight(row.firstGrams), firstFee: feeWord(row.firstFee), next: weight(row.nextGrams), nextFee: feeWord(row.nextFee) })
  return freeFrom ? `${byWeight}${t('sentenceBreak')}${freeFrom}` : byWeight
}
