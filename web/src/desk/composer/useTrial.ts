import { ref, shallowRef } from 'vue'
import { sentenceFor } from '@/shared/api/problem'
import { simulateVersion } from '@/shared/api/settlement'
import type { Simulation } from '@/shared/api/settlementTypes'

/** Tries out a drafted version before it is signed. */
export function useTrial() {
  const simulation = shallowRef<Simulation | null>(null)
  const error = ref('')
  const isBusy = ref(false)

  async function run(contractId: string, version: number): Promise<void> {
    isBusy.value = true
    error.value = ''
    try {
      simulation.value = await simulateVersion(contractId, version)
    } catch (problem) {
      error.value = sentenceFor(problem, true)
    } finally {
      isBusy.value = false
    }
  }

  return { simulation, error, isBusy, run }
}
