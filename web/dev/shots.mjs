/** Walks the three apps against the simulated market and takes pictures into .shots/ (needs `npm run dev:mock`). */
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const base = process.env.BASE ?? 'http://127.0.0.1:5173'
const only = process.argv[2] ?? ''
const folder = new URL('../.shots/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'],
})
const problems = []

async function open(width, height, language = 'zh') {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: width < 600 ? 2 : 1, hasTouch: width < 600, locale: 'zh-CN', permissions: ['camera', 'microphone'] })
  await context.addInitScript((chosen) => localStorage.setItem('tongtian.language', chosen), language)
  const page = await context.newPage()
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`${page.url()} ${message.text()}`) })
  page.on('pageerror', (error) => problems.push(`${page.url()} ${error.message}`))
  return page
}
const id = (page, name) => page.getByTestId(name).first()
async function shot(page, name, full = false) {
  await page.waitForTimeout(450)
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: full })
}
async function signIn(page, phone) {
  await id(page, 'sign-in-phone').fill(phone)
  await id(page, 'sign-in-send').click()
  await id(page, 'sign-in-note').waitFor()
  await id(page, 'sign-in-code').fill('246810')
  await id(page, 'sign-in-submit').click()
}
async function fillAddress(page) {
  await id(page, 'address-name').fill('王晓雨')
  await id(page, 'address-phone').fill('13800000004')
  await id(page, 'address-region').fill('贵州省 贵阳市 南明区')
  await id(page, 'address-street').fill('花果园 M 区 8 栋 2301')
  await id(page, 'address-save').click()
}

async function studio() {
  const page = await open(360, 780)
  await page.goto(`${base}/studio/`)
  await shot(page, 'studio-0-sign-in')
  await signIn(page, '13800000002')
  await id(page, 'studio-new-room').waitFor()
  await shot(page, 'studio-1-rooms')
  await id(page, 'studio-new-room').click()
  await id(page, 'studio-product').waitFor()
  await id(page, 'studio-test-picture').click()
  await id(page, 'studio-title').fill('坡上新挖的红薯')
  await id(page, 'studio-product').click()
  await shot(page, 'studio-2-prepare')
  await shot(page, 'studio-2-prepare-full', true)
  await id(page, 'studio-start').click()
  await id(page, 'studio-order-ticker').waitFor()
  await page.waitForTimeout(1500)
  return page
}

async function buyer(host) {
  const page = await open(360, 780)
  await page.goto(`${base}/`)
  await id(page, 'farmer-chip').waitFor()
  await shot(page, 'shop-0-front')
  await shot(page, 'shop-0-front-full', true)
  await id(page, 'live-card').click()
  await id(page, 'pinned-card').waitFor()
  await shot(page, 'shop-1-room-joining')
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await page.waitForTimeout(1200)
  await shot(page, 'shop-2-room')
  await id(page, 'buy-now').click()
  await shot(page, 'shop-3-sign-in-sheet')
  await signIn(page, '13800000004')
  await fillAddress(page)
  await shot(page, 'shop-4-buy-sheet')
  await id(page, 'buy-confirm').click()
  await id(page, 'buy-success').waitFor()
  await shot(page, 'shop-5-bought')
  await id(page, 'buy-close').click()
  await id(page, 'chat-input').fill('已经下单，几天能到贵阳？')
  await id(page, 'chat-send').click()
  await page.waitForTimeout(1500)
  await shot(page, 'shop-6-after-buying')
  await shot(host, 'studio-3-live')
  await id(page, 'room-bag').click()
  await shot(page, 'shop-7-tray')
  await page.goto(`${base}/products/product-0`)
  await id(page, 'split-line').waitFor()
  await shot(page, 'shop-8-product')
  await shot(page, 'shop-8-product-full', true)
  await page.goto(`${base}/orders`)
  await id(page, 'order-card').waitFor()
  await shot(page, 'shop-9-orders')
  await id(page, 'order-card').click()
  await id(page, 'order-timeline').waitFor()
  await shot(page, 'shop-10-order', true)
  await page.goto(`${base}/me`)
  await shot(page, 'shop-11-me')
  return page
}

async function desk(phone, names, width = 360) {
  const page = await open(width, width > 600 ? 800 : 780)
  await page.goto(`${base}/desk/`)
  await signIn(page, phone)
  await page.waitForTimeout(900)
  for (const [place, name, full] of names) {
    if (place) await page.getByTestId(place).first().click()
    await page.waitForTimeout(500)
    await shot(page, name, full)
  }
  return page
}

async function english() {
  const page = await open(360, 780, 'en')
  for (const [path, name] of [['/', 'en-front'], ['/products/product-3', 'en-product'], ['/rooms/room-3', 'en-room'], ['/cart', 'en-cart'], ['/studio/', 'en-studio'], ['/desk/', 'en-desk']]) {
    await page.goto(base + path)
    await page.waitForTimeout(900)
    await shot(page, name, name === 'en-product')
  }
}

async function states() {
  const page = await open(360, 780)
  await page.route('**/api/catalog/products?**', () => undefined)
  await page.goto(`${base}/`)
  await shot(page, 'state-0-loading')
  await page.unroute('**/api/catalog/products?**')
  await page.route('**/api/catalog/products?**', (route) => route.abort())
  await page.goto(`${base}/`)
  await id(page, 'state-act').waitFor()
  await shot(page, 'state-1-failed')
  await page.unroute('**/api/catalog/products?**')
  await id(page, 'state-act').click()
  await id(page, 'product-card').waitFor()
  await page.context().setOffline(true)
  await shot(page, 'state-2-offline')
  await page.context().setOffline(false)
  await id(page, 'search').fill('人参')
  await shot(page, 'state-3-nothing')
  await page.goto(`${base}/products/unknown`)
  await shot(page, 'state-4-unknown')
  await page.goto(`${base}/me`)
  await id(page, 'me-sign-in').click()
  await id(page, 'sign-in-phone').fill('13800000009')
  await id(page, 'sign-in-code').fill('111111')
  await id(page, 'sign-in-submit').click()
  await id(page, 'sign-in-problem').waitFor()
  await shot(page, 'state-5-wrong-code')
  await signIn(page, '13800000009')
  await id(page, 'me-orders').click()
  await page.waitForTimeout(600)
  await shot(page, 'state-6-no-orders')
  await page.route('**/api/orders', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ code: 'order.not_enough_stock', detail: '只剩 3 斤，没有下单，钱没有扣。改少一点再试。' }) }) : route.continue()))
  await page.goto(`${base}/rooms/room-2`)
  await id(page, 'buy-now').click()
  await fillAddress(page)
  await id(page, 'buy-quantity-free').click()
  await id(page, 'buy-confirm').click()
  await id(page, 'buy-problem').waitFor()
  await shot(page, 'state-7-refused')
  await page.goto(`${base}/rooms/room-0`)
  await page.waitForTimeout(600)
  await shot(page, 'state-8-ended')
  await page.goto(`${base}/studio/`)
  await signIn(page, '13800000009')
  await page.waitForTimeout(500)
  await shot(page, 'state-9-not-yours')
}

const relay = await open(400, 300)
await relay.goto(`${process.env.MEDIA ?? base}/dev/media.html`)
if (!only || only === 'live') {
  const host = await studio()
  const shop = await buyer(host)
  const coop = await desk('13800000001', [['', 'desk-0-today'], ['desk-nav-products', 'desk-1-products'], ['desk-nav-orders', 'desk-2-orders'], ['desk-ship', 'desk-3-ship']])
  await coop.getByTestId('desk-carrier').selectOption('BUS_POST')
  await id(coop, 'desk-tracking').fill('KHY20261122001')
  await id(coop, 'desk-ship-submit').click()
  await shop.goto(`${base}/orders`)
  await id(shop, 'order-card').click()
  await id(shop, 'order-receive').waitFor()
  await shot(shop, 'shop-12-shipped')
  await id(shop, 'order-receive').click()
  await shot(shop, 'shop-13-receive-sure')
  await shop.locator('.van-dialog__confirm').click()
  await shop.waitForTimeout(600)
  await shot(shop, 'shop-14-received')
  await id(host, 'studio-pin').click()
  await shot(host, 'studio-4-pin')
  await id(host, 'studio-pin-product').click()
  await host.waitForTimeout(400)
  await id(host, 'studio-end').click()
  await host.locator('.van-dialog__confirm').click()
  await id(host, 'studio-figures').waitFor()
  await shot(host, 'studio-5-after', true)
}
if (!only || only === 'desk') {
  await desk('13800000001', [['desk-nav-statement', 'desk-4-statement'], ['statement-line', 'desk-5-sale'], ['', 'desk-5-sale']])
  await desk('13800000001', [['desk-nav-contract', 'desk-6-contract', true]])
  await desk('13800000001', [['', 'wide-0-today'], ['desk-nav-products', 'wide-1-products'], ['desk-nav-orders', 'wide-2-orders'], ['desk-nav-statement', 'wide-3-statement'], ['desk-nav-contract', 'wide-4-contract']], 1280)
  const farmer = await desk('13800000003', [['', 'farmer-0']])
  await id(farmer, 'farmer-others').click()
  await farmer.waitForTimeout(400)
  await shot(farmer, 'farmer-1-others', true)
}
if (!only || only === 'states') await states()
if (!only || only === 'en') await english()
await browser.close()
for (const problem of new Set(problems)) console.log(problem)
