import type { ChangedTable, DeliveryRow, DeliveryTable } from '@/shared/api/delivery'
import { fenOf, type Problems } from '../goodsForm'
import { t } from '../messages'

/** A row as it is typed: weights in kilograms, fees in yuan. */
export interface RowForm { provinces: string[]; firstKilos: string; firstFee: string; nextKilos: string; nextFee: string; daysFrom: string; daysUntil: string }
export interface DeliveryForm { rows: RowForm[]; freeFrom: string; version: number }

const mostKilos = 1000
const mostFee = 100_000
const mostFreeFrom = 100_000_000
const mostDays = 60

export const emptyRow = (): RowForm => ({ provinces: [], firstKilos: '1', firstFee: '', nextKilos: '1', nextFee: '', daysFrom: '2', daysUntil: '4' })

/** "1.5" → 1500 grams; null for anything that is no weight with three decimals at most. */
export function gramsOf(typed: string): number | null {
  const parts = /^(\d{1,5})(?:\.(\d{1,3}))?$/.exec(typed.trim())
  return parts ? Number(parts[1]) * 1000 + Number((parts[2] ?? '').padEnd(3, '0')) : null
}
/** 1500 grams → "1.5"; never through a fraction. */
export function kilosOf(grams: number): string {
  const rest = String(grams % 1000).padStart(3, '0').replace(/0+$/, '')
  return `${Math.trunc(grams / 1000)}${rest ? `.${rest}` : ''}`
}
const yuanOf = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const daysOf = (typed: string): number | null => (/^\d{1,2}$/.test(typed.trim()) ? Number(typed.trim()) : null)

export function formOf(table: DeliveryTable): DeliveryForm {
  return {
    version: table.version, freeFrom: table.freeFrom ? yuanOf(table.freeFrom.amount) : '',
    rows: table.rows.map((row) => ({ provinces: [...row.provinces], firstKilos: kilosOf(row.firstGrams), firstFee: yuanOf(row.firstFee.amount), nextKilos: kilosOf(row.nextGrams), nextFee: yuanOf(row.nextFee.amount), daysFrom: String(row.daysFrom), daysUntil: String(row.daysUntil) })),
  }
}

const weightProblem = (typed: string): string => {
  const grams = gramsOf(typed)
  return grams !== null && grams > 0 && grams <= mostKilos * 1000 ? '' : t('weightWrong', { most: mostKilos })
}
const feeProblem = (typed: string): string => {
  const fen = fenOf(typed)
  return fen !== null && fen <= mostFee ? '' : t('feeWrong', { most: mostFee / 100 })
}
function daysProblem(row: RowForm): string {
  const [from, until] = [daysOf(row.daysFrom), daysOf(row.daysUntil)]
  return from !== null && until !== null && from <= until && until <= mostDays ? '' : t('daysWrong', { most: mostDays })
}
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))

function rowProblems(row: RowForm, at: number): Problems {
  const path = `rows[${at}]`
  return {
    [`${path}.provinces`]: row.provinces.length > 0 ? '' : t('provincesMissing'),
    [`${path}.firstGrams`]: weightProblem(row.firstKilos), [`${path}.firstFee`]: feeProblem(row.firstFee),
    [`${path}.nextGrams`]: weightProblem(row.nextKilos), [`${path}.nextFee`]: feeProblem(row.nextFee),
    [`${path}.daysUntil`]: daysProblem(row),
  }
}

/** What the market would refuse, by its own names of the fields. */
export function deliveryProblems(form: DeliveryForm): Problems {
  const free = fenOf(form.freeFrom)
  const isFreeRight = form.freeFrom.trim() === '' || (free !== null && free > 0 && free <= mostFreeFrom)
  return onlyProblems({
    ...Object.assign({}, ...form.rows.map(rowProblems)) as Problems,
    rows: form.rows.length > 0 ? '' : t('rowsMissing'), freeFrom: isFreeRight ? '' : t('freeFromWrong'),
  })
}

const cny = (typed: string) => ({ amount: fenOf(typed) ?? 0, currency: 'CNY' })
const rowOf = (row: RowForm): DeliveryRow => ({
  provinces: row.provinces, firstGrams: gramsOf(row.firstKilos) ?? 0, firstFee: cny(row.firstFee), nextGrams: gramsOf(row.nextKilos) ?? 0, nextFee: cny(row.nextFee),
  daysFrom: daysOf(row.daysFrom) ?? 0, daysUntil: daysOf(row.daysUntil) ?? 0,
})
/** Only after `deliveryProblems` found nothing. */
export const changedTable = (form: DeliveryForm): ChangedTable => ({ rows: form.rows.map(rowOf), freeFrom: form.freeFrom.trim() ? cny(form.freeFrom) : null, version: form.version })

/** What a parcel of that weight would cost by the row, in fen; null while the row is not right. */
export function feeOf(row: RowForm, grams: number): number | null {
  const [first, fee, next, more] = [gramsOf(row.firstKilos), fenOf(row.firstFee), gramsOf(row.nextKilos), fenOf(row.nextFee)]
  if (!first || fee === null || !next || more === null) return null
  return fee + Math.ceil(Math.max(0, grams - first) / next) * more
}
