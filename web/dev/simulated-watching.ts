/** Made-up audits, deposits for coupons, after-sales cases and counts of work. Never part of a build. */
import type { Answer, Call } from './simulated-api.ts'
import { cny, cooperative, people, products } from './simulated-data.ts'
import { orders } from './simulated-state.ts'

type Route = [method: string, pattern: RegExp, answer: (call: Call, id: string) => Answer]
const ok = (body: unknown, status = 200): Answer => ({ status, body })
const text = (zh: string, en: string) => ({ zh, en })
const minutesAgo = (n: number): string => new Date(Date.now() - n * 60_000).toISOString()

const sums = { paid: cny(1_847_250), toppedUp: cny(28_500), escrow: cny(412_300), settled: cny(1_421_150), refunded: cny(41_300), givenBack: cny(1_000), deposits: cny(0), returned: cny(3_250) }
const lot = { product: text('紫云红芯红薯', 'Ziyun red-heart sweet potato'), pack: text('散装', 'Loose'), grade: text('一级', 'First grade'), harvest: '2026-11-19' }
const finding = (kind: string, subject: string, expected: string, found: string, of: typeof lot | null = null) => ({ kind, subject, expected, found, lot: of })
const audit = (id: string, began: number, findings: ReturnType<typeof finding>[]) => ({ id, state: 'DONE', startedAt: minutesAgo(began), seenAt: minutesAgo(began), endedAt: minutesAgo(began) as string | null, lots: 42, orders: 5_318, sums, findings })
const audits = [
  audit('audit-2', 30, []),
  audit('audit-1', 1_500, [
    finding('STOCK_SUM', 'lot-0', '400', '35 + 2 + 360', lot), finding('STOCK_NOT_SOLD', 'T2611210000417', 'SOLD 5', 'RELEASED 5'),
    finding('SALE_NOT_BOOKED', 'T2611210000533', '89.00', 'none'), finding('STOCK_WITHOUT_ORDER', 'reservation', 'none', 'HELD 2', lot),
  ]),
]
/** An audit here looks at a thousand orders whenever somebody asks how far it is. */
function look(id: string): Answer {
  const one = audits.find((each) => each.id === id)
  if (!one) return { status: 404, body: { code: 'audit.unknown', detail: '没有这一次审计。', field: null } }
  if (one.state === 'RUNNING') {
    one.seenAt = minutesAgo(0)
    one.orders = Math.min(5_318, one.orders + 1_330)
    if (one.orders === 5_318) Object.assign(one, { state: 'DONE', lots: 42, endedAt: minutesAgo(0) })
  }
  return ok(one)
}
function begin(): Answer {
  const begun = { ...audit(`audit-${audits.length + 1}`, 0, []), state: 'RUNNING', endedAt: null, lots: 0, orders: 0 }
  audits.unshift(begun)
  return ok(begun, 202)
}

const bearer = (party: object, clause: ReturnType<typeof text>, more: object) => ({ party, clauses: [clause], reserve: cny(0), balance: cny(0), taken: cny(0), uncovered: cny(0), topUps: [], ...more })
const accounts = [{ contractId: 'contract-1', title: text('紫云红芯红薯利益联结合同', 'Ziyun sweet potato interest-linkage contract'), bearers: [
  bearer({ ...cooperative, kind: 'COOPERATIVE' }, text('合作社发的优惠券由紫云红芯红薯合作社承担', 'Coupons of the co-operative are borne by the Ziyun co-op'), { balance: cny(318_420), taken: cny(28_500) }),
  bearer({ id: 'party-platform', name: text('同田平台', 'Tongtian platform'), kind: 'PLATFORM' }, text('平台发的优惠券由同田平台承担，账上至少留 200.00 元', 'Coupons of the platform are borne by the platform, which leaves 200.00 in the book'), {
    balance: cny(-1_860), taken: cny(21_860), reserve: cny(20_000), uncovered: cny(1_860), topUps: [{ at: '2026-11-01T02:00:00Z', amount: cny(20_000), note: '同田平台预存优惠券备付金' }],
  }),
] }]

const history = [{ step: 'OPEN', state: 'DECIDING', at: minutesAgo(200), by: 'BUYER', text: null }]
const afterSales = (id: string, product: number, more: object) => ({
  id, orderId: 'order-1', orderNumber: 'T2611210000417', cooperative, buyer: '王**', kind: 'REFUND_ONLY', reason: 'SPOILED', state: 'DECIDING', turn: 'COOPERATIVE', text: '到的时候有几个烂了。',
  lines: [{ lineId: 'line-1', productName: products[product]?.name, picture: products[product]?.picture, unit: products[product]?.unit, quantity: 5, wanted: 40, granted: 0 }],
  wanted: cny(1_300), granted: null, photoIds: [], returnTo: null, wayBackPaidBy: null, wayBack: null, replacement: null, openedAt: minutesAgo(200), dueAt: minutesAgo(-1_700), can: ['WITHDRAW'], verdicts: [], history, ...more,
})
const cases = [
  afterSales('case-2', 0, {}),
  afterSales('case-1', 1, { state: 'OFFERED', turn: 'BUYER', granted: cny(640), can: ['TAKE_OFFER', 'APPEAL', 'WITHDRAW'], history: [...history, { step: 'OFFER', state: 'OFFERED', at: minutesAgo(60), by: 'COOPERATIVE', text: '照片里坏了两个，退这两个的钱。' }] }),
]
const desk = () => ok({ items: cases.map((one) => ({ ...one, can: one.state === 'DECIDING' ? ['GRANT', 'OFFER', 'REFUSE'] : [] })), next: null })
const journey = { parcels: [{ id: 'p1', carrier: { code: 'BUS_POST', name: text('客货邮', 'Bus-post') }, trackingNumber: null, shippedAt: minutesAgo(1_400), deliveredAt: null, events: [
  { kind: 'IN_TRANSIT', at: minutesAgo(300), place: '贵阳', text: null, source: 'CARRIER' }, { kind: 'PICKED_UP', at: minutesAgo(1_300), place: '紫云 猴场', text: null, source: 'CARRIER' },
] }] }
const counted = (state: string): number => orders.filter((one) => one['state'] === state).length
const mine = (call: Call) => (people[call.token.replace('simulated-', '')]?.role === 'COOP_MANAGER' ? { ...accounts[0], bearers: accounts[0]?.bearers.map((one, at) => (at === 0 ? one : { ...one, balance: null })) } : accounts[0])

export const watchingRoutes: Route[] = [
  ['GET', /^\/api\/orders\/audits$/, () => ok(audits)],
  ['POST', /^\/api\/orders\/audits\/start$/, begin],
  ['GET', /^\/api\/orders\/audits\/(.+)$/, (_call, id) => look(id)],
  ['GET', /^\/api\/settlement\/coupon-accounts$/, (call) => ok({ items: [mine(call)], next: null })],
  ['GET', /^\/api\/orders\/cases\/queue\/counts$/, () => ok({ toDo: cases.filter((one) => one.turn === 'COOPERATIVE').length, most: 99 })],
  ['GET', /^\/api\/orders\/cases\/(?:queue|appeals)$/, desk],
  ['GET', /^\/api\/orders\/cases$/, () => ok({ items: cases, next: null })],
  ['GET', /^\/api\/orders\/cases\/(.+)$/, (_call, id) => ok(cases.find((one) => one.id === id) ?? cases[0])],
  ['GET', /^\/api\/orders\/[^/]+\/after-sales$/, () => ok({ lines: [], cases })],
  ['GET', /^\/api\/orders\/queue\/counts$/, () => ok({ toShip: counted('PAID'), overdue: 0, partlySent: 0, onTheWay: counted('SHIPPED'), most: 1000 })],
  ['GET', /^\/api\/orders\/sales\/[^/]+\/tracking$/, () => ok(journey)],
]
