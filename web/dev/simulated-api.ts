import { brandOf, cny, contract, lotOf, people, productOf, products, sharesOf, splitOf } from './simulated-data.ts'
import { past, settlementRoutes } from './simulated-settlement.ts'
import { orderRoutes } from './simulated-orders.ts'
import { reconciliationRoutes } from './simulated-reconciliation.ts'
import { sellingRoutes } from './simulated-selling.ts'
import { watchingRoutes } from './simulated-watching.ts'
import { createRoom, orders, roomById, rooms, tell, type SimulatedRoom } from './simulated-state.ts'

export interface Call { method: string; url: URL; body: Record<string, unknown>; token: string; key: string }
export interface Answer { status: number; body?: unknown; headers?: Record<string, string> }

const ok = (body: unknown, status = 200): Answer => ({ status, body })
const list = (items: unknown[]): Answer => ok({ items, next: null })
const no = (status: number, code: string, detail: string): Answer => ({ status, body: { type: 'about:blank', title: code, status, code, detail, field: null, traceId: 'simulated' } })
const now = (): string => new Date().toISOString()
const session = (phone: string) => {
  const person = people[phone] ?? { id: phone, name: { zh: '新朋友', en: 'New friend' }, role: 'CONSUMER', party: null }
  return { accessToken: `simulated-${phone}`, expiresInSeconds: 3600, account: { ...person, phoneMasked: `${phone.slice(0, 3)}****${phone.slice(7)}` } }
}
const roomView = (room: SimulatedRoom) => ({ ...room, products: products.filter((one) => room.productIds.includes(one.id)) })

function saleOf(id: string): Answer {
  const order = orders.find((one) => one.id === id)
  const booked = past.find((one) => one.id === id)
  const paidAmount = order ? (order['total'] as { amount: number }).amount : booked?.paid ?? 3250
  return ok({ saleId: id, orderId: `order-${id}`, orderNumber: order?.['number'] ?? booked?.number, product: products[booked?.product ?? 0]?.name, goods: cny(paidAmount), cooperativeCoupon: cny(0), platformCoupon: cny(0), delivery: cny(0), paid: cny(paidAmount), state: (order ? order['state'] !== 'RECEIVED' : booked?.kind === 'ACCRUED') ? 'ESCROW' : 'RELEASED', lines: splitOf(paidAmount), contract: { id: contract.id, version: 1, hash: contract.hash }, block: { seq: 4, hash: 'a91b33ff02' } })
}

interface NewGoods { name: { zh: string; en: string }; picture: string; origin: { zh: string; en: string }; sku: { unit: string; lot: { harvestDate: string | null; presale?: { harvestFrom: string; harvestUntil: string; depositPercent: number; balanceDays: number }; grade: string; price: { amount: number; currency: string }; stock: number } } }

function listGoods(body: NewGoods): Answer {
  const [like] = products
  if (!like) return no(404, 'catalog.product_unknown', '没找到这件货。')
  const at = products.length
  const { lot } = body.sku
  const made = { ...like, id: `product-${at}`, lotId: `lot-${at}`, skuId: `sku-${at}`, name: body.name, picture: body.picture, origin: body.origin, price: lot.price, available: lot.stock, total: lot.stock, harvest: null, presale: lot.presale ?? null, harvestDate: lot.harvestDate ?? lot.presale?.harvestFrom ?? '' }
  products.unshift(made)
  return ok(productOf(made, true), 201)
}

/** The mock keeps one lot for each product: a new one takes its place. */
function addLot(skuId: string, lot: NewGoods['sku']['lot']): Answer {
  const one = products.find((each) => each.skuId === skuId)
  if (!one) return no(404, 'catalog.sku_unknown', '没找到这件货。')
  Object.assign(one, { price: lot.price, available: lot.stock, total: lot.stock, harvest: null, presale: lot.presale ?? null, harvestDate: lot.harvestDate ?? lot.presale?.harvestFrom ?? '' })
  return ok(lotOf(one, true), 201)
}

function changePrice(lotId: string, price: { amount: number; currency: string }): Answer {
  const one = products.find((each) => each.lotId === lotId)
  if (!one) return no(404, 'catalog.lot_unknown', '没找到这批货。')
  one.price = price
  return ok(lotOf(one, true))
}

function changeLot(lotId: string, change: Record<string, unknown>): Answer {
  const one = products.find((each) => each.lotId === lotId)
  if (!one) return no(404, 'catalog.lot_unknown', '没找到这批货。')
  Object.assign(one, change)
  return ok(lotOf(one, true))
}

function harvest(lotId: string, day: string, quantity: number): Answer {
  const expected = products.find((each) => each.lotId === lotId)?.total ?? 0
  return changeLot(lotId, { presale: null, harvestDate: day, total: quantity, available: quantity, harvest: { day, quantity, expected, recordedAt: now() } })
}

type Route = [method: string, pattern: RegExp, answer: (call: Call, id: string) => Answer]
const withRoom = (act: (room: SimulatedRoom, call: Call) => Answer) => (call: Call, id: string): Answer => {
  const room = roomById(id)
  return room ? act(room, call) : no(404, 'live.room_unknown', '没找到这个直播间，可能已经删了。')
}

const routes: Route[] = [
  ['POST', /^\/api\/auth\/codes$/, () => ok({ expiresInSeconds: 300, resendAfterSeconds: 60, shownCode: '246810' }, 202)],
  ['POST', /^\/api\/auth\/tokens$/, ({ body }) => (body['code'] === '246810' ? ok(session(String(body['phone']))) : no(401, 'auth.code_wrong', '验证码不对，还没登录。看清楚再输一次。'))],
  ['POST', /^\/api\/auth\/tokens\/refresh$/, () => no(401, 'auth.signed_out', '已退出登录。')],
  ['DELETE', /^\/api\/auth\/tokens$/, () => ({ status: 204 })],
  ['GET', /^\/api\/catalog\/products$/, () => list(products)],
  ['GET', /^\/api\/catalog\/products\/(.+)$/, (_call, id) => { const one = products.find((p) => p.id === id); return one ? ok(productOf(one)) : no(404, 'catalog.product_unknown', '没找到这件货。') }],
  ['GET', /^\/api\/catalog\/lots\/(.+)$/, (_call, id) => { const one = products.find((p) => p.lotId === id); return one ? ok(lotOf(one, false)) : no(404, 'catalog.lot_unknown', '没找到这批货。') }],
  ['GET', /^\/api\/catalog\/mine\/products$/, () => list(products.slice(0, 3).map((one) => productOf(one, true)))],
  ['POST', /^\/api\/catalog\/products$/, ({ body }) => listGoods(body as unknown as NewGoods)],
  ['POST', /^\/api\/catalog\/skus\/([^/]+)\/lots$/, ({ body }, id) => addLot(id, body as unknown as NewGoods['sku']['lot'])],
  ['PUT', /^\/api\/catalog\/lots\/([^/]+)\/price$/, ({ body }, id) => changePrice(id, body['price'] as { amount: number; currency: string })],
  ['PUT', /^\/api\/catalog\/lots\/([^/]+)\/terms$/, ({ body }, id) => changeLot(id, body)],
  ['POST', /^\/api\/catalog\/lots\/([^/]+)\/harvest$/, ({ body }, id) => harvest(id, String(body['date']), Number(body['quantity']))],
  ['GET', /^\/api\/live\/ice-servers$/, () => ok({ iceServers: [] })],
  ['GET', /^\/api\/live\/rooms$/, () => list(rooms.filter((one) => one.state === 'LIVE').map(roomView))],
  ['GET', /^\/api\/live\/mine$/, () => list(rooms.map(roomView))],
  ['POST', /^\/api\/live\/rooms$/, ({ body }) => ok(roomView(createRoom(String(body['title']), body['productIds'] as string[])), 201)],
  ['GET', /^\/api\/live\/rooms\/([^/]+)$/, withRoom((room) => ok(roomView(room)))],
  ['GET', /^\/api\/live\/rooms\/([^/]+)\/history$/, withRoom((room) => list(room.history))],
  ['POST', /^\/api\/live\/rooms\/([^/]+)\/start$/, withRoom((room) => { room.state = 'LIVE'; room.startedAt = now(); return ok(roomView(room)) })],
  ['POST', /^\/api\/live\/rooms\/([^/]+)\/pin$/, withRoom((room, { body }) => { room.pinnedProductId = String(body['productId']); tell(room.id, { type: 'pin', productId: room.pinnedProductId }); return ok({}) })],
  ['POST', /^\/api\/live\/rooms\/([^/]+)\/end$/, withRoom((room) => { room.state = 'ENDED'; room.endedAt = now(); tell(room.id, { type: 'state', state: 'ENDED', media: 'INTERRUPTED' }); return ok(roomView(room)) })],
  ...watchingRoutes,
  ...reconciliationRoutes,
  ...sellingRoutes,
  ...orderRoutes,
  ['GET', /^\/api\/settlement\/shares\//, ({ url }) => ok(sharesOf(Number(url.searchParams.get('price')), Number(url.searchParams.get('quantity'))))],
  ...settlementRoutes,
  ['GET', /^\/api\/settlement\/sales\/(.+)$/, (_call, id) => saleOf(id)],
  ['GET', /^\/api\/brands\/products\/(.+)$/, (_call, id) => ok(brandOf(id))],
]

export function simulatedApi(call: Call): Answer {
  for (const [method, pattern, answer] of routes) {
    const found = pattern.exec(call.url.pathname)
    if (found && method === call.method) return answer(call, found[1] ?? '')
  }
  return no(404, 'simulated.unknown', '模拟市场没有这个接口。')
}
