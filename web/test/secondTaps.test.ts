import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { swallowSecondTaps } from '@/shared/secondTaps'

const below = vi.fn()

beforeAll(swallowSecondTaps)
beforeEach(() => {
  document.body.innerHTML = '<div class="van-popup"><button id="send"></button><button id="more"></button></div><a id="below"></a>'
  document.getElementById('below')?.addEventListener('click', below)
  below.mockClear()
})
afterAll(() => vi.restoreAllMocks())

/** A tap so many milliseconds after the page was opened, so far down. */
function tap(id: string, at: number, y = 700): void {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, clientX: 180, clientY: y })
  Object.defineProperty(event, 'timeStamp', { value: at })
  document.getElementById(id)?.dispatchEvent(event)
}

it('lets no second tap of a double tap through to what lies below a sheet', () => {
  tap('send', 1_000)
  tap('below', 1_250)
  expect(below).not.toHaveBeenCalled()
})

it('lets every other tap through', () => {
  tap('send', 2_000)
  tap('more', 2_100)
  tap('below', 2_600)
  tap('below', 2_700)
  expect(below).toHaveBeenCalledTimes(2)
  tap('send', 3_000, 300)
  tap('below', 3_100)
  expect(below).toHaveBeenCalledTimes(3)
})
