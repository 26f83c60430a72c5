/** Made-up addresses, delivery fees and coupons. Never part of a build. */
import { readFileSync } from 'node:fs'
import type { Answer, Call } from './simulated-api.ts'
import { cny, cooperative, newId, products } from './simulated-data.ts'

type Route = [method: string, pattern: RegExp, answer: (call: Call, id: string) => Answer]
const ok = (body: unknown, status = 200): Answer => ({ status, body })
const text = (zh: string, en: string) => ({ zh, en })
const no = (status: number, code: string, detail: string): Answer => ({ status, body: { type: 'about:blank', title: code, status, code, detail, field: null, traceId: 'simulated' } })

const provinces = readFileSync(new URL('../../order-service/src/main/resources/regions/provinces.txt', import.meta.url), 'utf8')
  .split('\n').filter((line) => /^\d/.test(line)).map((line) => { const [code = '', zh = '', en = ''] = line.split(','); return { code, name: text(zh, en) } })

interface Saved { id: string; address: Record<string, string> | null; preferred: boolean; version: number }
const addresses: Saved[] = [
  { id: 'address-1', address: { name: '王晓雨', phone: '13800000004', regionCode: '520102', region: '贵州省 贵阳市 南明区', street: '花果园 M 区 8 栋 2301' }, preferred: true, version: 1 },
  { id: 'address-2', address: { name: '阿卜杜热依木·买买提艾力', phone: '13912345678', regionCode: '650102', region: '新疆维吾尔自治区 乌鲁木齐市 天山区', street: '解放南路 268 号民族商厦东侧的家属院 3 单元 1502 室' }, preferred: false, version: 1 },
]
const prefer = (id: string): void => addresses.forEach((one) => { one.preferred = one.id === id })
function keep(body: Record<string, unknown>, known?: Saved): Saved {
  const saved = known ?? { id: newId(), address: null, preferred: addresses.length === 0, version: 0 }
  Object.assign(saved, { address: body['address'] as Record<string, string>, version: saved.version + 1 })
  if (!known) addresses.push(saved)
  if (body['preferred']) prefer(saved.id)
  return saved
}

interface Table { rows: { provinces: string[]; firstGrams: number; firstFee: { amount: number }; nextGrams: number; nextFee: { amount: number }; daysFrom: number; daysUntil: number }[]; freeFrom: { amount: number } | null }
let table: Table & Record<string, unknown> = {
  cooperativeId: cooperative.id, version: 1, freeFrom: cny(9900), notServed: [],
  rows: [
    { provinces: ['50', '51', '52', '53'], firstGrams: 1000, firstFee: cny(600), nextGrams: 1000, nextFee: cny(100), daysFrom: 1, daysUntil: 3 },
    { provinces: ['11', '12', '31', '32', '33', '44'], firstGrams: 1000, firstFee: cny(850), nextGrams: 500, nextFee: cny(150), daysFrom: 2, daysUntil: 4 },
  ],
}

const terms = (more = {}) => ({ title: text('红薯尝鲜券', 'First taste'), kind: 'AMOUNT', off: cny(500), percent: null, cap: null, threshold: cny(3000), scope: 'SHOP', productIds: [], validFrom: '2026-11-01T00:00:00Z', validUntil: '2026-12-31T16:00:00Z', ...more })
const coupon = (id: string, issuer: string, more = {}, state = 'ACTIVE') => ({ id, issuer, issuerId: issuer === 'PLATFORM' ? 'party-platform' : cooperative.id, state, terms: terms(more), perBuyer: 2, available: true })
const issued = [
  { coupon: coupon('coupon-1', 'COOPERATIVE'), total: 500, budget: null, budgetLeft: null, claimed: 128, held: 3, used: 57, given: cny(28_500) },
  { coupon: coupon('coupon-2', 'COOPERATIVE', { title: text('秋收八五折', 'Harvest'), kind: 'PERCENT', off: null, percent: 15, cap: cny(3000), threshold: cny(0), scope: 'PRODUCTS', productIds: [products[0]?.id] }, 'STOPPED'), total: 50, budget: null, budgetLeft: null, claimed: 50, held: 0, used: 41, given: cny(61_240) },
]
const platforms = coupon('coupon-3', 'PLATFORM', { title: text('平台新客券', 'Welcome'), kind: 'PERCENT', off: null, percent: 10, cap: cny(1000), threshold: cny(2000), scope: 'EVERYTHING' })
const mine = [{ id: 'mine-1', coupon: issued[1]?.coupon, state: 'USED', given: cny(488), claimedAt: '2026-11-18T02:00:00Z', usedAt: '2026-11-19T03:00:00Z' }]
const claimable = () => [issued[0]?.coupon, platforms].filter((one) => one?.state === 'ACTIVE')

function claim(id: string): Answer {
  const found = claimable().find((one) => one?.id === id)
  if (!found) return no(409, 'coupon.none_left', '这张券领完了。')
  if (mine.filter((one) => one.coupon?.id === id).length >= found.perBuyer) return no(409, 'coupon.limit_reached', `这张券每人最多领 ${found.perBuyer} 张。`)
  const claimed = { id: newId(), coupon: found, state: 'FREE', given: cny(0), claimedAt: new Date().toISOString(), usedAt: '' }
  mine.unshift(claimed)
  return ok(claimed, 201)
}
function issue(body: Record<string, unknown>): Answer {
  const { total, perBuyer, budget, active, ...rest } = body
  const made = { coupon: { ...coupon(newId(), 'COOPERATIVE', rest, active ? 'ACTIVE' : 'DRAFT'), perBuyer: Number(perBuyer) }, total: Number(total), budget: budget as null, budgetLeft: budget as null, claimed: 0, held: 0, used: 0, given: cny(0) }
  issued.unshift(made)
  return ok(made, 201)
}
function move(id: string, state: string): Answer {
  const found = issued.find((one) => one.coupon.id === id)
  if (!found) return no(404, 'coupon.unknown', '没有找到这张券。')
  found.coupon.state = state
  return ok(found)
}

/** What checkouts need to know. */
export const addressById = (id: string | undefined): Record<string, string> | null => addresses.find((one) => one.id === id)?.address ?? null
export const tableNow = (): Table => table
export const freeClaims = () => mine.filter((one) => one.state === 'FREE')
export const claimById = (id: string) => mine.find((one) => one.id === id)

export const sellingRoutes: Route[] = [
  ['GET', /^\/api\/orders\/provinces$/, () => ok(provinces)],
  ['GET', /^\/api\/orders\/addresses$/, () => ok({ items: [...addresses].sort((one, other) => Number(other.preferred) - Number(one.preferred)), next: null })],
  ['POST', /^\/api\/orders\/addresses$/, ({ body }) => ok(keep(body), 201)],
  ['PUT', /^\/api\/orders\/addresses\/(.+)$/, ({ body }, id) => ok(keep(body, addresses.find((one) => one.id === id)))],
  ['DELETE', /^\/api\/orders\/addresses\/(.+)$/, (_call, id) => { addresses.splice(addresses.findIndex((one) => one.id === id), 1); return { status: 204 } }],
  ['GET', /^\/api\/orders\/delivery-table(?:s\/.+)?$/, () => ok(table)],
  ['PUT', /^\/api\/orders\/delivery-table$/, ({ body }) => { table = { ...table, ...body, version: Number(body['version']) + 1 }; return ok(table) }],
  ['GET', /^\/api\/orders\/coupons$/, () => ok(claimable())],
  ['GET', /^\/api\/orders\/coupons\/mine$/, ({ url }) => ok({ items: mine.filter((one) => one.state === (url.searchParams.get('state') ?? one.state)), next: null })],
  ['GET', /^\/api\/orders\/coupons\/issued$/, () => ok({ items: issued, next: null })],
  ['POST', /^\/api\/orders\/coupons$/, ({ body }) => issue(body)],
  ['POST', /^\/api\/orders\/coupons\/([^/]+)\/claims$/, (_call, id) => claim(id)],
  ['POST', /^\/api\/orders\/coupons\/([^/]+)\/start$/, (_call, id) => move(id, 'ACTIVE')],
  ['POST', /^\/api\/orders\/coupons\/([^/]+)\/stop$/, (_call, id) => move(id, 'STOPPED')],
]
