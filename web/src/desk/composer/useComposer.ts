import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ActionKey } from '@/shared/api/idempotency'
import { sentenceFor } from '@/shared/api/problem'
import { draftContract, previewContract, simulate } from '@/shared/api/settlement'
import type { Draft, Preview, Simulation } from '@/shared/api/settlementTypes'
import type { Contract, Party } from '@/shared/api/types'
import { yuan } from '@/shared/format'
import { language } from '@/shared/i18n/language'
import { fenOf, quantityOf } from '../goodsForm'
import { emptyAgreement, partsOf, renumber, type ExampleForm, type ExpectedForm } from './agreementForm'
import { draftOf, emptyClause, type ClauseForm, type DraftForm } from './draftForm'
import { kindGroups, type ClauseKind } from './clauseKinds'

export interface ComposerMarket {
  preview: (draft: Draft) => Promise<Preview>
  simulate: (draft: Draft) => Promise<Simulation>
  save: (draft: Draft, key: string) => Promise<Contract>
}
const realMarket: ComposerMarket = { preview: previewContract, simulate, save: draftContract }
const quietMs = 400
const saleKinds = new Set<ClauseKind>(kindGroups[0]?.kinds)

/** One draft while it is written: the market reads along, a moment after the last key. */
export function useComposer(first: DraftForm, market: ComposerMarket = realMarket) {
  const form = ref<DraftForm>(first)
  const preview = shallowRef<Preview | null>(null)
  const simulation = shallowRef<Simulation | null>(null)
  const refusal = ref('')
  const readingError = ref('')
  const error = computed(() => refusal.value || readingError.value)
  const isReading = ref(false)
  const isSimulating = ref(false)
  const isSaving = ref(false)
  const isStale = ref(false)
  const key = new ActionKey()
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function readAlong(): Promise<void> {
    const mine = ++latest
    isReading.value = true
    try {
      const answer = await market.preview(draftOf(form.value))
      if (mine === latest) [preview.value, readingError.value] = [answer, '']
    } catch (problem) {
      if (mine === latest) readingError.value = sentenceFor(problem, true)
    } finally {
      if (mine === latest) isReading.value = false
    }
  }

  watch(form, () => {
    clearTimeout(timer)
    refusal.value = ''
    isStale.value = simulation.value !== null
    timer = setTimeout(() => void readAlong(), quietMs)
  }, { deep: true })
  onScopeDispose(() => clearTimeout(timer))
  watch(language, () => void readAlong())
  void readAlong()

  async function tryOut(): Promise<void> {
    isSimulating.value = true
    refusal.value = ''
    try {
      simulation.value = await market.simulate(draftOf(form.value))
      isStale.value = false
    } catch (problem) {
      refusal.value = sentenceFor(problem, true)
    } finally {
      isSimulating.value = false
    }
  }

  /** The drafted version, or null where the market refuses it. */
  async function save(): Promise<Contract | null> {
    isSaving.value = true
    refusal.value = ''
    try {
      const draft = draftOf(form.value)
      const saved = await market.save(draft, key.for(draft))
      key.done()
      return saved
    } catch (problem) {
      refusal.value = sentenceFor(problem)
      await readAlong()
      return null
    } finally {
      isSaving.value = false
    }
  }

  /** What splits a sale stands before the remainder, what bounds it after. */
  function add(kind: ClauseKind): ClauseForm {
    const clause = emptyClause(kind)
    const remainder = form.value.clauses.findIndex((one) => one.kind === 'REMAINDER')
    const place = remainder < 0 || kind === 'REMAINDER' || !saleKinds.has(kind) ? form.value.clauses.length : remainder
    reordered(() => { form.value.clauses.splice(place, 0, clause) })
    return clause
  }

  function move(at: number, by: -1 | 1): void {
    reordered(() => {
      const [clause] = form.value.clauses.splice(at, 1)
      if (clause) form.value.clauses.splice(at + by, 0, clause)
    })
  }
  const remove = (at: number): void => reordered(() => { form.value.clauses.splice(at, 1) })

  /** Clauses are named by their numbers: after they changed places, every such name means the same clause as before. */
  function reordered(change: () => void): void {
    const before = form.value.clauses.map((clause) => clause.key)
    change()
    const after = form.value.clauses.map((clause) => clause.key)
    const numberOf = (old: number): number | null => { const place = after.indexOf(before[old - 1] ?? 0); return place < 0 ? null : place + 1 }
    renumber(form.value.agreement, numberOf)
    for (const { values } of form.value.clauses) {
      if (Array.isArray(values['netOf'])) values['netOf'] = (values['netOf'] as number[]).flatMap((old) => numberOf(old) ?? [])
    }
  }

  /** What the draft gives of one sale, for an example: people check it and correct it. */
  async function workOut(example: ExampleForm): Promise<ExpectedForm[] | null> {
    const [gross, quantity] = [fenOf(example.gross), quantityOf(example.quantity, example.unit)]
    if (!gross || !quantity) return null
    try {
      const draft = draftOf({ ...form.value, agreement: emptyAgreement() })
      const answer = await market.preview({ ...draft, sample: { gross: { amount: gross, currency: 'CNY' }, quantity, unit: example.unit, ...partsOf(example.parts) } })
      const lines = answer.example?.lines ?? null
      return lines && lines.map((line) => ({ clauseNo: String(line.clauseNo), payee: line.party.id, amount: yuan(line.amount.amount).replaceAll(',', '') }))
    } catch (problem) {
      refusal.value = sentenceFor(problem, true)
      return null
    }
  }
  const addParty = (party: Party): void => { if (!form.value.parties.some((one) => one.id === party.id)) form.value.parties.push(party) }
  const removeParty = (id: string): void => { form.value.parties = form.value.parties.filter((one) => one.id !== id) }
  const problems = computed(() => preview.value?.problems ?? [])

  return { form, preview, problems, simulation, error, isReading, isSimulating, isSaving, isStale, tryOut, save, workOut, add, move, remove, addParty, removeParty }
}
