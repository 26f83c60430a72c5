import type { EntryProof, Proofs } from '../api/settlementTypes'
import type { Sale } from '../api/types'
import { fromHex, hashOf, toHex, utf8 } from './bytes'
import { signatureVerdict } from './ed25519'
import { keepHead, keptHead } from './keptHeads'
import { climb, leafHash } from './merkle'

export const stepNames = ['Page', 'Line', 'Day', 'Book', 'Head', 'Kept', 'Signed'] as const
export type StepName = (typeof stepNames)[number]
/** `open`: nothing is wrong, but there is nothing to check yet or this browser can't. */
export type StepState = 'good' | 'bad' | 'open'
export interface Step { name: StepName; state: StepState; signers: string[]; note: '' | 'NotClosed' | 'FirstSeen' | 'Nobody' | 'Unsupported' }

interface BookLine { clauseNo: number; payee: string; amount: number }
/** `saleId` is left out where the sale is the whole order, and amounts of nothing are. */
interface BookSale { orderId: string; saleId?: string; gross: number; cooperativeCoupon?: number; platformCoupon?: number; delivery?: number }
interface BookEntry { kind: string; lines?: BookLine[]; sale?: BookSale }
interface BookText { book: string; seq: number; entries: BookEntry[] }
interface LeafText { book: string; first: number; last: number; root: string }
interface HeadText { day: string; root: string; books: number }

const step = (name: StepName, state: StepState, note: Step['note'] = '', signers: string[] = []): Step => ({ name, state, note, signers })
const judged = (name: StepName, isGood: boolean): Step => step(name, isGood ? 'good' : 'bad')

function read<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}

/** What the screen shows of a sale stands word for word in the book. */
function isSame(sale: Sale, entry: BookEntry): boolean {
  const booked = new Map((entry.lines ?? []).map((line) => [`${line.clauseNo} ${line.payee}`, line.amount]))
  const isPriced = entry.sale?.gross === sale.goods.amount
    && (['cooperativeCoupon', 'platformCoupon', 'delivery'] as const).every((part) => (entry.sale?.[part] ?? 0) === sale[part].amount)
  const isPaid = sale.paid.amount === sale.goods.amount - sale.cooperativeCoupon.amount - sale.platformCoupon.amount + sale.delivery.amount
  return isPriced && isPaid && booked.size === sale.lines.length
    && sale.lines.every((line) => booked.get(`${line.clauseNo} ${line.party.id}`) === line.amount.amount)
}

function lineStep(record: EntryProof, proofs: Proofs, sale: Sale | null): Step {
  const text = read<BookText>(record.block.canonical)
  const entry = text?.entries?.[record.entry]
  const isThere = text?.book === proofs.book && text.seq === record.block.seq && entry?.kind === record.kind && (entry.sale?.saleId ?? entry.sale?.orderId) === proofs.saleId
  return judged('Line', isThere && (record.kind !== 'ACCRUED' || !sale || isSame(sale, entry)))
}

async function leadsTo(root: string | undefined, leaf: Uint8Array | null, index: number, size: number, path: string[]): Promise<boolean> {
  const siblings = path.map(fromHex)
  if (!leaf || siblings.some((one) => one === null)) return false
  const reached = await climb(await leafHash(leaf), index, size, siblings as Uint8Array[])
  return reached !== null && toHex(reached) === root
}

async function dayStep(record: EntryProof, leaf: LeafText | null): Promise<Step> {
  const { seq, hash, index, size, path } = record.block
  const isPlaced = leaf !== null && index === seq - leaf.first && size === leaf.last - leaf.first + 1
  return judged('Day', isPlaced && (await leadsTo(leaf.root, fromHex(hash), index, size, path)))
}

function keptStep(day: string, hash: string, isSound: boolean): Step {
  const known = keptHead(day)
  if (known !== null) return judged('Kept', known === hash)
  if (isSound) keepHead(day, hash)
  return step('Kept', 'open', 'FirstSeen')
}

async function signedStep(record: EntryProof): Promise<Step> {
  const { hash, signatures } = record.head ?? { hash: '', signatures: [] }
  if (signatures.length === 0) return step('Signed', 'open', 'Nobody')
  const verdicts = await Promise.all(signatures.map((one) => signatureVerdict(one.publicKey, `tongtian-head:${hash}`, one.signature)))
  const signers = signatures.map((one) => one.party)
  if (verdicts.includes('bad')) return step('Signed', 'bad', '', signers.filter((_, at) => verdicts[at] === 'bad'))
  return verdicts.includes('unsupported') ? step('Signed', 'open', 'Unsupported', signers) : step('Signed', 'good', '', signers)
}

/**
 * Checks one record about a sale from its bytes alone, step by step: the page's fingerprint, what stands on it, its way
 * into the book of the day, that book's way into the head of the day, the head's fingerprint, whether it is the head
 * that this device noted before, and who co-signed it. `sale` is what the screen shows, null where it shows nothing.
 */
export async function* checkRecord(record: EntryProof, proofs: Proofs, sale: Sale | null): AsyncGenerator<Step> {
  yield judged('Page', (await hashOf(record.block.canonical)) === record.block.hash)
  yield lineStep(record, proofs, sale)
  const { leaf, head } = record
  if (!leaf || !head) {
    yield step('Day', 'open', 'NotClosed')
    return
  }
  const [leafText, headText] = [read<LeafText>(leaf.canonical), read<HeadText>(head.canonical)]
  yield await dayStep(record, leafText)
  const isOwnBook = leafText?.book === proofs.book && headText?.books === leaf.size
  yield judged('Book', isOwnBook && (await leadsTo(headText?.root, utf8(leaf.canonical), leaf.index, leaf.size, leaf.path)))
  const isHead = headText?.day === head.day && (await hashOf(head.canonical)) === head.hash
  yield judged('Head', isHead)
  yield keptStep(head.day, head.hash, isHead)
  yield await signedStep(record)
}
