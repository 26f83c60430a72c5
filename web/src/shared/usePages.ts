import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { sentenceFor } from './api/problem'
import type { Page } from './api/types'
import { language } from './i18n/language'

export interface Pages<T> {
  items: ShallowRef<T[] | null>
  next: Ref<string | null>
  error: Ref<string>
  isLoading: Ref<boolean>
  reload: () => Promise<void>
  more: () => Promise<void>
}

/** A list that comes page by page; a newer question wins over an older one's answer, and what is there stays where the next page fails. */
export function usePages<T>(load: (cursor: string | null) => Promise<Page<T>>): Pages<T> {
  const items = shallowRef<T[] | null>(null)
  const next = ref<string | null>(null)
  const error = ref('')
  const isLoading = ref(false)
  const failure = shallowRef<unknown>(null)
  let latest = 0

  async function read(cursor: string | null): Promise<void> {
    const mine = ++latest
    isLoading.value = true
    try {
      const page = await load(cursor)
      if (mine !== latest) return
      items.value = cursor === null ? page.items : [...(items.value ?? []), ...page.items]
      next.value = page.next
      failure.value = null
      error.value = ''
    } catch (problem) {
      if (mine !== latest) return
      failure.value = problem
      error.value = sentenceFor(problem, true)
    } finally {
      if (mine === latest) isLoading.value = false
    }
  }

  async function reload(): Promise<void> {
    await read(null)
  }
  async function more(): Promise<void> {
    if (next.value !== null) await read(next.value)
  }
  watch(language, () => { if (failure.value) error.value = sentenceFor(failure.value, true) })
  void reload()
  return { items, next, error, isLoading, reload, more }
}
