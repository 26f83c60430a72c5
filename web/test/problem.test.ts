import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError, problemOf, sentenceFor } from '@/shared/api/problem'
import { chooseLanguage } from '@/shared/i18n/language'

const answer = (status: number, body: string, type = 'application/problem+json') => new Response(body, { status, headers: { 'content-type': type } })
beforeEach(() => chooseLanguage('zh'))

describe('problems', () => {
  it('reads code, sentence and field', async () => {
    const problem = await problemOf(answer(409, JSON.stringify({ code: 'order.not_enough_stock', detail: '只剩 3 斤。', field: 'quantity' })))
    expect(problem).toMatchObject({ status: 409, code: 'order.not_enough_stock', detail: '只剩 3 斤。', field: 'quantity' })
    expect(sentenceFor(problem)).toBe('只剩 3 斤。')
  })

  it('survives an answer that is no problem detail', async () => {
    const page = await problemOf(answer(502, '<html>Bad gateway</html>', 'text/html'))
    const broken = await problemOf(answer(500, '{oops'))
    expect(page).toMatchObject({ status: 502, code: 'http.502', detail: null })
    expect(broken).toMatchObject({ status: 500, code: 'http.500', detail: null })
  })

  it('never shows the inside of a server error', () => {
    const sentence = sentenceFor(new ApiError(500, 'x', 'NullPointerException at Foo.java'))
    expect(sentence).toBe('这边出了点问题，你的东西没有丢。过一会儿再试一次。')
  })

  it('takes the named fallback of an open breaker as it is', () => {
    expect(sentenceFor(new ApiError(503, 'gateway.unavailable', '订单服务歇一会儿。'))).toBe('订单服务歇一会儿。')
  })

  it('says what happened, what was not lost and what to do when nobody answers', () => {
    expect(sentenceFor(new ApiError(0, 'client.network', null))).toContain('都还在')
    expect(sentenceFor(new ApiError(0, 'client.network', null), true)).toContain('还没打开')
    expect(sentenceFor(new ApiError(0, 'client.timeout', null))).toContain('等太久')
    expect(sentenceFor(new TypeError('x is not a function'))).not.toContain('function')
  })

  it('follows the language switch', () => {
    chooseLanguage('en')
    expect(sentenceFor(new ApiError(0, 'client.network', null))).toMatch(/^No connection/)
  })
})
