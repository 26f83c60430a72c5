import { createApp, type App, type Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { vi } from 'vitest'
import { keepSession } from '@/shared/api/session'
import type { Role } from '@/shared/api/types'

/** What the market was asked, and what it answers, for screens under test. */
export interface Asked { method: string; path: string; body: unknown; key: string | null }
export type Answer = (asked: Asked) => unknown

export const cny = (amount: number) => ({ amount, currency: 'CNY' })
export const text = (zh: string, en = zh) => ({ zh, en })
/** A refusal of the market in the caller's language. */
export class Refused {
  constructor(readonly status: number, readonly code: string, readonly detail: string, readonly field: string | null = null, readonly lines: object[] | null = null) {}
}

/** Answers calls by "METHOD path" without the question mark's rest; what has no answer is refused as unknown. */
export function market(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const one: Asked = { method: init.method ?? 'GET', path, body: init.body ? JSON.parse(String(init.body)) : null, key: (init.headers as Record<string, string>)['Idempotency-Key'] ?? null }
    asked.push(one)
    const answer = answers[`${one.method} ${path.split('?')[0] ?? ''}`]
    const found = answer ? answer(one) : new Refused(404, 'test.unknown', '没有这个')
    const [status, body, type] = found instanceof Refused ? [found.status, { code: found.code, detail: found.detail, field: found.field, ...(found.lines && { lines: found.lines }) }, 'application/problem+json'] : [200, found, 'application/json']
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
  })
  return asked
}

/** Signs somebody in without asking the market. */
export function signedInAs(role: Role, party: { id: string; name: string; kind: 'COOPERATIVE' | 'FARMER' | 'HOST' } | null): void {
  keepSession({ accessToken: 'token', expiresInSeconds: 900, account: { id: 'me', name: text('我'), role, party: party ? { ...party, name: text(party.name) } : null, phoneMasked: '138' } })
}

// A screen that still asks when its test is over reaches nobody, never the network of this machine.
globalThis.fetch = () => Promise.reject(new TypeError('the test is over'))

const shown: { app: App; place: HTMLElement }[] = []
/** Mounts a screen with a router of its own, at a path that means nothing. */
export function show(screen: Component, props: Record<string, unknown> = {}): HTMLElement {
  return mount(screen, props, createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] }))
}
function mount(screen: Component, props: Record<string, unknown>, router: Router): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const app = createApp(screen, props).use(router)
  app.mount(place)
  shown.push({ app, place })
  return place
}
/** Mounts a screen at a path that means something to it. */
export async function showAt(path: string, screen: Component): Promise<HTMLElement> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: screen }] })
  await router.push(path)
  return mount(screen, {}, router)
}
/** Takes every screen down again. */
export function clear(): void {
  shown.splice(0).forEach(({ app, place }) => {
    app.unmount()
    place.remove()
  })
  document.body.replaceChildren()
  vi.unstubAllGlobals()
}

export const all = (id: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)]
export const words = (id: string, at = 0): string => all(id)[at]?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
/** Waits until there is one at least, or exactly so many. */
export const seen = (id: string, many?: number): Promise<void> => vi.waitFor(() => {
  const there = all(id).length
  if (many === undefined ? there === 0 : there !== many) throw new Error(`${id} is there ${there} times`)
})
/** Presses what has to be there: a press on nothing would prove that nothing happens. */
export function click(id: string, at = 0): void {
  const target = all(id)[at]
  if (!target) throw new Error(`${id} is not there`)
  target.click()
}
export const isDisabled = (id: string, at = 0): boolean => {
  const target = all(id)[at]
  if (!(target instanceof HTMLButtonElement)) throw new Error(`${id} is no button that is there`)
  return target.disabled
}
/** Types into an input or chooses in a select. */
export function type(id: string, value: string): void {
  const field = all(id)[0] as HTMLInputElement | HTMLSelectElement | undefined
  if (!field) throw new Error(`${id} is not there`)
  field.value = value
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
