import type { NewDelivery, NewForward } from '@/shared/api/forward'
import type { Ratio } from '@/shared/api/settlementTypes'
import type { Text } from '@/shared/api/types'
import { ratioOf } from '../composer/ratio'
import { fenOf, quantityOf, type Problems } from '../goodsForm'
import { t } from '../messages'

export interface ForwardForm {
  contractId: string; side: 'buyer' | 'seller'; other: string; product: Text; unit: string; grade: string; quantity: string; from: string; to: string
  floor: string; markup: string; deposit: string; sellerPenalty: string; buyerPenalty: string; tolerance: string; payWithinDays: string
}
export interface DeliveryForm { on: string; grade: string; quantity: string; accepted: string; marketPrice: string; marketSource: string; remark: string }

export const emptyForward = (contractId: string, side: 'buyer' | 'seller', today: string): ForwardForm => ({
  contractId, side, other: '', product: { zh: '', en: '' }, unit: 'JIN', grade: 'FIRST', quantity: '', from: today, to: '',
  floor: '', markup: '', deposit: '', sellerPenalty: '10', buyerPenalty: '10', tolerance: '5', payWithinDays: '15',
})
export const emptyDelivery = (today: string, grade: string): DeliveryForm => ({ on: today, grade, quantity: '', accepted: '', marketPrice: '', marketSource: '', remark: '' })

const cny = (fen: number) => ({ amount: fen, currency: 'CNY' })
const onlyProblems = (all: Problems): Problems => Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== ''))
const optionalRate = (typed: string): string => (typed.trim() === '' || ratioOf(typed) ? '' : t('percentWrong'))
const optionalYuan = (typed: string): string => (typed.trim() === '' || fenOf(typed) !== null ? '' : t('amountWrong'))
const isNamed = (text: Text): boolean => [text.zh, text.en].every((one) => one.trim().length > 0 && one.trim().length <= 60)

/** The price of everything at the floor, fen, half up; null while quantity or floor is no number. */
export function atFloor(form: Pick<ForwardForm, 'quantity' | 'unit' | 'floor'>): number | null {
  const [quantity, floor] = [quantityOf(form.quantity, form.unit), fenOf(form.floor)]
  if (quantity === null || floor === null) return null
  return Number((BigInt(floor) * BigInt(Math.round(quantity * 1000)) + 500n) / 1000n)
}

export function forwardProblems(form: ForwardForm): Problems {
  const [quantity, floor, deposit, whole] = [quantityOf(form.quantity, form.unit), fenOf(form.floor), fenOf(form.deposit), atFloor(form)]
  const isTooMuch = deposit !== null && whole !== null && deposit * 5 > whole
  return onlyProblems({
    contractId: form.contractId ? '' : t('contractMissing'), [form.side === 'buyer' ? 'seller' : 'buyer']: form.other ? '' : t('otherSideMissing'),
    product: isNamed(form.product) ? '' : t('bothLanguages', { most: 60 }), quantity: quantity === null || quantity <= 0 ? t(form.unit === 'KG' ? 'stockWrongDecimal' : 'stockWrong') : '',
    from: form.from ? '' : t('dayMissing'), to: !form.to ? t('dayMissing') : form.to < form.from ? t('windowWrong') : '',
    floor: floor === null || floor <= 0 ? t('amountWrong') : '', markup: optionalRate(form.markup), deposit: optionalYuan(form.deposit) || (isTooMuch ? t('depositTooMuch') : ''),
    sellerPenalty: optionalRate(form.sellerPenalty), buyerPenalty: optionalRate(form.buyerPenalty), tolerance: optionalRate(form.tolerance),
    payWithinDays: /^\d{1,3}$/.test(form.payWithinDays.trim()) ? '' : t('countWrong'),
  })
}

/** Only after `forwardProblems` found nothing. */
export function newForward(form: ForwardForm, own: string): NewForward {
  const rate = (name: 'markup' | 'sellerPenalty' | 'buyerPenalty' | 'tolerance'): Partial<Record<typeof name, Ratio>> => {
    const ratio = ratioOf(form[name])
    return ratio && ratio.numerator > 0 ? { [name]: ratio } : {}
  }
  const deposit = fenOf(form.deposit) ?? 0
  return {
    contractId: form.contractId, buyer: form.side === 'buyer' ? own : form.other, seller: form.side === 'seller' ? own : form.other,
    product: { zh: form.product.zh.trim(), en: form.product.en.trim() }, unit: form.unit, grade: form.grade, quantity: quantityOf(form.quantity, form.unit) ?? 0, from: form.from, to: form.to,
    floor: cny(fenOf(form.floor) ?? 0), ...rate('markup'), ...(deposit > 0 ? { deposit: cny(deposit) } : {}), ...rate('sellerPenalty'), ...rate('buyerPenalty'), ...rate('tolerance'), payWithinDays: Number(form.payWithinDays),
  }
}

/** `left`: what the order can still take. */
export function deliveryProblems(form: DeliveryForm, unit: string, left: number): Problems {
  const [quantity, accepted] = [quantityOf(form.quantity, unit), quantityOf(form.accepted, unit)]
  const isBadMarket = form.marketPrice.trim() !== '' && (fenOf(form.marketPrice) ?? 0) <= 0
  return onlyProblems({
    on: form.on ? '' : t('dayMissing'), quantity: quantity === null || quantity <= 0 ? t('stockWrong') : '',
    accepted: accepted === null ? t('countWrong') : quantity !== null && accepted > quantity ? t('acceptedTooMuch') : accepted > left ? t('moreThanAgreed', { left }) : '',
    marketPrice: isBadMarket ? t('amountWrong') : '', marketSource: form.marketPrice.trim() !== '' && form.marketSource.trim() === '' ? t('marketSourceMissing') : '',
  })
}

/** Only after `deliveryProblems` found nothing. */
export function newDelivery(form: DeliveryForm, unit: string): NewDelivery {
  const market = fenOf(form.marketPrice)
  return {
    on: form.on, grade: form.grade, quantity: quantityOf(form.quantity, unit) ?? 0, accepted: quantityOf(form.accepted, unit) ?? 0,
    ...(market ? { marketPrice: cny(market), marketSource: form.marketSource.trim() } : {}), ...(form.remark.trim() ? { remark: form.remark.trim() } : {}),
  }
}
