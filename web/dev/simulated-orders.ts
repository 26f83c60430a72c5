/** Baskets, prices, purchases and orders of the simulated market. */
import type { Answer, Call } from './simulated-api.ts'
import { addressById, claimById, freeClaims, tableNow } from './simulated-selling.ts'
import { contract, cny, newId, people, products, type SimulatedProduct } from './simulated-data.ts'
import { orders, roomById, tell, type SimulatedOrder } from './simulated-state.ts'

interface Goods { lotId: string; quantity: number; roomId?: string | null }
interface SimulatedPurchase { id: string; total: number; placedAt: string; payBefore: string; paymentState: string; payments: number; orderIds: string[] }
interface Wish { goods: Goods[]; addressId?: string; address?: Record<string, string>; couponIds?: string[]; notes?: { cooperativeId: string; text: string }[]; total?: { amount: number } }

const ok = (body: unknown, status = 200): Answer => ({ status, body })
const no = (status: number, code: string, detail: string, more: Record<string, unknown> = {}, headers?: Record<string, string>): Answer =>
  ({ status, body: { title: code, status, code, detail, field: null, traceId: 'simulated', ...more }, ...(headers ? { headers } : {}) })
const now = (): string => new Date().toISOString()

const baskets = new Map<string, Goods[]>()
const purchases: SimulatedPurchase[] = []
const byKey = new Map<string, string>()
const waits = new Map<string, number>()
const rowOf = (region: string) => tableNow().rows.find((one) => one.provinces.includes(region.slice(0, 2)))

function problemOf(product: SimulatedProduct, quantity: number): string | null {
  if (product.opensAt && Date.parse(product.opensAt) > Date.now()) return 'catalog.not_open_yet'
  if (product.perBuyer && quantity > product.perBuyer) return 'catalog.over_limit'
  return quantity > product.available ? 'catalog.not_enough_stock' : null
}

function feeOf(grams: number, goods: number, region: string): number {
  const row = rowOf(region)
  const { freeFrom } = tableNow()
  if (!row || (freeFrom && goods >= freeFrom.amount)) return 0
  return row.firstFee.amount + Math.ceil(Math.max(0, grams - row.firstGrams) / row.nextGrams) * row.nextFee.amount
}

const addressOf = (wish: Wish) => wish.address ?? addressById(wish.addressId)
const moneyOf = (goods: number, delivery: number, coop = 0, platform = 0) => ({ goods: cny(goods), cooperativeCoupon: cny(coop), platformCoupon: cny(platform), delivery: cny(delivery) })
const paidOf = (money: ReturnType<typeof moneyOf>): number => money.goods.amount - money.cooperativeCoupon.amount - money.platformCoupon.amount + money.delivery.amount

function partOf(cooperative: SimulatedProduct['cooperative'], wanted: { goods: Goods; product: SimulatedProduct }[], region: string | null, off: { coop: number; platform: number }) {
  const possible = wanted.filter(({ goods, product }) => problemOf(product, goods.quantity) === null)
  const sum = possible.reduce((all, { goods, product }) => all + product.price.amount * goods.quantity, 0)
  const grams = possible.reduce((all, { goods }) => all + goods.quantity * 500, 0)
  const delivery = region && possible.length > 0 ? feeOf(grams, sum - off.coop - off.platform, region) : 0
  const first = possible[0]
  const lines = wanted.map(({ goods, product }) => {
    const problem = problemOf(product, goods.quantity)
    const isFirst = first?.product === product
    const money = problem ? moneyOf(0, 0) : moneyOf(product.price.amount * goods.quantity, isFirst ? delivery : 0, isFirst ? off.coop : 0, isFirst ? off.platform : 0)
    return {
      lotId: product.lotId, productId: product.id, productName: product.name, skuName: product.name, picture: product.picture, grade: product.grade, unit: product.unit, quantity: goods.quantity,
      available: product.available, perBuyer: product.perBuyer, opensAt: product.opensAt, closesAt: null, unitPrice: product.price, money, paid: cny(paidOf(money)), roomId: goods.roomId ?? null, problem,
    }
  })
  const money = moneyOf(sum, delivery, first ? off.coop : 0, first ? off.platform : 0)
  return {
    cooperative, money, total: cny(paidOf(money)), grams, arrivesFrom: region ? '2026-11-25' : null, arrivesUntil: region ? '2026-11-27' : null,
    problem: region && !rowOf(region) ? 'delivery.not_served' : null, lines,
  }
}

/** What a coupon takes off that much, or what stands in its way. */
function takesOff(id: string, goods: number): number | string {
  const coupon = claimById(id)?.coupon
  if (!coupon) return 'coupon.unknown'
  const { threshold, kind, off, percent, cap } = coupon.terms as unknown as { threshold: { amount: number }; kind: string; off: { amount: number } | null; percent: number | null; cap: { amount: number } | null }
  if (goods < threshold.amount) return 'coupon.below_threshold'
  return kind === 'AMOUNT' ? off?.amount ?? 0 : Math.min(Math.floor((goods * (percent ?? 0)) / 100), cap?.amount ?? goods)
}

function partsOf(wish: Wish) {
  const region = addressOf(wish)?.['regionCode'] ?? null
  const groups = new Map<string, { goods: Goods; product: SimulatedProduct }[]>()
  for (const goods of wish.goods) {
    const product = products.find((one) => one.lotId === goods.lotId)
    if (product) groups.set(product.cooperative.id, [...(groups.get(product.cooperative.id) ?? []), { goods, product }])
  }
  const plain = [...groups.values()].flatMap((wanted) => (wanted[0] ? [partOf(wanted[0].product.cooperative, wanted, region, { coop: 0, platform: 0 })] : []))
  const all = plain.reduce((sum, part) => sum + part.money.goods.amount, 0)
  let problem: string | null = null
  const offs = new Map(plain.map((part) => [part.cooperative.id, { coop: 0, platform: 0 }]))
  for (const id of wish.couponIds ?? []) {
    const coupon = claimById(id)?.coupon
    const isPlatform = coupon?.issuer === 'PLATFORM'
    const part = isPlatform ? plain.find((one) => one.money.goods.amount > 0) : plain.find((one) => one.cooperative.id === coupon?.issuerId)
    const off = part ? takesOff(id, isPlatform ? all : part.money.goods.amount) : 'coupon.not_for_these_goods'
    const to = part && offs.get(part.cooperative.id)
    if (typeof off === 'string' || !to) problem = String(off)
    else to[isPlatform ? 'platform' : 'coop'] = off
  }
  const parts = problem ? plain : [...groups.values()].flatMap((wanted) => (wanted[0] ? [partOf(wanted[0].product.cooperative, wanted, region, offs.get(wanted[0].product.cooperative.id) ?? { coop: 0, platform: 0 })] : []))
  return { parts, problem }
}

/** What each of the buyer's free coupons would take off alone. */
function usable(wish: Wish) {
  return freeClaims().map(({ id, coupon }) => {
    const { parts, problem } = partsOf({ ...wish, couponIds: [id] })
    const off = parts.reduce((sum, part) => sum + part.money.cooperativeCoupon.amount + part.money.platformCoupon.amount, 0)
    return { couponId: id, issuer: coupon?.issuer, issuerId: coupon?.issuerId, terms: coupon?.terms, off: problem ? null : cny(off), objection: problem }
  })
}

function quote(wish: Wish): Answer {
  const { parts, problem } = partsOf(wish)
  return ok({ parts, total: cny(parts.reduce((sum, part) => sum + part.total.amount, 0)), withDelivery: addressOf(wish) !== null, couponProblem: problem })
}

/** The prickly pears are what everybody wants: one waits in a line for them. */
function crowd(wish: Wish, key: string): Answer | null {
  if (!wish.goods.some((one) => one.lotId === 'lot-6')) return null
  const left = waits.get(key) ?? 3
  waits.set(key, left - 1)
  return left > 0 ? no(503, 'catalog.crowded', `买的人多，前面还有 ${left * 41} 人。`, { before: left * 41 }, { 'retry-after': '1' }) : null
}

function lineOf(asked: ReturnType<typeof partOf>['lines'][number]) {
  return {
    id: newId(), productId: asked.productId, productName: asked.productName, picture: asked.picture, lotId: asked.lotId, grade: asked.grade, unit: asked.unit, quantity: asked.quantity, unitPrice: asked.unitPrice,
    money: asked.money, paid: asked.paid, refunded: cny(0), harvestDate: '2026-10-28', toShip: asked.quantity, room: asked.roomId ? { id: asked.roomId } : null, contract: { id: contract.id, version: 1 },
  }
}

function place({ body, key }: Call): Answer {
  const wish = body as unknown as Wish
  const known = purchases.find((one) => one.id === byKey.get(key))
  if (known) return ok(purchaseView(known), 201)
  const waiting = crowd(wish, key)
  if (waiting) return waiting
  const { parts } = partsOf(wish)
  const stuck = parts.flatMap((part) => part.lines).find((line) => line.problem)
  if (stuck) return no(409, stuck.problem ?? '', '货不够了，没有下单，钱没有扣。')
  if (parts.some((part) => part.problem)) return no(409, 'delivery.not_served', '这家合作社不送这个地区，请换个地址。')
  const total = parts.reduce((sum, part) => sum + part.total.amount, 0)
  if (total !== wish.total?.amount) return no(409, 'order.total_changed', `价格变了，现在要付 ¥${(total / 100).toFixed(2)}。钱没有扣，请再确认一次。`)
  const id = newId()
  const payBefore = new Date(Date.now() + 900_000).toISOString()
  const orderIds = parts.map((part) => {
    const lines = part.lines.map(lineOf)
    lines.forEach((line) => take(line.lotId, line.quantity, line.room?.id))
    const order = {
      id: newId(), number: `TT20261122${String(orders.length + 1).padStart(4, '0')}`, purchaseId: id, state: 'PENDING_PAYMENT', lines, money: part.money, total: part.total, refunded: cny(0), cooperative: part.cooperative,
      address: addressOf(wish), note: wish.notes?.find((one) => one.cooperativeId === part.cooperative.id)?.text ?? null, arrivesFrom: part.arrivesFrom, arrivesUntil: part.arrivesUntil,
      placedAt: now(), payBefore, receiveBefore: null, receiptExtended: false, parcels: [], timeline: [{ state: 'PENDING_PAYMENT', at: now(), reason: null }],
    }
    orders.unshift(order)
    return order.id
  })
  const purchase = { id, total, placedAt: now(), payBefore, paymentState: 'OPEN', payments: 1, orderIds }
  purchases.push(purchase)
  byKey.set(key, id)
  return ok(purchaseView(purchase), 201)
}

function take(lotId: string, quantity: number, roomId?: string): void {
  const product = products.find((one) => one.lotId === lotId)
  if (!product) return
  product.available -= quantity
  if (roomId) tell(roomId, { type: 'stock', lotId, available: product.available })
}

const ordersOf = (purchase: SimulatedPurchase): SimulatedOrder[] => orders.filter((one) => purchase.orderIds.includes(one.id)).reverse()

function purchaseView(purchase: SimulatedPurchase) {
  const own = ordersOf(purchase)
  const waiting = own.filter((one) => one['state'] === 'PENDING_PAYMENT')
  const state = waiting.length > 0 ? 'PENDING_PAYMENT' : own.every((one) => one['state'] === 'CANCELLED') ? 'CANCELLED' : 'PAID'
  const due = waiting.reduce((sum, one) => sum + (one['total'] as { amount: number }).amount, 0)
  return {
    id: purchase.id, state, total: cny(purchase.total), placedAt: purchase.placedAt, payBefore: purchase.payBefore, orders: own,
    payment: { transactionId: purchase.id, amount: cny(due || purchase.total), payUrl: `/cashier/payments/${purchase.id}-${purchase.payments}`, state: purchase.paymentState },
  }
}

export function move(order: SimulatedOrder, state: string, reason: string | null = null): Answer {
  order['state'] = state
  ;(order['timeline'] as unknown[]).push({ state, at: now(), reason })
  return ok(order)
}

/** The notification of the channel comes a while after the buyer's confirmation. */
function confirm(payment: string): Answer {
  const purchase = purchases.find((one) => payment === `${one.id}-${one.payments}`)
  if (!purchase) return no(404, 'cashier.unknown', '没有这笔付款，或者它已经关了。钱没有扣。')
  setTimeout(() => {
    purchase.paymentState = 'PAID'
    ordersOf(purchase).filter((one) => one['state'] === 'PENDING_PAYMENT').forEach((order) => {
      move(order, 'PAID')
      for (const line of order['lines'] as ReturnType<typeof lineOf>[]) {
        if (line.room && roomById(line.room.id)) tell(line.room.id, { type: 'order', buyer: '王**', productName: line.productName, quantity: line.quantity, unit: line.unit, amount: line.paid, at: now() })
      }
    })
  }, Number(process.env['LATE_MS'] ?? 1200))
  return ok({ state: 'PAID' }, 202)
}

function cancel(order: SimulatedOrder): Answer {
  const purchase = purchases.find((one) => one.id === order['purchaseId'])
  const answer = move(order, 'CANCELLED', 'BY_BUYER')
  if (purchase && ordersOf(purchase).some((one) => one['state'] === 'PENDING_PAYMENT')) purchase.payments++
  return answer
}

function ship(order: SimulatedOrder, body: Record<string, unknown>): Answer {
  const lines = order['lines'] as ReturnType<typeof lineOf>[]
  const contents = (body['contents'] as { lineId: string; quantity: number }[] | undefined) ?? lines.map((line) => ({ lineId: line.id, quantity: line.toShip }))
  contents.forEach(({ lineId, quantity }) => { const line = lines.find((one) => one.id === lineId); if (line) line.toShip -= quantity })
  ;(order['parcels'] as unknown[]).push({ id: newId(), carrier: { code: body['carrier'], name: { zh: '客货邮快运', en: 'Bus-post express' } }, trackingNumber: body['trackingNumber'], shippedAt: now(), deliveredAt: null, contents })
  order['receiveBefore'] = new Date(Date.now() + 10 * 86_400_000).toISOString()
  return lines.every((line) => line.toShip <= 0) ? move(order, 'SHIPPED') : ok(order)
}

function basketOf(token: string): Goods[] {
  return baskets.get(token) ?? []
}
function putInto(token: string, goods: Goods): Answer {
  const kept = basketOf(token)
  baskets.set(token, kept.some((one) => one.lotId === goods.lotId) ? kept.map((one) => (one.lotId === goods.lotId ? { ...one, quantity: goods.quantity } : one)) : [...kept, goods])
  return ok({ goods: basketOf(token) })
}

const withOrder = (act: (order: SimulatedOrder, call: Call) => Answer) => (call: Call, id: string): Answer => {
  const order = orders.find((one) => one.id === id)
  return order ? act(order, call) : no(404, 'order.unknown', '没有找到这个订单。')
}
const withPurchase = (act: (purchase: SimulatedPurchase) => Answer) => (_call: Call, id: string): Answer => {
  const purchase = purchases.find((one) => one.id === id)
  return purchase ? act(purchase) : no(404, 'purchase.unknown', '没有找到这笔购买。')
}
function found(asked: URLSearchParams): SimulatedOrder[] {
  const states = asked.get('state')?.split(',')
  const q = asked.get('q') ?? ''
  return orders.filter((one) => (!states || states.includes(String(one['state']))) && (asked.get('refunded') !== 'true' || (one['refunded'] as { amount: number }).amount > 0) && JSON.stringify([one['number'], one['lines']]).includes(q))
}
const isBuyer = (token: string): boolean => people[token.replace('simulated-', '')]?.role === 'CONSUMER' || !people[token.replace('simulated-', '')]

const queues: Record<string, string> = { TO_SHIP: 'PAID', ON_THE_WAY: 'SHIPPED', DONE: 'RECEIVED', CANCELLED: 'CANCELLED' }
export const orderRoutes: [method: string, pattern: RegExp, answer: (call: Call, id: string) => Answer][] = [
  ['POST', /^\/api\/orders\/quotes\/coupons$/, ({ body }) => ok(usable(body as unknown as Wish))],
  ['POST', /^\/api\/orders\/quotes$/, ({ body }) => quote(body as unknown as Wish)],
  ['POST', /^\/api\/orders\/purchases$/, place],
  ['GET', /^\/api\/orders\/purchases\/([^/]+)$/, withPurchase((purchase) => ok(purchaseView(purchase)))],
  ['POST', /^\/api\/orders\/purchases\/([^/]+)\/payment$/, withPurchase((purchase) => { purchase.paymentState = 'OPEN'; return ok(purchaseView(purchase)) })],
  ['GET', /^\/api\/orders\/basket$/, ({ token }) => (isBuyer(token) ? ok({ goods: basketOf(token) }) : no(403, 'auth.role', '这个账号不买东西。'))],
  ['PUT', /^\/api\/orders\/basket\/goods\/([^/]+)$/, ({ token, body }, id) => putInto(token, { lotId: id, quantity: Number(body['quantity']), roomId: (body['roomId'] as string | undefined) ?? null })],
  ['DELETE', /^\/api\/orders\/basket\/goods\/([^/]+)$/, ({ token }, id) => { baskets.set(token, basketOf(token).filter((one) => one.lotId !== id)); return ok({ goods: basketOf(token) }) }],
  ['GET', /^\/api\/orders(?:\/search)?$/, ({ url }) => ok({ items: found(url.searchParams), next: null })],
  ['GET', /^\/api\/orders\/queue$/, ({ url }) => ok({ items: orders.filter((one) => one['state'] === queues[url.searchParams.get('queue') ?? '']), next: null, overdueSince: '2026-11-01' })],
  ['GET', /^\/api\/orders\/carriers$/, () => ok({ items: [{ code: 'BUS_POST', name: { zh: '客货邮快运', en: 'Bus-post express' } }, { code: 'SF', name: { zh: '顺丰', en: 'SF Express' } }], next: null })],
  ['GET', /^\/api\/orders\/([^/]+)\/refunds$/, withOrder((order) => ok(order['simulatedRefunds'] ?? []))],
  ['POST', /^\/api\/orders\/([^/]+)\/shipment$/, withOrder((order, { body }) => ship(order, body))],
  ['GET', /^\/api\/orders\/([^/]+)\/tracking$/, withOrder((order) => ok({ parcels: (order['parcels'] as { id: string; shippedAt: string }[]).map((parcel) => ({ id: parcel.id, events: [{ kind: 'IN_TRANSIT', at: now(), place: '贵阳转运中心', text: '已发往 南明区' }, { kind: 'PICKED_UP', at: parcel.shippedAt, place: '紫云县 板当镇', text: null }] })) }))],
  ['POST', /^\/api\/orders\/([^/]+)\/receipt-extension$/, withOrder((order) => { order['receiptExtended'] = true; order['receiveBefore'] = new Date(Date.now() + 15 * 86_400_000).toISOString(); return ok(order) })],
  ['POST', /^\/api\/orders\/([^/]+)\/receipt$/, withOrder((order) => move(order, 'RECEIVED'))],
  ['POST', /^\/api\/orders\/([^/]+)\/cancellation$/, withOrder(cancel)],
  ['GET', /^\/api\/orders\/([^/]+)$/, withOrder((order) => ok(order))],
  ['POST', /^\/cashier\/payments\/(.+)$/, (_call, id) => confirm(id)],
]
