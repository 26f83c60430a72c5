import { createApp, nextTick } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import SplitBar from '@/shared/components/SplitBar.vue'
import { chooseLanguage } from '@/shared/i18n/language'

const line = (id: string, kind: string, name: string, amount: number, percent: string, sentence: string) =>
  ({ party: { id, kind, name: { zh: name, en: name } }, amount: { amount, currency: 'CNY' }, percent, sentence: { zh: sentence, en: `${sentence} en` } })
const lines = [line('h', 'HOST', '韦小满', 325, '10.0', '村播得 10%。'), line('f', 'FARMER', '罗春梅家', 1462, '45.0', '农户得 45%。'), line('c', 'COOPERATIVE', '合作社', 1463, '45.0', '余下归合作社。')]

function show(props: Record<string, unknown>): HTMLElement {
  const place = document.createElement('div')
  createApp(SplitBar, props).mount(place)
  return place
}
const sentence = (place: HTMLElement): string => place.querySelector('[data-testid="split-sentence"]')?.textContent?.trim() ?? ''
beforeEach(() => chooseLanguage('zh'))

describe('where the money goes', () => {
  it('starts with the farmer and shows every party with amount and share', () => {
    const place = show({ lines })
    expect(sentence(place)).toBe('农户得 45%。')
    expect([...place.querySelectorAll('[data-testid="split-line"] .amount')].map((one) => one.textContent)).toEqual(['¥3.25', '¥14.62', '¥14.63'])
  })

  it('starts with the own part where one is marked', () => {
    expect(sentence(show({ lines, marked: 'c' }))).toBe('余下归合作社。')
  })

  it('shows the clause of the party that is tapped, in the chosen language', async () => {
    const place = show({ lines })
    ;(place.querySelectorAll('[data-testid="split-line"]')[0] as HTMLElement).click()
    await nextTick()
    expect(sentence(place)).toBe('村播得 10%。')
    chooseLanguage('en')
    await nextTick()
    expect(sentence(place)).toBe('村播得 10%。 en')
  })
})
