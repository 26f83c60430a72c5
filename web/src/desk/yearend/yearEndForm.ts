import type { AssemblyVote, NewYearEnd, YearEnd, YearLine } from '@/shared/api/coop'
import type { Contract, Money } from '@/shared/api/types'
import { yuan } from '@/shared/format'
import { ratioOf } from '../composer/ratio'
import { fenOf, type Problems } from '../goodsForm'
import { t } from '../messages'
import { signedOnes } from '../signedOnes'

export interface YearForm { year: string; contractId: string; surplus: string; losses: string; welfare: string }
export interface VoteForm { heldOn: string; entitled: string; present: string; votesFor: string; votesAgainst: string }

const typedYuan = (money: Money): string => (money.amount === 0 ? '' : yuan(money.amount).replaceAll(',', ''))
const cny = (typed: string): Money => ({ amount: fenOf(typed) ?? 0, currency: 'CNY' })
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))
const count = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : null)

/** Contracts that say how a surplus is shared. */
export const sharingSurplus = (all: Contract[]): Contract[] => signedOnes(all).filter((one) => one.clauses.some((clause) => clause.kind === 'DIVIDEND'))

/** A new one begins with the year that is over; drafting again begins with what was drafted. */
export const yearForm = (drafted: YearEnd | null, lastYear: number, contractId: string): YearForm =>
  (drafted ? { year: String(drafted.year), contractId: drafted.contractId, surplus: typedYuan(drafted.pools.surplus), losses: typedYuan(drafted.pools.losses), welfare: '' } : { year: String(lastYear), contractId, surplus: '', losses: '', welfare: '' })

export function yearProblems(form: YearForm): Problems {
  const surplus = fenOf(form.surplus)
  return onlyProblems({
    contractId: form.contractId ? '' : t('yearContractMissing'),
    surplus: surplus === null || surplus <= 0 ? t('amountWrong') : '',
    losses: form.losses.trim() === '' || fenOf(form.losses) !== null ? '' : t('amountWrong'),
    welfare: form.welfare.trim() === '' || ratioOf(form.welfare) ? '' : t('percentWrong'),
  })
}

/** Only after `yearProblems` found nothing. */
export function newYearEnd(form: YearForm): NewYearEnd {
  const welfare = ratioOf(form.welfare)
  return { year: Number(form.year), contractId: form.contractId, surplus: cny(form.surplus), ...(form.losses.trim() ? { losses: cny(form.losses) } : {}), ...(welfare ? { welfare } : {}) }
}

export const voteForm = (year: YearEnd, today: string): VoteForm => ({ heldOn: today, entitled: String(year.members), present: '', votesFor: '', votesAgainst: '0' })

/** Two thirds must be there, more than half of all votes must be for it (art. 30); said before the market says so. */
export function voteProblems(form: VoteForm): Problems {
  const [entitled, present, votesFor, votesAgainst] = [form.entitled, form.present, form.votesFor, form.votesAgainst].map(count)
  const isMissing = (value: number | null | undefined): value is null | undefined => value === null || value === undefined
  if (isMissing(entitled) || isMissing(present) || isMissing(votesFor) || isMissing(votesAgainst)) {
    return onlyProblems({ entitled: isMissing(entitled) ? t('countWrong') : '', present: isMissing(present) ? t('countWrong') : '', votesFor: isMissing(votesFor) ? t('countWrong') : '', votesAgainst: isMissing(votesAgainst) ? t('countWrong') : '' })
  }
  return onlyProblems({
    heldOn: form.heldOn ? '' : t('dayMissing'),
    present: present > entitled ? t('morePresent') : 3 * present < 2 * entitled ? t('noQuorum', { least: Math.ceil((2 * entitled) / 3) }) : '',
    votesFor: votesFor + votesAgainst > present ? t('moreVotes') : 2 * votesFor <= entitled ? t('noMajority', { least: Math.floor(entitled / 2) + 1 }) : '',
  })
}

/** Only after `voteProblems` found nothing. */
export const assemblyVote = (form: VoteForm): AssemblyVote => ({ heldOn: form.heldOn, entitled: Number(form.entitled), present: Number(form.present), votesFor: Number(form.votesFor), votesAgainst: Number(form.votesAgainst) })

export interface Sums { tradeVolume: number; byVolume: number; byCapital: number; total: number; reserve: number }
/** The members' lines added up, fen. */
export function sumsOf(lines: YearLine[]): Sums {
  const sum = (name: keyof Sums): number => lines.reduce((whole, line) => whole + line[name].amount, 0)
  return { tradeVolume: sum('tradeVolume'), byVolume: sum('byVolume'), byCapital: sum('byCapital'), total: sum('total'), reserve: sum('reserve') }
}

/** Whether the lines come to exactly what the pools say, each of them, to the fen. */
export function addsUp(year: YearEnd, sums: Sums): boolean {
  const { byVolume, byCapital, distributable } = year.pools
  return sums.byVolume === byVolume.amount && sums.byCapital === byCapital.amount && sums.total === distributable.amount
}
