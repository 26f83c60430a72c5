import { computed, ref } from 'vue'
import type { Account, Session } from './types'

interface Kept { accessToken: string; expiresAt: number; account: Account }

/** Each app keeps its own sign-in, so that a host's studio and a buyer's shop can share one browser. */
let shelf = 'tongtian.session.shop'
const kept = ref<Kept | null>(null)

export const account = computed<Account | null>(() => kept.value?.account ?? null)
/** Auditors and the committee read every party's books and change nothing in them. */
export const readsEverything = computed(() => account.value?.role === 'AUDITOR' || account.value?.role === 'COMMITTEE')
export const isSignedIn = computed(() => kept.value !== null)

export function accessToken(): string | null {
  return kept.value?.accessToken ?? null
}

/** True when the token has less than a quarter of a minute left. */
export function isExpiring(now = Date.now()): boolean {
  return kept.value !== null && kept.value.expiresAt - now < 15_000
}

function read(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? 'null') as Kept | null
  } catch {
    localStorage.removeItem(shelf)
    return null
  }
}

/** Opens the sign-in of one app; another tab of the same app that signs in or out is followed. */
export function openSession(app: 'shop' | 'studio' | 'desk'): void {
  shelf = `tongtian.session.${app}`
  kept.value = read()
  window.addEventListener('storage', (event) => {
    if (event.key === shelf) kept.value = read()
  })
}

export function keepSession(session: Session, now = Date.now()): void {
  kept.value = { accessToken: session.accessToken, expiresAt: now + session.expiresInSeconds * 1000, account: session.account }
  localStorage.setItem(shelf, JSON.stringify(kept.value))
}

export function dropSession(): void {
  kept.value = null
  localStorage.removeItem(shelf)
}
