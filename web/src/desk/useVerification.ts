import { computed, ref, shallowRef } from 'vue'
import { sentenceFor } from '@/shared/api/problem'
import { proofsOf } from '@/shared/api/settlement'
import type { Sale } from '@/shared/api/types'
import { canHash } from '@/shared/proof/bytes'
import { checkRecord, type Step } from '@/shared/proof/checkRecord'

export interface CheckedRecord { kind: string; day: string | null; steps: Step[] }
export type Outcome = 'idle' | 'running' | 'good' | 'open' | 'bad' | 'cannot'

const pauseMs = 160
const pause = (): Promise<void> => {
  const isCalm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true
  return isCalm ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, pauseMs))
}

/** What all steps of all records come to; a record that no head covers yet leaves it open. */
export function outcomeOf(records: CheckedRecord[]): Outcome {
  const steps = records.flatMap((record) => record.steps)
  if (steps.some((step) => step.state === 'bad')) return 'bad'
  if (steps.length === 0 || steps.some((step) => step.note === 'NotClosed')) return 'open'
  return 'good'
}

/** Checks the proofs of one sale in the browser, a step at a time, so that people see it happen. */
export function useVerification() {
  const records = ref<CheckedRecord[]>([])
  const outcome = ref<Outcome>('idle')
  const error = shallowRef('')
  const signers = computed(() => new Set(records.value.flatMap((record) => record.steps.filter((step) => step.name === 'Signed' && step.state === 'good').flatMap((step) => step.signers))))
  const lastDay = computed(() => records.value.reduce<string | null>((latest, record) => (record.day && (!latest || record.day > latest) ? record.day : latest), null))

  async function verify(saleId: string, sale: Sale | null): Promise<void> {
    records.value = []
    error.value = ''
    if (!canHash()) {
      outcome.value = 'cannot'
      return
    }
    outcome.value = 'running'
    try {
      const proofs = await proofsOf(saleId)
      for (const proof of proofs.proofs) {
        records.value.push({ kind: proof.kind, day: proof.head?.day ?? null, steps: [] })
        for await (const step of checkRecord(proof, proofs, sale)) {
          records.value.at(-1)?.steps.push(step)
          await pause()
        }
      }
      outcome.value = outcomeOf(records.value)
    } catch (problem) {
      outcome.value = 'idle'
      error.value = sentenceFor(problem, true)
    }
  }

  return { records, outcome, error, signers, lastDay, verify }
}
