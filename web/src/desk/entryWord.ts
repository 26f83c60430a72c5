import { t } from './messages'

const known = ['ACCRUED', 'RELEASED', 'REVERSED', 'REFUNDED', 'RECOVERED', 'REPAID', 'CLAIMED', 'FROZEN', 'UNFROZEN', 'DECIDED'] as const

/** What a record of the book does, in words; one that this desk does not know is a record. */
export function entryWord(kind: string): string {
  const one = known.find((each) => each === kind)
  return one ? t(`entry${one}`) : t('entryOther')
}
