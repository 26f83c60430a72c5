import { beforeEach, describe, expect, it } from 'vitest'
import { amountOf, count, day, deadline, duration, money, percent, quantity, recentMonths, yuan } from '@/shared/format'
import { chooseLanguage } from '@/shared/i18n/language'

const cny = (amount: number) => ({ amount, currency: 'CNY' })
beforeEach(() => chooseLanguage('zh'))

describe('money', () => {
  it.each([[0, '0.00'], [5, '0.05'], [650, '6.50'], [3250, '32.50'], [123_456, '1,234.56'], [100_000_000_000, '1,000,000,000.00'], [-1, '-0.01'], [-123_400, '-1,234.00']])('%i fen is %s', (fen, shown) => {
    expect(yuan(fen)).toBe(shown)
  })

  it('puts the sign before the yuan sign', () => {
    expect(money(cny(-805))).toBe('-¥8.05')
    expect(money(cny(805))).toBe('¥8.05')
  })

  it('multiplies whole fen and thousandths, rounded half up once', () => {
    expect(amountOf(cny(650), 5)).toEqual(cny(3250))
    expect(amountOf(cny(333), 0.5)).toEqual(cny(167))
    expect(amountOf(cny(10), 0.1)).toEqual(cny(1))
    expect(amountOf(cny(90_071_992_547), 3)).toEqual(cny(270_215_977_641))
  })
})

describe('figures', () => {
  it('drops the zeros that say nothing', () => {
    expect([percent('45.0'), percent('27.7'), percent('20'), percent('100'), percent('9.20')]).toEqual(['45%', '27.7%', '20%', '100%', '9.2%'])
  })

  it('speaks the chosen language', () => {
    expect(day('2026-10-28')).toBe('2026年10月28日')
    expect(count(12_345)).toBe('1.2万')
    chooseLanguage('en')
    expect(day('2026-10-28')).toBe('28 October 2026')
    expect(quantity(1200.5)).toBe('1,200.5')
  })

  it('keeps business days in Shanghai', () => {
    expect(day('2026-11-21T17:00:00Z')).toBe('2026年11月22日')
    expect(recentMonths(new Date('2026-12-31T17:00:00Z'), 3)).toEqual(['2027-01', '2026-12', '2026-11'])
  })

  it('says a deadline at the first moment of a day as the end of the day before', () => {
    expect([deadline('2026-11-30T16:00:00Z'), deadline('2026-11-30T15:59:59Z'), deadline('2026-11-30T16:00:01Z'), deadline('2026-12-01T00:00:00Z'), deadline('2026-12-31T16:00:00.000Z')])
      .toEqual(['11月30日 24:00', '11月30日 23:59', '12月1日 00:00', '12月1日 08:00', '12月31日 24:00'])
    chooseLanguage('en')
    expect([deadline('2026-11-30T16:00:00Z'), deadline('2026-11-30T07:30:00Z')]).toEqual(['the end of 30 Nov', '30 Nov 15:30'])
  })

  it('shows how long a live lasts', () => {
    expect([duration(0), duration(75), duration(3723)]).toEqual(['00:00', '01:15', '1:02:03'])
  })
})
