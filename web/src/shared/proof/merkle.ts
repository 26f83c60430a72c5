import { joined, sha256 } from './bytes'

/** A leaf is hashed with 0x00 before it and a node with 0x01 (RFC 6962), so that neither can pass for the other. */
export const leafHash = (content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(joined(new Uint8Array([0]), content))
const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(joined(new Uint8Array([1]), left, right))

/**
 * The root that a leaf and its path lead to (RFC 9162, section 2.1.3.2); null where the path has another length than
 * that place in such a tree needs.
 */
export async function climb(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      hash = await nodeHash(sibling, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else {
      hash = await nodeHash(hash, sibling)
    }
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : null
}
