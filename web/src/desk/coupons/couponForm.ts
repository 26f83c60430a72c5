import type { CouponKind, CouponScope, NewCoupon } from '@/shared/api/coupons'
import type { Text } from '@/shared/api/types'
import { businessDay, fenOf, type Problems } from '../goodsForm'
import { t } from '../messages'

export interface CouponForm {
  title: Text; kind: CouponKind; off: string; percent: string; cap: string; threshold: string; scope: CouponScope; productIds: string[]
  from: string; until: string; total: string; perBuyer: string; budget: string
}

const longestTitle = 40
const mostOff = 100_000
const mostThreshold = 10_000_000
const mostCoupons = 1_000_000
const mostPerBuyer = 20

const dayAfter = (day: string, days: number): string => businessDay(new Date(Date.parse(`${day}T12:00:00+08:00`) + days * 86_400_000))
export const emptyCoupon = (today: string, isPlatform: boolean): CouponForm => ({
  title: { zh: '', en: '' }, kind: 'AMOUNT', off: '', percent: '', cap: '', threshold: '', scope: isPlatform ? 'EVERYTHING' : 'SHOP', productIds: [],
  from: today, until: dayAfter(today, 30), total: '100', perBuyer: '1', budget: '',
})

const cny = (fen: number) => ({ amount: fen, currency: 'CNY' })
const wholeOf = (typed: string): number | null => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : null)
const isWithin = (number: number | null, least: number, most: number): boolean => number !== null && number >= least && number <= most
const fits = (text: string): boolean => text.trim().length > 0 && [...text.trim()].length <= longestTitle
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))

function thresholdProblem(form: CouponForm): string {
  const fen = form.threshold.trim() === '' ? 0 : fenOf(form.threshold)
  if (!isWithin(fen, 0, mostThreshold)) return t('thresholdWrong')
  return form.kind === 'AMOUNT' && (fen ?? 0) <= (fenOf(form.off) ?? 0) ? t('thresholdBelowOff') : ''
}

/** What the market would refuse, by its own names of the fields. */
export function couponProblems(form: CouponForm, isPlatform: boolean): Problems {
  const isPercent = form.kind === 'PERCENT'
  const most = fenOf(isPercent ? form.cap : form.off) ?? 0
  return onlyProblems({
    'title.zh': fits(form.title.zh) && fits(form.title.en) ? '' : t('bothLanguages', { most: longestTitle }),
    off: isPercent || isWithin(fenOf(form.off), 1, mostOff) ? '' : t('offWrong'),
    percent: !isPercent || isWithin(wholeOf(form.percent), 1, 99) ? '' : t('couponPercentWrong'),
    cap: !isPercent || isWithin(fenOf(form.cap), 1, mostOff) ? '' : t('offWrong'),
    threshold: thresholdProblem(form),
    productIds: form.scope === 'PRODUCTS' && form.productIds.length === 0 ? t('couponProductsMissing') : '',
    validUntil: form.from && form.until && form.until >= form.from ? '' : t('periodWrong'),
    total: isWithin(wholeOf(form.total), 1, mostCoupons) ? '' : t('totalWrong', { most: mostCoupons }),
    perBuyer: isWithin(wholeOf(form.perBuyer), 1, mostPerBuyer) ? '' : t('totalWrong', { most: mostPerBuyer }),
    budget: !isPlatform || (fenOf(form.budget) ?? 0) >= Math.max(1, most) ? '' : t('budgetWrong'),
  })
}

/** Only after `couponProblems` found nothing. A day begins and ends in Shanghai. */
export function newCoupon(form: CouponForm, isPlatform: boolean): NewCoupon {
  const isPercent = form.kind === 'PERCENT'
  return {
    title: { zh: form.title.zh.trim(), en: form.title.en.trim() }, kind: form.kind,
    off: isPercent ? null : cny(fenOf(form.off) ?? 0), percent: isPercent ? wholeOf(form.percent) : null, cap: isPercent ? cny(fenOf(form.cap) ?? 0) : null,
    threshold: cny(fenOf(form.threshold) ?? 0), scope: form.scope, productIds: form.scope === 'PRODUCTS' ? form.productIds : [],
    validFrom: new Date(`${form.from}T00:00:00+08:00`).toISOString(), validUntil: new Date(`${dayAfter(form.until, 1)}T00:00:00+08:00`).toISOString(),
    total: wholeOf(form.total) ?? 0, perBuyer: wholeOf(form.perBuyer) ?? 0, budget: isPlatform ? cny(fenOf(form.budget) ?? 0) : null, active: true,
  }
}
