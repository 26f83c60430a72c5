/** A small book with sealed days, real hashes and real signatures, for the mock and for tests. Never part of a build. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

type Plain = string | number | null | Plain[] | { [key: string]: Plain }
const sha = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hex = (bytes: Buffer): string => bytes.toString('hex')
const leafOf = (content: Buffer): Buffer => sha(Buffer.of(0), content)

/** Keys sorted, no space: the market's own canonical form. */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
}

function split(leaves: Buffer[]): number {
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return half
}
function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer
  const half = split(leaves)
  return sha(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}
function pathOf(leaves: Buffer[], index: number): string[] {
  if (leaves.length === 1) return []
  const half = split(leaves)
  if (index < half) return [...pathOf(leaves.slice(0, half), index), hex(rootOf(leaves.slice(half)))]
  return [...pathOf(leaves.slice(half), index - half), hex(rootOf(leaves.slice(0, half)))]
}

const cooperatives = ['party-coop', 'party-coop-b'].map((party) => ({ party, keys: generateKeyPairSync('ed25519') }))

export interface Booked { saleId: string; gross: number; platformCoupon?: number; delivery?: number; lines: { clauseNo: number; payee: string; amount: number }[] }

/** The proof of one sale's entry: page `at` of `pages` in its book's day, one of `books` books; not closed yet without a day. */
export function proofOf(sale: Booked, day: string | null, kind = 'ACCRUED', at = 2, pages = 5, books = 3) {
  const book = 'book-1'
  const entry = { kind, event: `e-${sale.saleId}`, happenedAt: `${day ?? '2026-11-22'}T03:00:00Z`, sale: { ...(sale.delivery ? { delivery: sale.delivery } : {}), gross: sale.gross, orderId: `order-${sale.saleId}`, ...(sale.platformCoupon ? { platformCoupon: sale.platformCoupon } : {}), saleId: sale.saleId }, lines: sale.lines.map((line) => ({ ...line, carried: 0, shortfall: 0 })) }
  const text = canonical({ book, seq: 40 + at, previous: '0'.repeat(64), at: entry.happenedAt, entries: [entry], carries: [] })
  const hash = hex(sha(text))
  if (!day) return { kind, entry: 0, block: { seq: 40 + at, hash, canonical: text, index: 0, size: 0, path: [] }, leaf: null, head: null }
  const blocks = Array.from({ length: pages }, (_, place) => leafOf(place === at ? Buffer.from(hash, 'hex') : sha(`page ${place}`)))
  const leafText = canonical({ book, first: 40, last: 39 + pages, hash: hex(sha('last')), root: hex(rootOf(blocks)) })
  const leaves = Array.from({ length: books }, (_, place) => leafOf(place === 1 ? Buffer.from(leafText) : sha(`book ${place}`)))
  return {
    kind, entry: 0, block: { seq: 40 + at, hash, canonical: text, index: at, size: pages, path: pathOf(blocks, at) },
    leaf: { book, canonical: leafText, index: 1, size: books, path: pathOf(leaves, 1) }, head: headOf(day, hex(rootOf(leaves)), books, pages),
  }
}

export function headOf(day: string, root: string, books: number, blocks: number, signers = 2) {
  const text = canonical({ day, previous: hex(sha(`before ${day}`)), books, blocks, root })
  const hash = hex(sha(text))
  const signatures = cooperatives.slice(0, signers).map(({ party, keys }) => signatureOf(party, keys, hash, day))
  return { day, hash, canonical: text, previous: hex(sha(`before ${day}`)), root, books, blocks, closedAt: `${day}T16:05:00Z`, signatures, leaves: [] }
}

function signatureOf(party: string, keys: { publicKey: KeyObject; privateKey: KeyObject }, hash: string, day: string) {
  return {
    party, publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signature: sign(null, Buffer.from(`tongtian-head:${hash}`), keys.privateKey).toString('base64'), endorsement: null, signedAt: `${day}T17:00:00Z`,
  }
}
