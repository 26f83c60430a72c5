import { onScopeDispose, ref, watch, type ShallowRef } from 'vue'

/** The loudness of a stream's sound, 0 to 1, five times a second; null where there is no sound. */
export function useMicrophone(stream: ShallowRef<MediaStream | null>) {
  const level = ref<number | null>(null)
  let audio: AudioContext | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  function stop(): void {
    clearInterval(timer)
    void audio?.close()
    audio = null
    level.value = null
  }

  watch(stream, (media) => {
    stop()
    if (!media?.getAudioTracks().length || !('AudioContext' in window)) return
    audio = new AudioContext()
    const meter = audio.createAnalyser()
    meter.fftSize = 512
    audio.createMediaStreamSource(media).connect(meter)
    const samples = new Float32Array(meter.fftSize)
    timer = setInterval(() => {
      meter.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      level.value = Math.min(1, Math.sqrt(power) * 4)
    }, 200)
  }, { immediate: true })

  onScopeDispose(stop)
  return { level }
}
