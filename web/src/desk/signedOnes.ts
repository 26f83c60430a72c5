import type { Contract } from '@/shared/api/types'

/** Each contract that all have signed, once: the version in force before one that waits for its day. */
export function signedOnes(all: Contract[]): Contract[] {
  const signed = all.filter((one) => one.state === 'IN_FORCE' || one.state === 'SIGNED')
  const rank = (one: Contract): number => (one.state === 'IN_FORCE' ? 0 : 1)
  return [...signed].sort((one, other) => rank(one) - rank(other)).filter((one, at, sorted) => sorted.findIndex((each) => each.id === one.id) === at)
}
