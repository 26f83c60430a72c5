import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { statement } from '@/shared/api/market'
import { sentenceFor } from '@/shared/api/problem'
import type { Statement } from '@/shared/api/types'
import { recentMonths } from '@/shared/format'
import { linesBySale } from './linesBySale'

/** The statement of one party for one month; further pages are added below. `party` is null for the caller's own, empty while none is chosen. */
export function useStatement(party: Ref<string | null> = ref(null)) {
  const months = recentMonths(new Date(), 12)
  const period = ref(months[0] ?? '')
  const data = shallowRef<Statement | null>(null)
  const error = ref('')
  const isLoading = ref(false)
  const entries = computed(() => linesBySale(data.value?.lines ?? []))

  async function load(cursor: string | null = null): Promise<void> {
    const [asked, whose] = [period.value, party.value]
    if (whose === '') return
    isLoading.value = true
    error.value = ''
    try {
      const page = await statement(asked, cursor, whose)
      if (asked !== period.value || whose !== party.value) return
      data.value = cursor && data.value ? { ...page, lines: [...data.value.lines, ...page.lines] } : page
    } catch (problem) {
      if (asked === period.value && whose === party.value) error.value = sentenceFor(problem, true)
    } finally {
      isLoading.value = false
    }
  }

  watch([period, party], () => {
    data.value = null
    void load()
  }, { immediate: true })
  return { months, period, data, error, isLoading, entries, reload: () => load(), more: () => load(data.value?.next ?? null) }
}
