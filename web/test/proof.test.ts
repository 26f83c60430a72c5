import { beforeEach, describe, expect, it, vi } from 'vitest'
import { proofOf } from '../dev/simulated-proofs'
import type { EntryProof, Proofs } from '@/shared/api/settlementTypes'
import type { Sale } from '@/shared/api/types'
import { fromBase64, fromHex, toHex } from '@/shared/proof/bytes'
import { checkRecord, type Step } from '@/shared/proof/checkRecord'
import { keepHead, keptHead } from '@/shared/proof/keptHeads'
import { climb, leafHash } from '@/shared/proof/merkle'

const lines = [{ clauseNo: 1, payee: 'farmer', amount: 1462 }, { clauseNo: 7, payee: 'coop', amount: 1788 }]
const booked = { saleId: 'o1', gross: 3250, lines }
const cny = (amount: number) => ({ amount, currency: 'CNY' })
const shown = (): Sale => ({
  saleId: 'o1', orderId: 'order', orderNumber: 'T1', product: '红薯', goods: cny(3250), cooperativeCoupon: cny(0), platformCoupon: cny(0), delivery: cny(0), paid: cny(3250), state: 'RELEASED', contract: { id: 'book-1', version: 1, hash: '' }, block: { seq: 42, hash: '' },
  lines: lines.map((line) => ({ party: { id: line.payee, kind: 'FARMER', name: line.payee }, amount: cny(line.amount), percent: '1', reason: '', sentence: '', clauseNo: line.clauseNo, part: null })),
})
const record = (): EntryProof => proofOf(booked, '2026-11-20')
async function check(of: EntryProof, sale: Sale | null = shown()): Promise<Step[]> {
  const proofs: Proofs = { saleId: 'o1', book: 'book-1', proofs: [of] }
  const steps: Step[] = []
  for await (const one of checkRecord(of, proofs, sale)) steps.push(one)
  return steps
}
const bad = (steps: Step[]): string[] => steps.filter((one) => one.state === 'bad').map((one) => one.name)
const flipped = (text: string, at: number): string => `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`
beforeEach(() => localStorage.clear())

describe('a proof', () => {
  it('is good from the page to the co-signatures', async () => {
    const steps = await check(record())
    expect(steps.map((one) => `${one.name} ${one.state}`)).toEqual(['Page good', 'Line good', 'Day good', 'Book good', 'Head good', 'Kept open', 'Signed good'])
    expect(steps.at(-1)?.signers).toEqual(['party-coop', 'party-coop-b'])
    expect((await check(record()))[5]).toMatchObject({ name: 'Kept', state: 'good' })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 13])('leads from every page of %i to the book of the day', async (pages) => {
    for (let at = 0; at < pages; at++) {
      localStorage.clear()
      expect(bad(await check(proofOf(booked, '2026-11-20', 'ACCRUED', at, pages)))).toEqual([])
    }
  })

  it('waits where the day is not closed', async () => {
    const steps = await check(proofOf(booked, null))
    expect(steps.map((one) => `${one.name} ${one.state} ${one.note}`)).toEqual(['Page good ', 'Line good ', 'Day open NotClosed'])
  })

  it('shows every single flipped character of the page', async () => {
    const whole = record()
    for (let at = 0; at < whole.block.canonical.length; at += 7) {
      const block = { ...whole.block, canonical: flipped(whole.block.canonical, at) }
      expect(bad(await check({ ...whole, block }))).toContain('Page')
    }
  })

  it('names the step that does not match', async () => {
    const one = record()
    const head = one.head ?? (() => { throw new Error('no head') })()
    const leaf = one.leaf ?? (() => { throw new Error('no leaf') })()
    const [first] = head.signatures
    if (!first) throw new Error('no signature')
    expect(bad(await check({ ...one, block: { ...one.block, hash: flipped(one.block.hash, 5) } }))).toEqual(['Page', 'Day'])
    expect(bad(await check({ ...one, block: { ...one.block, path: one.block.path.slice(1) } }))).toEqual(['Day'])
    expect(bad(await check({ ...one, block: { ...one.block, index: 3 } }))).toEqual(['Day'])
    expect(bad(await check({ ...one, leaf: { ...leaf, path: [flipped(leaf.path[0] ?? '', 9), ...leaf.path.slice(1)] } }))).toEqual(['Book'])
    expect(bad(await check({ ...one, head: { ...head, canonical: head.canonical.replace('2026-11-20', '2026-11-21') } }))).toEqual(['Head'])
    expect(bad(await check({ ...one, head: { ...head, signatures: [{ ...first, signature: `${first.signature.slice(0, 8)}${first.signature[8] === 'A' ? 'B' : 'A'}${first.signature.slice(9)}` }] } }))).toEqual(['Signed'])
  })

  it('is bad where the screen shows another amount than the book', async () => {
    const sale = shown()
    const [first, ...others] = sale.lines
    if (!first) throw new Error('no line')
    expect(bad(await check(record(), { ...sale, lines: [{ ...first, amount: cny(1463) }, ...others] }))).toEqual(['Line'])
    expect(bad(await check(record(), { ...sale, lines: others }))).toEqual(['Line'])
    expect(bad(await check(record(), { ...sale, paid: cny(3251) }))).toEqual(['Line'])
  })

  it('is bad where the head is not the one that this device noted before', async () => {
    keepHead('2026-11-20', 'another')
    expect(bad(await check(record()))).toEqual(['Kept'])
    expect(keptHead('2026-11-20')).toBe('another')
  })

  it('says when the browser cannot check signatures, and never calls that good', async () => {
    const old = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('unknown', 'NotSupportedError'))
    expect((await check(record())).at(-1)).toMatchObject({ name: 'Signed', state: 'open', note: 'Unsupported' })
    old.mockRestore()
    const one = record()
    const nobody = await check({ ...one, head: one.head && { ...one.head, signatures: [] } })
    expect(nobody.at(-1)).toMatchObject({ state: 'open', note: 'Nobody' })
  })
})

describe('bytes', () => {
  it('have one spelling', () => {
    expect([fromHex('0A'), fromHex('0'), fromBase64('QQ=='), fromBase64('QR=='), fromBase64('*')].map((one) => one && toHex(one))).toEqual([null, null, '41', null, null])
  })

  it('of a leaf can not pass for a node, and a path has one length', async () => {
    const leaf = await leafHash(new Uint8Array([1]))
    expect(await climb(leaf, 0, 1, [])).toBe(leaf)
    expect([await climb(leaf, 0, 1, [leaf]), await climb(leaf, 0, 2, []), await climb(leaf, 2, 2, [leaf]), await climb(leaf, -1, 2, [leaf])]).toEqual([null, null, null, null])
    expect(toHex(leaf)).not.toBe(toHex((await climb(leaf, 0, 2, [leaf])) ?? leaf))
  })
})
