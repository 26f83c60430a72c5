import type { NewPayoutAccount } from '@/shared/api/settlement'
import type { Problems } from '../goodsForm'
import { t } from '../messages'

export interface BankForm { number: string; holder: string; bank: string; cycle: string }
export const cycles = ['', 'DAILY', 'WEEKLY', 'HALF_MONTHLY'] as const
const isCycle = (cycle: string): cycle is 'DAILY' | 'WEEKLY' | 'HALF_MONTHLY' => ['DAILY', 'WEEKLY', 'HALF_MONTHLY'].includes(cycle)
const longestName = 100

/** A number as people read it off a card: with gaps or without. */
export const plainNumber = (typed: string): string => typed.replace(/[\s-]/g, '')
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))
const isName = (typed: string): boolean => typed.trim().length > 0 && typed.trim().length <= longestName

export function bankProblems(form: BankForm): Problems {
  return onlyProblems({ number: /^\d{8,30}$/.test(plainNumber(form.number)) ? '' : t('bankNumberWrong'), holder: isName(form.holder) ? '' : t('holderMissing'), bank: isName(form.bank) ? '' : t('bankMissing') })
}

/** Only after `bankProblems` found nothing. */
export const newAccount = (form: BankForm): NewPayoutAccount => ({ number: plainNumber(form.number), holder: form.holder.trim(), bank: form.bank.trim(), ...(isCycle(form.cycle) ? { cycle: form.cycle } : {}) })
