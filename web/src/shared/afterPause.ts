import { onScopeDispose, ref, watch, type Ref, type WatchSource } from 'vue'

/** Acts a moment after the last change of what it watches, as after somebody's typing; true while that moment lasts. */
export function afterPause(watched: WatchSource | WatchSource[], act: () => void, pauseMs = 300): Ref<boolean> {
  const isPausing = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(watched, () => {
    isPausing.value = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      isPausing.value = false
      act()
    }, pauseMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return isPausing
}
