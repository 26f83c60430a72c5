import { ref, watchEffect } from 'vue'
import type { Name } from '../api/types'

export type Language = 'zh' | 'en'
const remembered = 'tongtian.language'

function firstLanguage(): Language {
  return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'
}

/** The language of every screen of this browser: Chinese until the person chooses English. */
export const language = ref<Language>(firstLanguage())

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})

export function chooseLanguage(next: Language): void {
  language.value = next
  localStorage.setItem(remembered, next)
}

/** The words of a name in the chosen language; nothing for nothing. */
export function say(name: Name | null | undefined): string {
  if (!name) return ''
  if (typeof name === 'string') return name
  return name[language.value] || name.zh
}

const plurals: Record<string, string> = { box: 'boxes', piece: 'pieces', bag: 'bags', bottle: 'bottles' }

/** The unit as it is said after a quantity: "5 盒", "1 box", "5 boxes"; a jin stays a jin. */
export function unitWord(unit: { name: Name }, quantity: number): string {
  const word = say(unit.name)
  return language.value === 'en' && quantity !== 1 ? (plurals[word] ?? word) : word
}

export type Words = Record<string, string | number>

/** Puts `{name}` values into a sentence. */
export function fill(sentence: string, words: Words = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? String(words[name]) : whole))
}

/** A translator over two message tables with the same keys; the compiler refuses a missing one. */
export function translator<K extends string>(zh: Record<K, string>, en: Record<K, string>) {
  return (key: K, words?: Words): string => fill((language.value === 'zh' ? zh : en)[key], words)
}
