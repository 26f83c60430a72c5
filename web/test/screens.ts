import { createApp, type App, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
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
  constructor(readonly status: number, readonly code: string, readonly detail: string, readonly field: string | null = null) {}
}

/** Answers calls by "METHOD path" without the question mark's rest; what has no answer is refused as unknown. */
export function market(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const one: Asked = { method: init.method ?? 'GET', path, body: init.body ? JSON.parse(String(init.body)) : null, key: (init.headers as Record<string, string>)['Idempotency-Key'] ?? null }
    asked.push(one)
    const answer = answers[`${one.method} ${path.split('?')[0] ?? ''}`]
    const found = answer ? answer(one) : new Refused(404, 'test.unknown', '没有这个')
    const [status, body, type] = found instanceof Refused ? [found.status, { code: found.code, detail: found.detail, field: found.field }, 'application/problem+json'] : [200, found, 'application/json']
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
  })
  return asked
}

/** Signs somebody in without asking the market. */
export function signedInAs(role: Role, party: { id: string; name: string; kind: 'COOPERATIVE' | 'FARMER' | 'HOST' } | null): void {
  keepSession({ accessToken: 'token', expiresInSeconds: 900, account: { id: 'me', name: text('我'), role, party: party ? { ...party, name: text(party.name) } : null, phoneMasked: '138' } })
}

const shown: { app: App; place: HTMLElement }[] = []
/** Mounts a screen with a router of its own, at a path that means nothing. */
export function show(screen: Component, props: Record<string, unknown> = {}): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  const app = createApp(screen, props).use(router)
  app.mount(place)
  shown.push({ app, place })
  return place
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
export const seen = (id: string, many = 1): Promise<void> => vi.waitFor(() => { if (all(id).length < many) throw new Error(`${id} is not there`) })
export const click = (id: string, at = 0): void => { all(id)[at]?.click() }
/** Types into an input or chooses in a select. */
export function type(id: string, value: string): void {
  const field = all(id)[0] as HTMLInputElement | HTMLSelectElement | undefined
  if (!field) throw new Error(`${id} is not there`)
  field.value = value
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
