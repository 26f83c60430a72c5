import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { sentenceFor } from './api/problem'
import { language } from './i18n/language'

export interface Resource<T> {
  data: ShallowRef<T | null>
  error: Ref<string>
  isLoading: Ref<boolean>
  reload: () => Promise<void>
}

/** Loads something once, again on request and when the network returns after a failure; keeps what it had meanwhile. */
export function useResource<T>(load: () => Promise<T>): Resource<T> {
  const data = shallowRef<T | null>(null)
  const error = ref('')
  const isLoading = ref(false)
  const failure = shallowRef<unknown>(null)
  let latest = 0

  async function reload(): Promise<void> {
    const mine = ++latest
    isLoading.value = true
    try {
      const loaded = await load()
      if (mine !== latest) return
      data.value = loaded
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

  const onOnline = (): void => { if (failure.value) void reload() }
  window.addEventListener('online', onOnline)
  onScopeDispose(() => window.removeEventListener('online', onOnline))
  watch(language, () => { if (failure.value) error.value = sentenceFor(failure.value, true) })
  void reload()
  return { data, error, isLoading, reload }
}
