import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { quote as askQuote } from '@/shared/api/buying'
import { sentenceFor } from '@/shared/api/problem'
import type { Money, Quote, Wish } from '@/shared/api/types'
import { language } from '@/shared/i18n/language'

export interface LiveQuote {
  quote: ShallowRef<Quote | null>
  /** True from the change of the wish until its price is there: what is shown may not be what it costs. */
  isAsking: Ref<boolean>
  error: Ref<string>
  ask: () => Promise<void>
}

const settleMs = 200

/** What a wish costs, asked again whenever it changes; the newest question wins, and null asks nothing. */
export function useQuote(wish: () => Wish | null): LiveQuote {
  const quote = shallowRef<Quote | null>(null)
  const isAsking = ref(false)
  const error = ref('')
  const failure = shallowRef<unknown>(null)
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    clearTimeout(timer)
    const wanted = wish()
    const mine = ++latest
    if (!wanted || wanted.goods.length === 0) {
      isAsking.value = false
      quote.value = null
      return
    }
    isAsking.value = true
    try {
      const answer = await askQuote(wanted)
      if (mine !== latest) return
      quote.value = answer
      failure.value = null
      error.value = ''
    } catch (problem) {
      if (mine !== latest) return
      failure.value = problem
      error.value = sentenceFor(problem, true)
    } finally {
      if (mine === latest) isAsking.value = false
    }
  }

  watch(() => JSON.stringify(wish()), () => {
    latest++
    isAsking.value = true
    clearTimeout(timer)
    timer = setTimeout(() => { void ask() }, quote.value === null ? 0 : settleMs)
  }, { immediate: true })
  const onOnline = (): void => { if (failure.value) void ask() }
  window.addEventListener('online', onOnline)
  onScopeDispose(() => {
    latest++
    clearTimeout(timer)
    window.removeEventListener('online', onOnline)
  })
  watch(language, () => { if (failure.value) error.value = sentenceFor(failure.value, true) })
  return { quote, isAsking, error, ask }
}

/** What of the shown sum is paid at once, where that is not all of it: the goods may have been harvested since. */
export const dueNow = (quote: Quote): { dueNow?: Money } => (quote.presale ? { dueNow: quote.presale.deposit } : {})
