import { describe, expect, it } from 'vitest'
import * as common from '@/shared/i18n/common'
import { chooseLanguage, fill, language, say } from '@/shared/i18n/language'
import * as committee from '@/shared/i18n/committee'
import * as coupons from '@/shared/i18n/coupons'
import * as desk from '@/desk/messages'
import * as shop from '@/shop/messages'
import * as studio from '@/studio/messages'

const tables = { common, committee, coupons, shop, studio, desk }
const rows = Object.entries(tables).flatMap(([app, { zh, en }]) => Object.entries(zh).map(([key, chinese]) => ({ name: `${app}.${key}`, chinese, english: (en as Record<string, string>)[key] ?? '' })))
const holes = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort()
/** The switch names the other language in that language. */
const foreign = ['common.switchLanguage']

describe('words', () => {
  it('have the same holes in both languages', () => {
    expect(rows.filter((row) => holes(row.chinese).join() !== holes(row.english).join()).map((row) => row.name)).toEqual([])
  })

  it('leave no English in Chinese and no Chinese in English', () => {
    const plain = (sentence: string): string => sentence.replace(/\{\w+\}/g, '')
    const mixed = rows.filter((row) => !foreign.includes(row.name) && (/[A-Za-z]/.test(plain(row.chinese)) || /[\u4e00-\u9fff]/.test(row.english)))
    expect(mixed.map((row) => row.name)).toEqual([])
  })

  it('are not written into templates, nor are Chinese marks, which English would show too', () => {
    const screens = Object.entries(import.meta.glob<string>('../src/**/*.vue', { eager: true, query: '?raw', import: 'default' }))
    const shown = (source: string): string => source.slice(source.indexOf('<template>'), source.lastIndexOf('</template>')).replace(/<!--[\s\S]*?-->/g, '')
    expect(screens.length).toBeGreaterThan(100)
    expect(screens.filter(([, source]) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(shown(source))).map(([file]) => file)).toEqual([])
  })

  it('are all said somewhere', () => {
    const source = Object.values(import.meta.glob<string>('../src/**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })).join('\n')
    const prefixes = [...source.matchAll(/[tcgk]\(`([a-zA-Z]+)\$\{/g)].map((found) => found[1] ?? '')
    const isSaid = (key: string): boolean => source.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix))
    expect(prefixes).toContain('state')
    expect(rows.filter((row) => !isSaid(row.name.split('.')[1] ?? '')).map((row) => row.name)).toEqual([])
  })

  it('of one part of an app are not overwritten by another part', () => {
    const parts = import.meta.glob<{ zh: Record<string, string>; en: Record<string, string> }>('../src/{shop,desk}/messages?*.ts', { eager: true })
    const lost = Object.entries(parts).flatMap(([file, part]) => {
      const whole: Record<string, string> = file.includes('/shop/') ? shop.zh : desk.zh
      return Object.keys(part.zh).filter((key) => whole[key] !== part.zh[key]).map((key) => `${file} ${key}`)
    })
    expect(Object.keys(parts).length).toBeGreaterThan(10)
    expect(lost).toEqual([])
  })

  it('shout at nobody and call nobody dear', () => {
    expect(rows.filter((row) => /[!！]|亲[，。]/.test(row.chinese + row.english)).map((row) => row.name)).toEqual([])
  })

  it('follow the switch, which is remembered', () => {
    chooseLanguage('en')
    expect([say({ zh: '红薯', en: 'Sweet potato' }), localStorage.getItem('tongtian.language'), document.documentElement.lang.slice(0, 2)]).toEqual(['Sweet potato', 'en', expect.any(String)])
    chooseLanguage('zh')
    expect([language.value, say({ zh: '红薯', en: 'Sweet potato' }), say(null)]).toEqual(['zh', '红薯', ''])
  })

  it('fill holes and leave unknown ones alone', () => {
    expect(fill('还剩 {n} {unit}', { n: 128 })).toBe('还剩 128 {unit}')
  })
})
