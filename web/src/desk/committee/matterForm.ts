import type { NewMatter, Rule, RuleName } from '@/shared/api/committee'
import type { Problems } from '../goodsForm'
import { t } from '../messages'

export interface MatterForm { rule: RuleName; value: string; deadline: string; effective: string; reason: string }
export const ruleNames: RuleName[] = ['PLATFORM_FEE_MAX', 'PAYOUT_CYCLE_DAYS', 'DISPUTE_DEADLINE_DAYS']
const longestReason = 500
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))

/** "4.5" → 450 hundredths of a per cent, "7" → 7 days; null for anything else. */
export function valueOf(rule: RuleName, typed: string): number | null {
  if (rule !== 'PLATFORM_FEE_MAX') return /^\d{1,3}$/.test(typed.trim()) ? Number(typed.trim()) : null
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.trim())
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null
}
export const isPercent = (rule: RuleName): boolean => rule === 'PLATFORM_FEE_MAX'

/** The last instant of a day in the market's zone: votes are due until it is over. */
const endOf = (day: string): string => new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 86_400_000 - 1000).toISOString()
const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()

export function matterProblems(form: MatterForm, rules: Rule[]): Problems {
  const value = valueOf(form.rule, form.value)
  const isSame = value !== null && rules.find((one) => one.rule === form.rule)?.inForce.value === value
  return onlyProblems({
    value: value === null ? t(isPercent(form.rule) ? 'percentWrong' : 'countWrong') : isSame ? t('valueSame') : '',
    deadline: form.deadline ? '' : t('dayMissing'), effectiveFrom: !form.effective ? t('dayMissing') : form.effective <= form.deadline ? t('effectiveTooEarly') : '',
    reason: form.reason.trim() && form.reason.trim().length <= longestReason ? '' : t('matterReasonMissing'),
  })
}

/** Only after `matterProblems` found nothing. */
export const newMatter = (form: MatterForm): NewMatter => ({ rule: form.rule, value: valueOf(form.rule, form.value) ?? 0, deadline: endOf(form.deadline), effectiveFrom: startOf(form.effective), reason: form.reason.trim() })
