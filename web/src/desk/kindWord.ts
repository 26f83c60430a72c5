import type { StatementKind } from '@/shared/api/types'
import { t } from './messages'

const inWords: readonly StatementKind[] = [
  'ACCRUED', 'RELEASED', 'REVERSED', 'REFUNDED', 'RECOVERED', 'REPAID', 'DEPOSITED', 'ADVANCED', 'FUND_DRAWN', 'DEBT_PAID', 'CLAIMED', 'TRANSFERRED',
  'PAYOUT_SENT', 'PAYOUT_DONE', 'PAYOUT_RETURNED', 'FROZEN', 'UNFROZEN', 'DECIDED',
]

/** What a line of a statement does, in a word or two; one that this desk does not know is a movement. */
export function kindWord(kind: string): string {
  const known = inWords.find((one) => one === kind)
  return known ? t(`kind${known}`) : t('kindOther')
}
