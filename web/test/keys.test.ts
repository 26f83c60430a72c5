import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { chooseLanguage } from '@/shared/i18n/language'
import { fits, makeKey, readKey, signWith } from '@/shared/keys/keyFile'
import type { KeptKey, KeyShelf } from '@/shared/keys/keyShelf'
import { signatureVerdict } from '@/shared/proof/ed25519'
import { bankProblems, newAccount } from '@/desk/account/bankForm'
import BankCard from '@/desk/account/BankCard.vue'
import { useKeyChange } from '@/desk/account/useKeyChange'
import { useSigner } from '@/desk/account/useSigner'
import { all, clear, click, market, Refused, seen, show, signedInAs, type, words } from './screens'

/** A shelf of this test alone, in place of the browser's. */
function shelf(): KeyShelf & { kept: Map<string, KeptKey> } {
  const kept = new Map<string, KeptKey>()
  return { kept, keep: async (party, key) => { kept.set(party, key) }, find: async (party) => kept.get(party) ?? null }
}
const within = <T>(work: () => T): T => effectScope().run(work) ?? (() => { throw new Error('no scope') })()

beforeEach(() => {
  chooseLanguage('zh')
  signedInAs('COOP_MANAGER', { id: 'coop', name: '合作社', kind: 'COOPERATIVE' })
})
afterEach(() => {
  clear()
  vi.restoreAllMocks()
})

describe('a key made here', () => {
  it('signs what the market can check, also when it comes back from its file', async () => {
    const made = await makeKey()
    const read = await readKey(made.file)
    if (!read) throw new Error('the file has no key')
    expect(await signatureVerdict(made.publicKey, 'ab12', await signWith(read, 'ab12'))).toBe('good')
    expect([await fits(read, made.publicKey), await fits(read, (await makeKey()).publicKey)]).toEqual([true, false])
    expect(made.file.split('\n')[0]).toBe('-----BEGIN PRIVATE KEY-----')
  })

  it('stays where it is: what is kept in the browser can never be read out', async () => {
    const { privateKey } = await makeKey()
    expect(privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
  })

  it('is not found in a file without one', async () => {
    expect([await readKey('hello'), await readKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')]).toEqual([null, null])
  })
})

describe('signing', () => {
  it('leaves it to the custody while the party has no key of its own', async () => {
    market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: null }) })
    expect(await within(() => useSigner('own', shelf())).sign('ab12')).toEqual({})
  })

  it('asks for the file where the key is not here, takes no other key, and signs from then on', async () => {
    const [made, other] = [await makeKey(), await makeKey()]
    market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: made.publicKey }) })
    const signer = within(() => useSigner('own', shelf()))
    expect([await signer.sign('ab12'), signer.missing.value?.publicKey]).toEqual([null, made.publicKey])
    expect([await signer.offer(new File([other.file], 'key.pem')), signer.problem.value]).toEqual([false, '这把钥匙不是你们登记的那一把。'])
    expect([await signer.offer(new File(['x'], 'key.pem')), signer.problem.value]).toEqual([false, '这个文件里没有签名钥匙。'])
    expect(await signer.offer(new File([made.file], 'key.pem'))).toBe(true)
    const signed = await signer.sign('ab12')
    expect(await signatureVerdict(made.publicKey, 'ab12', signed?.signature ?? '')).toBe('good')
  })

  it('of a day uses the key for co-signing where there is no other', async () => {
    const made = await makeKey()
    const mine = shelf()
    mine.kept.set('coop/head', made)
    market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: null }), 'GET /api/settlement/head-key': () => ({ party: 'coop', publicKey: made.publicKey }) })
    const signed = await within(() => useSigner('head', mine)).sign('tongtian-head:ab12')
    expect(await signatureVerdict(made.publicKey, 'tongtian-head:ab12', signed?.signature ?? '')).toBe('good')
  })
})

describe('taking the key into one’s own hands', () => {
  beforeEach(() => { vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined) })

  it('tells the market the public half alone, and only once the file is kept', async () => {
    let known: string | null = null
    const asked = market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: known }), 'PUT /api/settlement/keys/own': ({ body }) => { known = (body as { publicKey: string }).publicKey; return { party: 'coop', publicKey: known } } })
    const mine = shelf()
    const change = within(() => useKeyChange('own', mine))
    await change.begin()
    const fresh = change.made.value
    await change.register()
    expect(asked.some((one) => one.method === 'PUT')).toBe(false)
    change.isKept.value = true
    await change.register()
    expect(asked.find((one) => one.method === 'PUT')?.body).toEqual({ publicKey: fresh?.publicKey })
    const secret = fresh?.file.split('\n')[1] ?? 'missing'
    expect([JSON.stringify(asked).includes(secret), mine.kept.get('coop')?.publicKey, change.current.data.value?.isHere]).toEqual([false, fresh?.publicKey, true])
  })

  it('signs the new key with the old one', async () => {
    const old = await makeKey()
    const mine = shelf()
    mine.kept.set('coop', old)
    const asked = market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: old.publicKey }), 'PUT /api/settlement/keys/own': () => ({}) })
    const change = within(() => useKeyChange('own', mine))
    await change.begin()
    change.isKept.value = true
    await change.register()
    const sent = asked.find((one) => one.method === 'PUT')?.body as { publicKey: string; signature: string }
    expect(await signatureVerdict(old.publicKey, sent.publicKey, sent.signature)).toBe('good')
  })

  it('binds a co-signing key to this co-op', async () => {
    const asked = market({ 'GET /api/settlement/keys/own': () => ({ party: 'coop', publicKey: null }), 'GET /api/settlement/head-key': () => ({ party: 'coop', publicKey: null }), 'POST /api/settlement/head-key': () => ({}) })
    const change = within(() => useKeyChange('head', shelf()))
    await change.begin()
    change.isKept.value = true
    await change.register()
    const sent = asked.find((one) => one.method === 'POST')?.body as { publicKey: string; signature: string }
    expect(await signatureVerdict(sent.publicKey, `tongtian-head-key:coop:${sent.publicKey}`, sent.signature)).toBe('good')
  })
})

describe('the bank account', () => {
  it('is registered as it is read off the card, and shown by its last digits', async () => {
    const saved = { party: 'coop', numberMasked: '**** 6631', holder: '紫云合作社', bank: '贵州农信', cycle: null, closed: false, nextRunAt: '2026-12-01T00:00:00Z' }
    const asked = market({ 'GET /api/settlement/payout-account': () => new Refused(404, 'payout.account_unknown', '还没有登记'), 'POST /api/settlement/payout-account': () => saved })
    show(BankCard)
    await seen('bank-change')
    click('bank-change')
    await seen('bank-sheet-submit')
    click('bank-sheet-submit')
    await seen('field-problem', 3)
    type('bank-number-box', '6217 0000 0000 6631')
    type('bank-holder', ' 紫云合作社 ')
    type('bank-name', '贵州农信')
    await vi.waitFor(() => expect(all('field-problem')).toEqual([]))
    click('bank-sheet-submit')
    await seen('bank-number')
    expect([words('bank-number'), asked.find((one) => one.method === 'POST')?.body]).toEqual(['**** 6631', { number: '6217000000006631', holder: '紫云合作社', bank: '贵州农信' }])
  })

  it('needs a number that a bank could have', () => {
    const form = { number: '1234567', holder: '杨', bank: '农信', cycle: 'WEEKLY' }
    expect([Object.keys(bankProblems(form)), newAccount({ ...form, number: '12345678' }).cycle]).toEqual([['number'], 'WEEKLY'])
  })
})
