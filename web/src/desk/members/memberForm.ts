import type { MemberEntryKind, NewEntry, NewMember } from '@/shared/api/coop'
import type { Text } from '@/shared/api/types'
import { fenOf, type Problems } from '../goodsForm'
import { t } from '../messages'

export interface MemberForm { number: string; name: Text; party: string; joinedOn: string; contribution: string; reserveShare: string; subsidyShare: string }
export interface EntryForm { kind: MemberEntryKind; amount: string; on: string; note: string }

/** What a manager may write down by hand; a dividend comes from a year end alone. */
export const kindsByHand = ['CONTRIBUTION', 'WITHDRAWAL', 'DELIVERY', 'RESERVE_SHARE', 'SUBSIDY_SHARE'] as const satisfies readonly MemberEntryKind[]
export const emptyMember = (today: string): MemberForm => ({ number: '', name: { zh: '', en: '' }, party: '', joinedOn: today, contribution: '', reserveShare: '', subsidyShare: '' })
export const emptyEntry = (today: string): EntryForm => ({ kind: 'CONTRIBUTION', amount: '', on: today, note: '' })

const longestName = 60
const cny = (typed: string) => ({ amount: fenOf(typed) ?? 0, currency: 'CNY' })
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))
/** Nothing typed is nothing brought. */
const optional = (typed: string): string => (typed.trim() === '' || fenOf(typed) !== null ? '' : t('amountWrong'))
const fits = (text: string): boolean => text.trim().length > 0 && text.trim().length <= longestName

export function memberProblems(form: MemberForm): Problems {
  return onlyProblems({
    number: /^[A-Za-z0-9-]{1,20}$/.test(form.number.trim()) ? '' : t('memberNumberWrong'),
    name: fits(form.name.zh) && fits(form.name.en) ? '' : t('bothLanguages', { most: longestName }),
    joinedOn: form.joinedOn ? '' : t('dayMissing'),
    contribution: optional(form.contribution), reserveShare: optional(form.reserveShare), subsidyShare: optional(form.subsidyShare),
  })
}

/** Only after `memberProblems` found nothing. */
export function newMember(form: MemberForm): NewMember {
  return {
    number: form.number.trim(), name: { zh: form.name.zh.trim(), en: form.name.en.trim() }, joinedOn: form.joinedOn, contribution: cny(form.contribution),
    ...(form.party ? { party: form.party } : {}), ...(form.reserveShare.trim() ? { reserveShare: cny(form.reserveShare) } : {}), ...(form.subsidyShare.trim() ? { subsidyShare: cny(form.subsidyShare) } : {}),
  }
}

/** `contribution`: what can be withdrawn at most. */
export function entryProblems(form: EntryForm, contribution: number): Problems {
  const fen = fenOf(form.amount)
  const isTooMuch = form.kind === 'WITHDRAWAL' && fen !== null && fen > contribution
  return onlyProblems({
    amount: fen === null || fen <= 0 ? t('amountWrong') : isTooMuch ? t('withdrawalTooMuch') : '',
    on: form.on ? '' : t('dayMissing'),
  })
}

/** Only after `entryProblems` found nothing. */
export const newEntry = (form: EntryForm): NewEntry => ({ kind: form.kind, amount: cny(form.amount), on: form.on, ...(form.note.trim() ? { note: form.note.trim() } : {}) })
