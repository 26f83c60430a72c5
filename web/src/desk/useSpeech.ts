import { onScopeDispose, ref } from 'vue'
import { language } from '@/shared/i18n/language'

/** Reads sentences aloud where the browser can speak. */
export function useSpeech() {
  const canSpeak = 'speechSynthesis' in window && typeof SpeechSynthesisUtterance === 'function'
  const isSpeaking = ref(false)

  function stop(): void {
    if (canSpeak) window.speechSynthesis.cancel()
    isSpeaking.value = false
  }

  function speak(sentences: string[]): void {
    stop()
    const voice = new SpeechSynthesisUtterance(sentences.join(' '))
    voice.lang = language.value === 'zh' ? 'zh-CN' : 'en-GB'
    voice.rate = 0.9
    voice.onend = voice.onerror = () => { isSpeaking.value = false }
    isSpeaking.value = true
    window.speechSynthesis.speak(voice)
  }

  onScopeDispose(stop)
  return { canSpeak, isSpeaking, speak, stop }
}
