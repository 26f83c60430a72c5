import { onScopeDispose, ref, type Ref } from 'vue'

/** The time, a second at a time, for what counts down; a hidden page catches up when it is seen again. */
export function useNow(): Ref<number> {
  const now = ref(Date.now())
  const tick = (): void => { now.value = Date.now() }
  const timer = setInterval(tick, 1000)
  document.addEventListener('visibilitychange', tick)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  return now
}
