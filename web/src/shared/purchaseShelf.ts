import { randomKey } from './api/idempotency'
import { account } from './api/session'
import type { NewPurchase } from './api/types'

/** A purchase under way: what was asked for under which key, and what came of it so far. */
export interface Attempt { account: string; key: string; body: NewPurchase; at: number; purchaseId: string | null }
export interface KeptAttempt extends Attempt {
  /** Begun by this very page, not before a reload. */
  startedHere: boolean
}

const shelf = 'tongtian.purchase'
/** An unpaid purchase ends after a quarter of an hour; what is older can't go on. */
const lastsMs = 15 * 60_000
const here = new Set<string>()

/** The attempt that a reload or a lost network interrupted; null for none, an old one or another person's. */
export function keptAttempt(now = Date.now()): KeptAttempt | null {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf) ?? 'null') as Attempt | null
    return kept && kept.account === account.value?.id && now - kept.at < lastsMs ? { ...kept, startedHere: here.has(kept.key) } : null
  } catch {
    localStorage.removeItem(shelf)
    return null
  }
}

function keep(attempt: Attempt): Attempt {
  localStorage.setItem(shelf, JSON.stringify(attempt))
  return attempt
}

/** The attempt for this wish: the one that is under way where it is the same wish, else a new one with a key of its own. */
export function attemptFor(body: NewPurchase): Attempt {
  const kept = keptAttempt()
  if (kept && kept.purchaseId === null && JSON.stringify(kept.body) === JSON.stringify(body)) return kept
  const key = randomKey()
  here.add(key)
  return keep({ account: account.value?.id ?? '', key, body, at: Date.now(), purchaseId: null })
}

/** The attempt became a purchase. */
export function notePlaced(attempt: Attempt, purchaseId: string): void {
  const { key, body, at, account: owner } = attempt
  keep({ account: owner, key, body, at, purchaseId })
}

/** The attempt has its end: paid, cancelled or refused. */
export function dropAttempt(): void {
  localStorage.removeItem(shelf)
}
