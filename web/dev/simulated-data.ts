/** Made-up but plausible data for looking at the screens without the services. Never part of a build. */
import { randomUUID } from 'node:crypto'

const text = (zh: string, en: string) => ({ zh, en })
export const cny = (amount: number) => ({ amount, currency: 'CNY' })
const jin = { code: 'JIN', name: text('斤', 'jin'), decimals: 0 }
const piece = { code: 'PIECE', name: text('件', 'piece'), decimals: 0 }

export const contractId = '0193a000-0000-7000-8000-000000000001'
export const cooperative = { id: 'party-coop', name: text('紫云红芯红薯合作社', 'Ziyun red-heart sweet potato co-op') }
const kinds = [
  { id: 'party-farmer', name: text('农户 罗春梅家', 'Luo Chunmei household'), kind: 'FARMER', rate: 450, clause: text('农户得每单成交额的 45%。', 'The farmer receives 45 % of every sale.') },
  { id: 'party-host', name: text('村播 韦小满', 'Wei Xiaoman'), kind: 'HOST', rate: 100, clause: text('村播得每单成交额的 10%。', 'The host receives 10 % of every sale.') },
  { id: 'party-platform', name: text('同田平台', 'Tongtian platform'), kind: 'PLATFORM', rate: 50, clause: text('平台得每单成交额的 5%。', 'The platform receives 5 % of every sale.') },
  { id: 'party-brand', name: text('秀山电商公共品牌运营中心', 'Xiushan regional brand office'), kind: 'BRAND_OWNER', rate: 30, clause: text('公共品牌方得每单成交额的 3%。', 'The brand owner receives 3 % of every sale.') },
  { id: 'party-carrier', name: text('客货邮快运', 'Bus-post express'), kind: 'CARRIER', fixed: 300, clause: text('物流每单收 3.00 元。', 'The carrier receives ¥3.00 per order.') },
  { id: 'party-fund', name: text('价格风险补偿基金', 'Price-risk fund'), kind: 'FUND', rate: 20, clause: text('价格风险补偿基金得每单成交额的 2%。', 'The price-risk fund receives 2 % of every sale.') },
  { id: 'party-coop', name: cooperative.name, kind: 'COOPERATIVE', rest: true, clause: text('余下的归合作社。', 'The remainder goes to the co-op.') },
]

export function splitOf(paid: number) {
  let left = paid
  const lines = kinds.map((one, at) => {
    const amount = one.rest ? left : one.fixed ?? Math.floor((paid * (one.rate ?? 0)) / 1000)
    left -= amount
    const share = ((amount * 100) / paid).toFixed(1)
    const yuan = (fen: number) => (fen / 100).toFixed(2)
    const why = one.rest ? `${yuan(amount)} = 余数` : one.fixed ? `${yuan(amount)} ¥ 每单` : `${yuan(amount)} ¥ = ${yuan(paid)} × ${(one.rate ?? 0) / 10} %`
    const en = why.replace('余数', 'the remainder').replace('每单', 'per order')
    return {
      party: { id: one.id, name: one.name, kind: one.kind }, amount: cny(amount), percent: one.rate ? (one.rate / 10).toFixed(1) : share,
      sentence: one.clause, reason: text(`${why}，第${at + 1}条，v1`, `${en}, clause ${at + 1}, v1`), clauseNo: at + 1, part: null,
    }
  })
  return lines
}

export const sharesOf = (price: number, quantity: number) => ({
  contractId, version: 1, paid: cny(price * quantity), farmerPercent: '45.0', commissionModelFarmerPercent: '20', fieldPricePercent: price === 650 ? '27.7' : null, lines: splitOf(price * quantity),
})

export const contract = {
  id: contractId, title: text('紫云红芯红薯 2026 年秋分账合同', 'Ziyun sweet potato, autumn 2026'), version: 1, state: 'IN_FORCE', effectiveFrom: '2026-10-20T00:00:00Z',
  hash: 'sha256:7f3a91c2d08e4b55', parties: kinds.map(({ id, name, kind }, at) => ({ id, name, kind, signedAt: at === 6 ? null : '2026-10-18T03:00:00Z' })),
  clauses: kinds.map((one, at) => ({ no: at + 1, kind: one.rest ? 'REMAINDER' : 'SHARE', sentence: one.clause, payee: one.id })),
}

type Made = [picture: string, zh: string, en: string, originZh: string, originEn: string, price: number, stock: number, unit: typeof jin, grade: [string, string], harvest: string]
const made: Made[] = [
  ['sweet-potato', '紫云红芯红薯', 'Ziyun red-heart sweet potato', '贵州 安顺 紫云', 'Ziyun, Guizhou', 650, 400, jin, ['一级', 'Grade 1'], '2026-10-28'],
  ['kiwi', '修文猕猴桃', 'Xiuwen kiwi', '贵州 贵阳 修文', 'Xiuwen, Guizhou', 1280, 260, jin, ['特级', 'Premium'], '2026-10-12'],
  ['tea', '湄潭翠芽', 'Meitan Cuiya green tea', '贵州 遵义 湄潭', 'Meitan, Guizhou', 16800, 48, jin, ['明前特级', 'First flush'], '2026-04-02'],
  ['bamboo', '德江竹编提篮 · 传承人限量手作', 'Dejiang bamboo basket, limited, by a heritage maker', '贵州 铜仁 德江', 'Dejiang, Guizhou', 23800, 12, piece, ['手作', 'Handmade'], '2026-09-15'],
  ['guitar', '正安吉他', 'Zheng’an guitar', '贵州 遵义 正安', 'Zheng’an, Guizhou', 89900, 0, piece, ['演奏级', 'Concert'], '2026-08-20'],
  ['chilli', '虾子干辣椒', 'Xiazi dried chilli', '贵州 遵义 虾子', 'Xiazi, Guizhou', 2200, 500, jin, ['一级', 'Grade 1'], '2026-09-02'],
  ['prickly-pear', '龙里刺梨', 'Longli prickly pear', '贵州 黔南 龙里', 'Longli, Guizhou', 980, 320, jin, ['一级', 'Grade 1'], '2026-09-20'],
]

const otherCooperative = { id: 'party-tea', name: text('湄潭县兴隆镇龙凤村茶叶与手工艺联合专业合作社', 'Longfeng village tea and crafts co-operative, Xinglong, Meitan') }
/** The kiwis open a little later, of the chilli each may have ten, the pears are crowded (simulated-orders). */
const opens = new Date(Date.now() + Number(process.env['OPENS_MS'] ?? 90_000)).toISOString()
export const products = made.map(([picture, zh, en, originZh, originEn, price, stock, unit, grade, harvestDate], at) => ({
  id: `product-${at}`, name: text(zh, en), picture, origin: text(originZh, originEn), cooperative: [2, 3, 4].includes(at) ? otherCooperative : cooperative, unit,
  opensAt: at === 1 ? opens : null, closesAt: null, perBuyer: at === 5 ? 10 : at === 1 ? 20 : null,
  harvest: null as { day: string; quantity: number; expected: number; recordedAt: string } | null,
  presale: at === 3 ? { harvestFrom: '2026-12-10', harvestUntil: '2026-12-20', depositPercent: 20, balanceDays: 3 } : null, grade: { code: `G${at}`, name: text(...grade) },
  price: cny(price), available: stock, total: Math.max(stock, 400), harvestDate, contractId, lotId: `lot-${at}`, skuId: `sku-${at}`,
}))
export type SimulatedProduct = (typeof products)[number]

export const lotOf = (one: SimulatedProduct, withStock: boolean) => ({
  id: one.lotId, productId: one.id, skuId: one.skuId, opensAt: one.opensAt, closesAt: one.closesAt, perBuyer: one.perBuyer, presale: one.presale, harvestDate: one.harvestDate, grade: one.grade, price: one.price, unit: one.unit, available: one.available,
  harvest: withStock ? one.harvest : null, stock: withStock ? { total: one.total, reserved: 0, sold: one.total - one.available, free: one.available } : null,
})
export const productOf = (one: SimulatedProduct, withStock = false) => ({
  id: one.id, name: one.name, picture: one.picture, origin: one.origin, cooperative: one.cooperative, contractId: one.contractId, season: text('十月到次年三月', 'October to March'),
  description: text('沙土地里长的，挖出来放三天再装箱，蒸着吃最甜。不催熟，不打蜡。', 'Grown in sandy soil, rested three days before packing; sweetest when steamed. Not ripened by force, not waxed.'),
  skus: [{ id: one.skuId, name: one.name, unit: one.unit, lots: [lotOf(one, withStock)] }],
})

export const people: Record<string, { id: string; name: ReturnType<typeof text>; role: string; party: { id: string; name: ReturnType<typeof text>; kind: string } | null }> = {
  '13800000001': { id: 'a1', name: text('杨秀英', 'Yang Xiuying'), role: 'COOP_MANAGER', party: { ...cooperative, kind: 'COOPERATIVE' } },
  '13800000002': { id: 'a2', name: text('韦小满', 'Wei Xiaoman'), role: 'HOST', party: { id: 'party-host', name: text('韦小满', 'Wei Xiaoman'), kind: 'HOST' } },
  '13800000003': { id: 'a3', name: text('罗春梅', 'Luo Chunmei'), role: 'FARMER', party: { id: 'party-farmer', name: text('罗春梅家', 'Luo Chunmei household'), kind: 'FARMER' } },
  '13800000005': { id: 'a5', name: text('审计 陈明', 'Chen Ming, auditor'), role: 'AUDITOR', party: null },
  '13800000004': { id: 'a4', name: text('王晓雨', 'Wang Xiaoyu'), role: 'CONSUMER', party: null },
}

const gi = (name: string, en: string, validTo: string, state: string) => ({ kind: 'GI', name: text(name, en), issuer: text('国家知识产权局', 'CNIPA'), number: 'AGI02871', scope: text(name, en), validFrom: '2020-05-01', validTo, state })
export const brandOf = (id: string) => ({
  regionalBrand: { id: 'b1', name: text('紫云红芯红薯', 'Ziyun red-heart sweet potato'), owner: { id: 'party-brand', name: text('紫云县农产品品牌运营中心', 'Ziyun brand office') } },
  subBrand: { id: 's1', name: text('春梅家', 'Chunmei’s'), holder: cooperative },
  licence: { number: 'ZY-2026-017', scope: text('红薯', 'Sweet potato'), validFrom: '2026-01-01', validTo: '2027-12-31', state: 'VALID' },
  certificates: id === 'product-4' ? [] : [gi('紫云红芯红薯', 'Ziyun red-heart sweet potato', '2030-04-30', id === 'product-5' ? 'EXPIRED' : 'VALID')],
})

export const newId = (): string => randomUUID()
