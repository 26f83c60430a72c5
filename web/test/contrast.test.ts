import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colours, contrast, textOnGround, type Colour } from '@/shared/tokens'

const sources = import.meta.glob<string>('../src/**/*.{vue,css}', { eager: true, query: '?raw', import: 'default' })
const cssName = (colour: string): string => colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const styleOf = (source: string): string => (source.includes('<style') ? source.slice(source.indexOf('<style')) : source)

describe('identity colours', () => {
  it.each(textOnGround.map(([text, ground]) => ({ text, ground })))('$text on $ground is readable', ({ text, ground }) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it('knows that a weak pair is weak', () => {
    expect(contrast('#C9430F', '#E7E1D4')).toBeLessThan(4.5)
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 1)
  })

  it('has the same values in the style sheet', () => {
    const css = readFileSync('src/shared/tokens.css', 'utf8')
    const inCss = Object.fromEntries([...css.matchAll(/^ {2}--([a-z-]+): (#[0-9A-F]{6});/gm)].map(([, name, value]) => [name, value]))
    expect(inCss).toEqual(Object.fromEntries(Object.entries(colours).map(([name, value]) => [cssName(name), value])))
  })

  it('uses no text colour outside the tokens', () => {
    const strangers = Object.entries(sources).flatMap(([path, source]) => [...styleOf(source).matchAll(/[^-]color: (#[0-9a-fA-F]{3,6})/g)].map((found) => `${path} ${found[1]}`))
    expect(strangers).toEqual([])
  })

  it('checks every pair that one rule sets together', () => {
    const allowed = new Set(textOnGround.map(([text, ground]) => `${cssName(text)} on ${cssName(ground)}`))
    const used = Object.values(sources).flatMap((source) => [...styleOf(source).matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule]) => {
      const text = /(?:^|[;\s])color: var\(--([a-z-]+)\)/.exec(rule ?? '')?.[1]
      const ground = /background: var\(--([a-z-]+)\)/.exec(rule ?? '')?.[1]
      return text && ground && ground !== 'line' ? [`${text} on ${ground}`] : []
    }))
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((pair) => !allowed.has(pair))).toEqual([])
  })

  it('can write on the grey of a disabled button', () => {
    const pair: [Colour, Colour] = ['ink', 'line']
    expect(contrast(colours[pair[0]], colours[pair[1]])).toBeGreaterThanOrEqual(4.5)
  })
})
