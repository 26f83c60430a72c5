import { onScopeDispose, ref, shallowRef } from 'vue'
import { drawTestPicture } from './testPicture'

export type CameraProblem = '' | 'missing' | 'refused'

/** Camera and microphone, or a drawn moving picture where there is none. */
export function useCamera() {
  const stream = shallowRef<MediaStream | null>(null)
  const problem = ref<CameraProblem>('')
  const isTestPicture = ref(false)
  const facing = ref<'user' | 'environment'>('environment')
  let stopDrawing: (() => void) | null = null
  let latest = 0

  function stop(): void {
    stopDrawing?.()
    stopDrawing = null
    stream.value?.getTracks().forEach((track) => track.stop())
  }

  function hold(next: MediaStream): MediaStream {
    stop()
    stream.value = next
    problem.value = ''
    return next
  }

  /** The last wish wins: a camera that wakes up after the test picture was chosen is switched off again. */
  async function openCamera(): Promise<MediaStream | null> {
    const mine = ++latest
    if (!('mediaDevices' in navigator)) {
      problem.value = 'missing'
      return null
    }
    try {
      const next = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true },
        video: { facingMode: facing.value, width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24, max: 30 } },
      })
      if (mine !== latest) {
        next.getTracks().forEach((track) => track.stop())
        return null
      }
      isTestPicture.value = false
      return hold(next)
    } catch (error) {
      if (mine === latest) problem.value = error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing'
      return null
    }
  }

  function openTestPicture(): MediaStream {
    latest++
    const drawn = drawTestPicture()
    const next = hold(drawn.stream)
    stopDrawing = drawn.stop
    isTestPicture.value = true
    return next
  }

  /** Most phones open one camera at a time: the first is closed before the other opens, and comes back where there is none. */
  async function flip(): Promise<MediaStream | null> {
    if (isTestPicture.value) return stream.value
    stream.value?.getVideoTracks().forEach((track) => track.stop())
    const before = facing.value
    facing.value = before === 'user' ? 'environment' : 'user'
    const flipped = await openCamera()
    if (flipped) return flipped
    facing.value = before
    return openCamera()
  }

  onScopeDispose(stop)
  return { stream, problem, isTestPicture, facing, openCamera, openTestPicture, flip, stop }
}
