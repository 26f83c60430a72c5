import type { Content, TrackingKind, WorkOrder, WorkState } from '@/shared/api/work'
import { deadline, money, shortDay } from '@/shared/format'
import { say } from '@/shared/i18n/language'
import { t, type DeskKey } from '../messages'

const zone = 'Asia/Shanghai'
const dayOf = (moment: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment))

/** Today in the market's zone. */
export const today = (): string => dayOf(new Date().toISOString())
/** So many days before a day. */
export const daysBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** Whether an order should have been sent: placed, of a presale paid in full, and harvested on that day or before. */
export function isOverdue(order: WorkOrder, since: string): boolean {
  const paidAt = order.timeline.find((step) => step.state === 'PAID')?.at
  return order.state === 'PAID' && dayOf(order.presale && paidAt ? paidAt : order.placedAt) <= since && order.lines.every((line) => (line.harvestDate ?? '') <= since)
}

/** What is typed as quantities of a parcel: each with three decimals at most, none above what is left; null where one is wrong. */
export function contentsOf(order: WorkOrder, typed: Record<string, string>): Content[] | null {
  const contents: Content[] = []
  for (const line of order.lines.filter((one) => one.toShip > 0)) {
    const text = (typed[line.id] ?? '').trim()
    if (!/^\d{1,7}(\.\d{1,3})?$/.test(text)) return null
    const quantity = Number(text)
    if (quantity > line.toShip) return null
    if (quantity > 0) contents.push({ lineId: line.id, quantity })
  }
  return contents.length > 0 ? contents : null
}

/** Grams as people say them: 800 g, 12.5 kg; a part of ten grams is rounded up, parcels are never lighter than told. */
export function weight(grams: number): { value: string; unit: 'inGrams' | 'inKilos' } {
  return grams < 1000 ? { value: String(grams), unit: 'inGrams' } : { value: String(Math.ceil(grams / 10) / 100), unit: 'inKilos' }
}

export const kindWord: Record<TrackingKind, DeskKey> = {
  PICKED_UP: 'trackPICKED_UP', IN_TRANSIT: 'trackIN_TRANSIT', OUT_FOR_DELIVERY: 'trackOUT_FOR_DELIVERY', DELIVERED: 'trackDELIVERED', EXCEPTION: 'trackEXCEPTION',
}

/** Counts the orders of a table while it comes: every row begins with its order's number, rows of one order stand together. */
export class OrderCounter {
  private rest = ''
  private last = ''
  private readonly decoder = new TextDecoder()
  orders = 0

  take(part: Uint8Array): void {
    const lines = (this.rest + this.decoder.decode(part, { stream: true })).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      const number = /^"(TT\d{6}-[0-9A-Z]{6})",/.exec(line)?.[1]
      if (number && number !== this.last) {
        this.orders += 1
        this.last = number
      }
    }
  }
}

/** What a presale waits for, in words; nothing where it waits for nothing any more. */
export function presaleWord(order: WorkOrder): string {
  const { state, presale } = order
  if (!presale || (state !== 'DEPOSIT_PAID' && state !== 'BALANCE_DUE')) return ''
  if (state === 'BALANCE_DUE') return presale.balanceBefore ? t('waitsBalance', { amount: money(presale.balance), time: deadline(presale.balanceBefore) }) : ''
  return presale.offer ? t('waitsAnswer', { grade: say(presale.offer.grade.name), time: deadline(presale.offer.answerBefore) }) : t('waitsHarvest', { from: shortDay(presale.harvestFrom), until: shortDay(presale.harvestUntil) })
}

export const stateWord: Record<WorkState, DeskKey> = {
  PENDING_PAYMENT: 'orderUnpaid', DEPOSIT_PAID: 'orderDepositPaid', BALANCE_DUE: 'orderBalanceDue', PAID: 'queueTO_SHIP', SHIPPED: 'queueON_THE_WAY', RECEIVED: 'queueDONE', COMPLETED: 'orderCompleted', CANCELLED: 'queueCANCELLED',
}
