import type { AuditReport, Finding, FindingKind } from '@/shared/api/audits'
import type { WorkState } from '@/shared/api/work'
import { day } from '@/shared/format'
import { say } from '@/shared/i18n/language'
import { t } from '../messages'
import { stateWord } from '../orders/orderWork'

const aboutMoney: FindingKind[] = ['SALE_NOT_BOOKED', 'SALE_BOOKED_OTHERWISE', 'SALE_SUM', 'DEPOSIT_NOT_RETURNED', 'PAYMENT_SUM', 'PAYMENT_LOST', 'PAYMENT_MISSING', 'REFUND_SUM']
/** An audit that has not come on for so long has broken off: its service was stopped. */
const brokenOffAfter = 60_000

/** One side of a difference, in words: "已卖 5", "¥32.50", "没有". */
export function sideWord(kind: FindingKind, side: string): string {
  if (side === 'none') return t('auditNothing')
  if (kind === 'STATE_OTHERWISE') return t(stateWord[side as WorkState])
  const stock = /^(HELD|SOLD|RELEASED|SHORTFALL) (.+)$/.exec(side)
  if (stock) return t(`audit${stock[1] as 'HELD' | 'SOLD' | 'RELEASED' | 'SHORTFALL'}`, { n: stock[2] ?? '' })
  if (aboutMoney.includes(kind)) return side.startsWith('-') ? `-¥${side.slice(1)}` : `¥${side}`
  const sum = side.split(' + ')
  return sum.length === 3 ? t('auditSum', { sold: sum[0] ?? '', reserved: sum[1] ?? '', free: sum[2] ?? '' }) : side
}

/** The lot or order that a difference is about. */
export function subjectWord({ kind, subject, lot }: Finding): string {
  if (lot) return t('auditLot', { product: say(lot.product), pack: say(lot.pack), grade: say(lot.grade), date: day(lot.harvest) })
  return kind === 'STOCK_SUM' || kind === 'STOCK_WITHOUT_ORDER' ? t('auditLotGone') : t('theOrder', { number: subject })
}

/** What has become of an audit. */
export function outcome(one: AuditReport, now: Date): 'running' | 'silent' | 'differs' | 'broken' {
  if (one.state === 'FAILED') return 'broken'
  if (one.state === 'RUNNING') return now.getTime() - new Date(one.seenAt).getTime() > brokenOffAfter ? 'broken' : 'running'
  return one.findings.length === 0 ? 'silent' : 'differs'
}

export function outcomeWord(one: AuditReport, now: Date): string {
  const is = outcome(one, now)
  return is === 'differs' ? t('auditDiffers', { n: one.findings.length }) : t(`audit_${is}`)
}

export const outcomeTone = (one: AuditReport, now: Date): 'calm' | 'broken' | 'running' =>
  ({ running: 'running', silent: 'calm', differs: 'broken', broken: 'broken' } as const)[outcome(one, now)]
