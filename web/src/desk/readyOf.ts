import type { Balances, Money } from '@/shared/api/types'

/** What the next payout can take: the party's own, less what a dispute holds back, never below nothing. */
export const readyOf = (balances: Balances): Money => ({ ...balances.payable, amount: Math.max(0, balances.payable.amount - balances.frozen.amount) })
