import type { Head } from '@/shared/api/settlementTypes'
import { canHash, hashOf } from '@/shared/proof/bytes'
import { keepHead, keptHead } from '@/shared/proof/keptHeads'

export type HeadVerdict = 'good' | 'bad' | 'unknown'

/** Whether a day's head is what its text says and what this device noted before; `unknown` where the browser can't hash. */
export async function judgeHead(head: Head): Promise<HeadVerdict> {
  if (!canHash()) return 'unknown'
  const isSound = (await hashOf(head.canonical)) === head.hash && head.canonical.includes(`"day":"${head.day}"`) && head.canonical.includes(`"root":"${head.root}"`)
  const known = keptHead(head.day)
  if (!isSound || (known !== null && known !== head.hash)) return 'bad'
  keepHead(head.day, head.hash)
  return 'good'
}
