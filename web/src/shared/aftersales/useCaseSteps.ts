import { ref } from 'vue'
import { stepCase, type AfterSalesCase } from '../api/afterSales'
import { ActionKey } from '../api/idempotency'
import { sentenceFor } from '../api/problem'

/** Takes steps of one case, one at a time; each wish keeps its key until it has its answer. */
export function useCaseSteps(id: () => string, done: (moved: AfterSalesCase) => void) {
  const problem = ref('')
  const isSending = ref(false)
  const key = new ActionKey()

  /** Whether the market took the step. */
  async function take(step: string, body: unknown = null): Promise<boolean> {
    if (isSending.value) return false
    problem.value = ''
    isSending.value = true
    try {
      const moved = await stepCase(id(), step, body ?? undefined, key.for({ id: id(), step, body }))
      key.done()
      done(moved)
      return true
    } catch (error) {
      problem.value = sentenceFor(error)
      return false
    } finally {
      isSending.value = false
    }
  }

  return { problem, isSending, take }
}
