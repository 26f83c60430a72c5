import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmPayment } from '@/shared/api/buying'
import { api, get, post } from '@/shared/api/client'
import { ActionKey, randomKey, randomUuid } from '@/shared/api/idempotency'
import { account, dropSession, keepSession, openSession } from '@/shared/api/session'
import { chooseLanguage } from '@/shared/i18n/language'
import type { Session } from '@/shared/api/types'

const session = (id: string, token: string): Session => ({ accessToken: token, expiresInSeconds: 900, account: { id, name: 'x', role: 'CONSUMER', party: null, phoneMasked: '1' } })
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const sent = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
const headersOf = (call: number): Record<string, string> => sent.mock.calls[call]?.[1].headers as Record<string, string>

beforeEach(() => {
  localStorage.clear()
  openSession('shop')
  dropSession()
  chooseLanguage('zh')
  sent.mockReset()
  vi.stubGlobal('fetch', sent)
})
afterEach(() => vi.unstubAllGlobals())

describe('idempotency keys', () => {
  it('stay over retries of one action and change with the body or after its end', () => {
    let n = 0
    const key = new ActionKey(() => `key-${++n}`)
    expect([key.for({ q: 5 }), key.for({ q: 5 }), key.for({ q: 6 })]).toEqual(['key-1', 'key-1', 'key-2'])
    key.done()
    expect(key.for({ q: 6 })).toBe('key-3')
  })

  it('are unlike each other and fit the header', () => {
    expect(new Set(Array.from({ length: 200 }, randomKey)).size).toBe(200)
    expect(randomKey()).toMatch(/^[0-9a-f]{32}$/)
    expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('calls', () => {
  it('send the same key again when no answer came', async () => {
    sent.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(json(201, { id: 'o1' }))
    await expect(post('/api/orders', { q: 5 }, 'key-1')).resolves.toEqual({ id: 'o1' })
    expect([headersOf(0)['Idempotency-Key'], headersOf(1)['Idempotency-Key']]).toEqual(['key-1', 'key-1'])
  })

  it('never send an action without a key twice', async () => {
    sent.mockRejectedValue(new TypeError('network'))
    await expect(post('/api/live/rooms/1/pin', { productId: 'p' })).rejects.toMatchObject({ status: 0, code: 'client.network' })
    expect(sent).toHaveBeenCalledTimes(1)
  })

  it('do not repeat a refusal', async () => {
    sent.mockResolvedValue(json(409, { code: 'order.not_enough_stock', detail: '只剩 3 斤。' }))
    await expect(post('/api/orders', {}, 'key-1')).rejects.toMatchObject({ code: 'order.not_enough_stock' })
    expect(sent).toHaveBeenCalledTimes(1)
  })

  it('carry the language of the switch and the token', async () => {
    keepSession(session('a', 'token-1'))
    chooseLanguage('en')
    sent.mockResolvedValue(json(200, []))
    await get('/api/orders')
    expect(headersOf(0)).toMatchObject({ 'Accept-Language': 'en', Authorization: 'Bearer token-1' })
  })
})

describe('sign-in', () => {
  it('is renewed once for calls at the same time, which then go on', async () => {
    keepSession(session('a', 'old'))
    sent.mockImplementation((path, init) => {
      if (path.endsWith('/refresh')) return Promise.resolve(json(200, session('a', 'new')))
      const isNew = (init.headers as Record<string, string>)['Authorization'] === 'Bearer new'
      return Promise.resolve(isNew ? json(200, path) : json(401, { code: 'auth.required' }))
    })
    await expect(Promise.all([get('/api/a'), get('/api/b')])).resolves.toEqual(['/api/a', '/api/b'])
    expect(sent.mock.calls.filter(([path]) => path.endsWith('/refresh'))).toHaveLength(1)
  })

  it('never turns silently into another account', async () => {
    keepSession(session('a', 'old'))
    sent.mockImplementation((path) => Promise.resolve(path.endsWith('/refresh') ? json(200, session('b', 'new')) : json(401, { code: 'auth.required' })))
    await expect(post('/api/orders', {}, 'key')).rejects.toMatchObject({ status: 401 })
    expect(account.value).toBeNull()
  })

  it('that is lost does not close the public shop', async () => {
    keepSession(session('a', 'old'))
    sent.mockImplementation((path, init) => {
      const isAnonymous = !(init.headers as Record<string, string>)['Authorization']
      if (path.endsWith('/refresh')) return Promise.resolve(json(401, { code: 'auth.signed_out' }))
      return Promise.resolve(isAnonymous ? json(200, 'goods') : json(401, { code: 'auth.required' }))
    })
    await expect(get('/api/catalog/products')).resolves.toBe('goods')
  })

  it('is kept apart for each app of one browser', () => {
    keepSession(session('buyer', 't'))
    openSession('studio')
    expect(account.value).toBeNull()
    openSession('shop')
    expect(account.value?.id).toBe('buyer')
  })

  it('reads an answer without a body', async () => {
    sent.mockResolvedValue(new Response(null, { status: 204 }))
    await expect(api('/api/auth/tokens', { method: 'DELETE' })).resolves.toBeUndefined()
  })
})

describe('paying', () => {
  it('opens the page of another origin’s cashier, and confirms at our own', async () => {
    const opened: string[] = []
    const called: string[] = []
    vi.stubGlobal('location', { assign: (to: string) => { opened.push(to) } })
    vi.stubGlobal('fetch', async (path: string) => {
      called.push(path)
      return new Response('{"state":"PAID"}', { status: 202, headers: { 'content-type': 'application/json' } })
    })
    await confirmPayment('https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=1', 'k')
    expect([opened, called]).toEqual([['https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=1'], []])
    await confirmPayment('/cashier/transactions/1/payment', 'k')
    expect([opened.length, called]).toEqual([1, ['/cashier/transactions/1/payment']])
  })
})
