import type { ForwardOrder, ForwardState } from '@/shared/api/forward'
import type { Ratio } from '@/shared/api/settlementTypes'
import { money, percent, quantity } from '@/shared/format'
import { language } from '@/shared/i18n/language'
import { ratioText } from '../composer/ratio'
import { grades, unitName } from '../goodsForm'
import { t } from '../messages'

/** What people call a grade; one that this desk does not offer keeps its code. */
export function gradeName(code: string): string {
  const known = grades.find((one) => one === code)
  return known ? t(`grade${known}`) : code
}

const englishPlurals: Record<string, string> = { box: 'boxes', piece: 'pieces' }
export const amountWord = (value: number, unit: string): string => {
  const word = unitName(unit)
  return `${quantity(value)} ${language.value === 'en' && value !== 1 ? (englishPlurals[word] ?? word) : word}`
}

export const rateWord = (ratio: Ratio): string => { const text = ratioText(ratio); return text.includes('/') ? text : percent(text) }
export const isNone = (ratio: Ratio): boolean => ratio.numerator === 0

/** How the price is found, as a sentence. */
export function priceSentence(order: Pick<ForwardOrder, 'floor' | 'markup' | 'unit'>): string {
  const words = { unit: unitName(order.unit), floor: money(order.floor), rate: rateWord(order.markup) }
  return t(isNone(order.markup) ? 'priceByMarket' : 'priceByMarketAndMore', words)
}

const calm: ForwardState[] = ['FULFILLED', 'SHORT', 'CANCELLED']
const broken: ForwardState[] = ['BREACHED_BY_BUYER', 'BREACHED_BY_SELLER']
export const toneOf = (state: ForwardState): 'calm' | 'broken' | 'running' => {
  if (broken.includes(state)) return 'broken'
  return calm.includes(state) ? 'calm' : 'running'
}

export const isBuyer = (order: ForwardOrder, own: string | undefined): boolean => order.buyer.id === own
export const isSide = (order: ForwardOrder, own: string | undefined): boolean => order.buyer.id === own || order.seller.id === own
export const isInForce = (order: ForwardOrder): boolean => order.state === 'OPEN' || order.state === 'PART_DELIVERED'
/** What the order can still take, never below nothing. */
export const leftOf = (order: ForwardOrder): number => Math.max(0, Math.round((order.quantity - order.accepted) * 1000) / 1000)
