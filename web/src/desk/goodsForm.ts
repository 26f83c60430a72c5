import { isMade } from '@/shared/goodsKinds'
import type { NewLot, NewProduct, Text } from '@/shared/api/types'
import { t } from './messages'

/** A lot as it is typed; the names of the fields are those of the market. */
export interface LotForm {
  harvestDate: string; grade: string; price: string; stock: string
  /** Sold before its harvest, under the four that follow. */
  ahead: boolean; harvestFrom: string; harvestUntil: string; deposit: string; balanceDays: string
}
export interface GoodsForm {
  picture: string; name: Text; description: Text; origin: Text; season: Text; contractId: string
  pack: Text; unit: string; grams: string; lot: LotForm
}
/** What is wrong, by the market's own name of the field. */
export type Problems = Record<string, string>

export const units = ['JIN', 'KG', 'LIANG', 'BOX', 'PIECE'] as const
export const grades = ['SPECIAL', 'FIRST', 'SECOND', 'THIRD', 'LIMITED'] as const

/** What people call a unit; one that this desk does not offer keeps its code. */
export function unitName(code: string): string {
  const known = units.find((one) => one === code)
  return known ? t(`unit${known}`) : code
}

const decimalsOf = (unit: string): number => (unit === 'KG' ? 1 : 0)

const shortText = 60
const longText = 2000
const highestFen = 100_000_000
const mostStock = 1_000_000
const oldestYears = 5
const heaviestGrams = 1_000_000
const longestPresaleDays = 366
const longestHarvestDays = 120
const mostBalanceDays = 30

export const emptyLot = (): LotForm => ({
  harvestDate: '', grade: 'FIRST', price: '', stock: '', ahead: false, harvestFrom: '', harvestUntil: '', deposit: '30', balanceDays: '5',
})
const emptyText = (): Text => ({ zh: '', en: '' })
export const emptyGoods = (): GoodsForm => ({
  picture: 'sweet-potato', name: emptyText(), description: emptyText(), origin: emptyText(), season: emptyText(), contractId: '',
  pack: emptyText(), unit: 'JIN', grams: '', lot: emptyLot(),
})

/** "6.5" → 650 fen; null for anything that is no amount of yuan with two decimals at most. */
export function fenOf(typed: string): number | null {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim())
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null
}

/** A quantity with no more decimals than the unit has; null for anything else. */
export function quantityOf(typed: string, unit: string): number | null {
  const parts = /^\d{1,7}(?:\.(\d+))?$/.exec(typed.trim())
  return parts && (parts[1] ?? '').length <= decimalsOf(unit) ? Number(typed.trim()) : null
}

/** The day that an instant has in the market's zone: "2026-11-22". */
export const businessDay = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at)

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
}

export function priceProblem(typed: string): string {
  const fen = fenOf(typed)
  if (fen === null || fen <= 0) return t('priceWrong')
  return fen <= highestFen ? '' : t('priceTooHigh')
}

export function stockProblem(typed: string, unit: string): string {
  const stock = quantityOf(typed, unit)
  if (stock === null || stock <= 0) return t(decimalsOf(unit) > 0 ? 'stockWrongDecimal' : 'stockWrong')
  return stock <= mostStock ? '' : t('stockTooMuch')
}

function dateProblem(typed: string, made: boolean, today: string): string {
  const isSane = /^\d{4}-\d\d-\d\d$/.test(typed) && typed <= today && typed >= yearsBefore(today, oldestYears)
  return isSane ? '' : t(made ? 'madeDateWrong' : 'harvestDateWrong')
}

/** Boxes and pieces say what they weigh; the other units are weights already. */
export const needsWeight = (unit: string): boolean => unit === 'BOX' || unit === 'PIECE'

const isBetween = (typed: string, least: number, most: number): boolean => /^\d{1,7}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most

export function weightProblem(typed: string, unit: string): string {
  return !needsWeight(unit) || isBetween(typed, 1, heaviestGrams) ? '' : t('gramsWrong')
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function presaleProblems(lot: LotForm, today: string, path: string): Problems {
  const { harvestFrom: from, harvestUntil: until } = lot
  return {
    [`${path}presale.harvestFrom`]: from > today && from <= daysAfter(today, longestPresaleDays) ? '' : t('harvestFromWrong'),
    [`${path}presale.harvestUntil`]: from && until >= from && until <= daysAfter(from, longestHarvestDays) ? '' : t('harvestUntilWrong', { most: longestHarvestDays }),
    [`${path}presale.depositPercent`]: isBetween(lot.deposit, 1, 99) ? '' : t('depositWrong'),
    [`${path}presale.balanceDays`]: isBetween(lot.balanceDays, 1, mostBalanceDays) ? '' : t('balanceDaysWrong', { most: mostBalanceDays }),
  }
}

export const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))

/** What the market would refuse of a lot; `path` stands before each field. */
export function lotProblems(lot: LotForm, unit: string, made: boolean, today: string, path = ''): Problems {
  return onlyProblems({
    ...(lot.ahead ? presaleProblems(lot, today, path) : { [`${path}harvestDate`]: dateProblem(lot.harvestDate, made, today) }),
    [`${path}grade`]: lot.grade ? '' : t('gradeMissing'),
    [`${path}price`]: priceProblem(lot.price),
    [`${path}stock`]: stockProblem(lot.stock, unit),
  })
}

function textProblem(text: Text, most: number): string {
  const fits = (one: string): boolean => one.trim().length > 0 && [...one.trim()].length <= most
  return fits(text.zh) && fits(text.en) ? '' : t('bothLanguages', { most })
}

export function goodsProblems(form: GoodsForm, today: string): Problems {
  return {
    ...onlyProblems({
      name: textProblem(form.name, shortText), origin: textProblem(form.origin, shortText), season: textProblem(form.season, shortText),
      description: textProblem(form.description, longText), 'sku.name': textProblem(form.pack, shortText),
      'sku.gramsPerUnit': weightProblem(form.grams, form.unit),
      contractId: form.contractId ? '' : t('contractMissing'),
    }),
    ...lotProblems(form.lot, form.unit, isMade(form.picture), today, 'sku.lot.'),
  }
}

const trimmed = (text: Text): Text => ({ zh: text.zh.trim(), en: text.en.trim() })
/** Only after `lotProblems` found nothing. */
export function newLot(lot: LotForm, unit: string): NewLot {
  const offered = { grade: lot.grade, price: { amount: fenOf(lot.price) ?? 0, currency: 'CNY' }, stock: quantityOf(lot.stock, unit) ?? 0 }
  if (!lot.ahead) return { ...offered, harvestDate: lot.harvestDate }
  const { harvestFrom, harvestUntil } = lot
  return { ...offered, harvestDate: null, presale: { harvestFrom, harvestUntil, depositPercent: Number(lot.deposit), balanceDays: Number(lot.balanceDays) } }
}

/** Only after `goodsProblems` found nothing. */
export function newProduct(form: GoodsForm): NewProduct {
  const { picture, contractId } = form
  return {
    picture, contractId, name: trimmed(form.name), description: trimmed(form.description), origin: trimmed(form.origin), season: trimmed(form.season),
    sku: { name: trimmed(form.pack), unit: form.unit, gramsPerUnit: needsWeight(form.unit) ? Number(form.grams) : null, lot: newLot(form.lot, form.unit) },
  }
}
