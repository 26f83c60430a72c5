import type { AfterSales, CaseChoice, CaseKind, CaseReason, NewCase } from '@/shared/api/afterSales'

/** A line of the form; `quantity` 0 leaves it out. */
export interface FormLine { lineId: string; quantity: number; percent: number }
export interface CaseForm { kind: CaseKind | ''; reason: CaseReason | ''; text: string; lines: FormLine[] }
export type FormProblem = 'kindMissing' | 'reasonMissing' | 'goodsMissing' | 'photosNeeded' | 'waitPhotos' | 'photosLost'

const kindOrder: CaseKind[] = ['BEFORE_SHIPMENT', 'REFUND_ONLY', 'RETURN', 'EXCHANGE']

/** What may be asked for at all, in the order it is offered. */
export function kindsOf(open: AfterSales): CaseKind[] {
  return kindOrder.filter((kind) => open.lines.some((line) => line.choices.some((choice) => choice.kind === kind)))
}

/** The reasons that fit. */
export function reasonsOf(open: AfterSales, kind: CaseKind): CaseReason[] {
  return [...new Set(open.lines.flatMap((line) => line.choices).filter((choice) => choice.kind === kind).map((choice) => choice.reason))]
}

/** How much of a line it can be about; null where not at all. */
export function choiceOf(open: AfterSales, lineId: string, kind: CaseKind, reason: CaseReason): CaseChoice | null {
  return open.lines.find((line) => line.lineId === lineId)?.choices.find((choice) => choice.kind === kind && choice.reason === reason) ?? null
}

/** The lines a kind and reason can be about: one alone is chosen whole, of several the buyer chooses. */
export function linesFor(open: AfterSales, kind: CaseKind, reason: CaseReason): FormLine[] {
  const fitting = open.lines.flatMap((line) => choiceOf(open, line.lineId, kind, reason) ?? []).length
  return open.lines.flatMap((line) => {
    const choice = choiceOf(open, line.lineId, kind, reason)
    return choice ? [{ lineId: line.lineId, quantity: fitting === 1 ? choice.most : 0, percent: kind === 'REFUND_ONLY' ? 30 : 100 }] : []
  })
}

/** What keeps the form from being sent; empty where nothing does. */
export function problemOf(form: CaseForm, photos: { count: number; isSending: boolean; hasLost: boolean }): FormProblem | '' {
  if (!form.kind) return 'kindMissing'
  if (!form.reason) return 'reasonMissing'
  if (!form.lines.some((line) => line.quantity > 0)) return 'goodsMissing'
  if (photos.isSending) return 'waitPhotos'
  if (photos.hasLost) return 'photosLost'
  return form.kind === 'REFUND_ONLY' && photos.count === 0 ? 'photosNeeded' : ''
}

/** What is sent; null where kind or reason are not chosen yet. */
export function wishOf(orderId: string, form: CaseForm, photoIds: string[]): NewCase | null {
  if (!form.kind || !form.reason) return null
  const lines = form.lines.filter((line) => line.quantity > 0).map((line) => ({ ...line, percent: form.kind === 'REFUND_ONLY' ? line.percent : 100 }))
  return lines.length === 0 ? null : { orderId, kind: form.kind, reason: form.reason, text: form.text.trim(), lines, photoIds }
}
