import { t } from './messages'

const movements = ['RELEASED', 'REFUNDED', 'RECOVERED', 'DEPOSITED', 'FUND_DRAWN', 'DEBT_PAID', 'TRANSFERRED', 'PAYOUT_SENT', 'PAYOUT_RETURNED'] as const
const causes = ['PRICE', 'DISASTER', 'UPGRADE', 'CRAFT', 'REWARD', 'PERFORMANCE'] as const

/** What moved a fund's balance. */
export function movementWord(kind: string): string {
  const known = movements.find((one) => one === kind)
  return known ? t(`moved${known}`) : t('movedOther')
}

/** What a fund paid for; a cause that the shop does not know says nothing. */
export function causeWord(cause: string): string {
  const known = causes.find((one) => one === cause)
  return known ? t(`cause${known}`) : ''
}
