import type { Money } from './api/types'
import { c } from './i18n/common'
import { language } from './i18n/language'

const locale = (): string => (language.value === 'zh' ? 'zh-CN' : 'en-GB')
const zone = 'Asia/Shanghai'

/** Whole minor units as yuan with two decimals and grouped thousands: 123456 → "1,234.56". Never through a fraction. */
export function yuan(amount: number): string {
  const sign = amount < 0 ? '-' : ''
  const fen = Math.abs(Math.trunc(amount))
  const whole = String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** Money for a sentence: "¥32.50", "-¥1.00". */
export function money(value: Money): string {
  const text = yuan(value.amount)
  return text.startsWith('-') ? `-¥${text.slice(1)}` : `¥${text}`
}

/** Price times quantity in fen, rounded half up once; quantity may carry up to three decimals. */
export function amountOf(unitPrice: Money, quantity: number): Money {
  const thousandths = BigInt(Math.round(quantity * 1000))
  const total = (BigInt(unitPrice.amount) * thousandths + 500n) / 1000n
  return { amount: Number(total), currency: unitPrice.currency }
}

/** "45.0" → "45%", "27.7" → "27.7%". */
export function percent(value: string | number): string {
  return `${String(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}%`
}

/** A phone number where its owner only has to know it again: "138****0004". */
export const maskedPhone = (phone: string): string => (phone.length < 8 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`)

/** A quantity as a person says it: no trailing zeros. */
export function quantity(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 3 }).format(value)
}

/** 12,345 viewers as "1.2万" in Chinese and "12.3K" in English. */
export function count(value: number): string {
  return new Intl.NumberFormat(locale(), value >= 10_000 ? { notation: 'compact', maximumFractionDigits: 1 } : {}).format(value)
}

function dated(value: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(new Date(value))
}

/** A business day such as 2026-10-28, or the day of an instant, in the market's zone. */
export function day(value: string): string {
  return dated(value.length === 10 ? `${value}T12:00:00+08:00` : value, { year: 'numeric', month: 'long', day: 'numeric' })
}

export function shortDay(value: string): string {
  return dated(value.length === 10 ? `${value}T12:00:00+08:00` : value, { month: 'short', day: 'numeric' })
}

export function clock(value: string): string {
  return dated(value, { hour: '2-digit', minute: '2-digit', hour12: false })
}

export function moment(value: string): string {
  return `${shortDay(value)} ${clock(value)}`
}

const isMidnight = (value: string): boolean => dated(value, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }) === '00:00:00'

/**
 * Until when something can be done. The first moment of a day is said as the end of the day before, the last one that is left for it:
 * "11月30日 24:00", "the end of 30 Nov".
 */
export function deadline(value: string): string {
  return isMidnight(value) ? c('endOfDay', { day: shortDay(new Date(Date.parse(value) - 1).toISOString()) }) : moment(value)
}

/** "2026-11" → "2026年11月" or "November 2026". */
export function month(period: string): string {
  return dated(`${period}-15T12:00:00+08:00`, { year: 'numeric', month: 'long' })
}

/** "2026-11" → "11月" or "Nov". */
export function shortMonth(period: string): string {
  return dated(`${period}-15T12:00:00+08:00`, { month: 'short' })
}

/** The month of now, and the ones before it, newest first. */
export function recentMonths(now: Date, many: number): string[] {
  const [year, current] = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(now).split('-').map(Number)
  return Array.from({ length: many }, (_, back) => {
    const at = new Date(Date.UTC(year ?? 2026, (current ?? 1) - 1 - back, 15))
    return at.toISOString().slice(0, 7)
  })
}

/** Seconds as "1:02:03" or "02:03". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const shown = parts[0] ? parts : parts.slice(1)
  return shown.map((part, at) => (at === 0 && parts[0] ? String(part) : String(part).padStart(2, '0'))).join(':')
}
