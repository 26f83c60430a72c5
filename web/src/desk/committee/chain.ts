import type { Minute } from '@/shared/api/committee'
import { canHash, hashOf } from '@/shared/proof/bytes'

export type ChainVerdict = 'good' | 'bad' | 'unknown'
const first = '0'.repeat(64)

/** Whether every minute is what its text says and follows the one before, the first one nothing; `unknown` where the browser can't hash. */
export async function judgeChain(minutes: Minute[]): Promise<ChainVerdict> {
  if (!canHash()) return 'unknown'
  let before = first
  for (const one of minutes) {
    const isSound = one.previous === before && (await hashOf(one.canonical)) === one.hash && one.canonical.includes(`"previous":"${before}"`)
    if (!isSound) return 'bad'
    before = one.hash
  }
  return 'good'
}

/** What a minute says beside its kind, from the text that was hashed. */
export interface MinuteText { seat?: string; name?: { zh: string; en: string }; choice?: 'YES' | 'NO' | 'ABSTAIN'; reason?: string; outcome?: 'ACCEPTED' | 'REJECTED' | 'LAPSED' }
export const textOf = (minute: Minute): MinuteText => JSON.parse(minute.canonical) as MinuteText
