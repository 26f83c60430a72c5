import type { Order } from '@/shared/api/types'
import { t } from './messages'

type Step = Order['timeline'][number]

/** What happened to an order, in words: the reason says more than the state where there is one, and of a presale money had come. */
export function stepWord(order: Pick<Order, 'presale'>, step: Step): string {
  if (!step.reason) return t(`line${step.state}`)
  const hadDeposit = Boolean(order.presale?.depositedAt)
  if (hadDeposit && step.reason === 'BY_BUYER') return t('reasonGAVE_UP')
  return hadDeposit && step.reason === 'LATE_PAYMENT_RETURNED' ? t('reasonLATE_BALANCE') : t(`reason${step.reason}`)
}
