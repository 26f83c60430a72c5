/** The browser of the walks: opens a screen, signs in, takes a picture. */
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

export const base = process.env.BASE ?? 'http://127.0.0.1:5173'
const folder = new URL('../.shots/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'],
})
export const problems = []

export async function open(width, height, language = 'zh') {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: width < 600 ? 2 : 1, hasTouch: width < 600, locale: 'zh-CN', permissions: ['camera', 'microphone'] })
  await context.addInitScript((chosen) => localStorage.setItem('tongtian.language', chosen), language)
  const page = await context.newPage()
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()} ${message.text()}`) })
  page.on('pageerror', (error) => problems.push(`${page.url()} ${error.message}`))
  return page
}
export const id = (page, name) => page.getByTestId(name).first()
export async function shot(page, name, full = false) {
  await page.waitForTimeout(450)
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: full })
}
export async function signIn(page, phone) {
  await id(page, 'sign-in-phone').fill(phone)
  await id(page, 'sign-in-send').click()
  await id(page, 'sign-in-note').waitFor()
  await id(page, 'sign-in-code').fill('246810')
  await id(page, 'sign-in-submit').click()
}
