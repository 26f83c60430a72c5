import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '../src')
const screens = new Map(readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.vue'))
  .map((file) => [basename(file, '.vue'), readFileSync(join(source, file), 'utf8')]))

/** Classes that a screen's scoped style reaches: its own, and those on the root of a component it uses. */
function styled(text: string): string[] {
  const rules = /<style scoped>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''
  return [...rules.replace(/\{[^{}]*\}/g, '{}').replace(/:deep\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].map((found) => found[1] ?? '')
}

/** Classes on the root elements of a component, and of what stands there in its place. */
function rootClasses(name: string): string[] {
  const template = /<template>([\s\S]*)<\/template>/.exec(screens.get(name) ?? '')?.[1] ?? ''
  const roots = [...template.matchAll(/^ {2}<([\w-]+)((?:[^>"]|"[^"]*")*)>/gm)]
  return roots.flatMap(([, tag = '', attributes = '']) => [
    ...(/(?<!:)class="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ').filter(Boolean),
    ...(screens.has(tag) ? rootClasses(tag) : []),
  ])
}

describe('scoped styles', () => {
  it('never restyle the root of a component by sharing its class name', () => {
    const shared = ['card', 'page', 'wide', 'tap', 'chip', 'small', 'row-between', 'row']
    const clashes = [...screens].flatMap(([name, text]) => {
      const used = new Set([...text.matchAll(/<([A-Z]\w+)/g)].map((found) => found[1] ?? ''))
      return [...used].flatMap((child) => rootClasses(child).filter((one) => !shared.includes(one) && styled(text).includes(one)).map((one) => `${name} .${one} reaches ${child}`))
    })
    expect(clashes).toEqual([])
  })
})
