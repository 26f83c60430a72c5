import { computed, ref, shallowRef } from 'vue'
import { ActionKey } from '@/shared/api/idempotency'
import { ApiError, sentenceFor } from '@/shared/api/problem'
import type { Problems } from './goodsForm'

/** Sends one form: checks it first, then shows the market's refusal at the field that it names. */
export function useSending<B, R>(send: (body: B, key: string) => Promise<R>) {
  const problems = shallowRef<Problems>({})
  const problem = ref('')
  const isSending = ref(false)
  const key = new ActionKey()
  let wasTried = false

  /** The market's answer, or null where something has to be mended first. */
  async function submit(found: Problems, body: () => B): Promise<R | null> {
    wasTried = true
    problems.value = found
    problem.value = ''
    if (Object.keys(found).length > 0) return null
    isSending.value = true
    try {
      const wanted = body()
      const answer = await send(wanted, key.for(wanted))
      key.done()
      return answer
    } catch (error) {
      if (error instanceof ApiError && error.field && error.detail) problems.value = { [error.field]: error.detail }
      else problem.value = sentenceFor(error)
      return null
    } finally {
      isSending.value = false
    }
  }

  /** The form was edited: once tried, what is mended is no longer marked. */
  function recheck(found: Problems): void {
    if (wasTried) problems.value = found
  }

  function forget(): void {
    wasTried = false
    problems.value = {}
    problem.value = ''
  }

  return { problems, problem, isSending, submit, recheck, forget, hasProblems: computed(() => Object.keys(problems.value).length > 0) }
}
