import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { afterPause } from '@/shared/afterPause'
import { sentenceFor } from '@/shared/api/problem'
import { statement, type StatementAsk } from '@/shared/api/settlement'
import type { Statement } from '@/shared/api/types'
import { recentMonths } from '@/shared/format'
import { linesBySale } from './linesBySale'

export type Half = '' | 'H1' | 'H2'
/** Pages with nothing found are skipped, so many at a time. */
const mostEmptyPages = 20

/** The statement of one party for a month or half of one; further pages are added below. `party` is null for the caller's own, empty while none is chosen. */
export function useStatement(party: Ref<string | null> = ref(null)) {
  const months = recentMonths(new Date(), 12)
  const month = ref(months[0] ?? '')
  const half = ref<Half>('')
  const dated = ref<'BOOKED' | 'HAPPENED'>('BOOKED')
  const typed = ref('')
  const search = ref('')
  const data = shallowRef<Statement | null>(null)
  const error = ref('')
  const isLoading = ref(false)
  const entries = computed(() => linesBySale(data.value?.lines ?? []))
  const ask = computed<StatementAsk>(() => ({ period: half.value ? `${month.value}-${half.value}` : month.value, party: party.value, search: search.value, dated: dated.value }))
  afterPause(typed, () => { search.value = typed.value.trim() })

  /** A search may answer with empty pages that go on; reads until something is found. */
  async function pageAfter(asked: StatementAsk, cursor: string | null): Promise<Statement> {
    let page = await statement(asked, cursor)
    for (let empty = 0; asked.search && page.lines.length === 0 && page.next && empty < mostEmptyPages; empty++) page = await statement(asked, page.next)
    return page
  }

  async function load(cursor: string | null = null): Promise<void> {
    const asked = ask.value
    if (asked.party === '') return
    isLoading.value = true
    error.value = ''
    try {
      const page = await pageAfter(asked, cursor)
      if (asked !== ask.value) return
      data.value = cursor && data.value ? { ...page, lines: [...data.value.lines, ...page.lines] } : page
    } catch (problem) {
      if (asked === ask.value) error.value = sentenceFor(problem, true)
    } finally {
      if (asked === ask.value) isLoading.value = false
    }
  }

  watch(ask, (now, before) => {
    if (!before || now.search === before.search) data.value = null
    void load()
  }, { immediate: true })
  return { months, period: month, half, dated, typed, search, ask, data, error, isLoading, entries, reload: () => load(), more: () => load(data.value?.next ?? null) }
}
