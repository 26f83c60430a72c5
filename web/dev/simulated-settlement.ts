/** Made-up settlement data: statements, proofs, seals, payouts, funds, contracts that are being written. Never part of a build. */
import type { Answer, Call } from './simulated-api.ts'
import { cny, contract, contractId, newId, people, products, splitOf } from './simulated-data.ts'
import { canonical, headOf, proofOf } from './simulated-proofs.ts'

type Route = [method: string, pattern: RegExp, answer: (call: Call, id: string) => Answer]
const ok = (body: unknown, status = 200): Answer => ({ status, body })
const list = (items: unknown[]): Answer => ok({ items, next: null })
const text = (zh: string, en: string) => ({ zh, en })
const partyOf = (call: Call) => people[call.token.replace('simulated-', '')]?.party ?? { id: call.url.searchParams.get('party') ?? '', name: text('农户 罗春梅家', 'Luo Chunmei household'), kind: 'FARMER' }

interface Past { id: string; at: string; number: string; paid: number; kind: string; product: number; room: string | null }
export const past: Past[] = [
  { id: 'past-0', at: '2026-11-22T02:12:00Z', number: 'TT202611220001', paid: 3250, kind: 'ACCRUED', product: 0, room: null },
  { id: 'past-1', at: '2026-11-20T03:40:00Z', number: 'TT202611200017', paid: 6500, kind: 'RELEASED', product: 0, room: 'room-3' },
  { id: 'past-2', at: '2026-11-18T10:05:00Z', number: 'TT202611180009', paid: 128_000, kind: 'RELEASED', product: 1, room: 'room-3' },
  { id: 'past-3', at: '2026-11-15T01:30:00Z', number: 'TT202611150004', paid: 13_000, kind: 'RELEASED', product: 0, room: null },
]
const disputed: Record<string, unknown>[] = []
/** Each proof of the mock has a day of its own, since each is alone in its head. */
const sealedOn = (sale: Past, later: number): string => `2026-11-${String(2 + past.indexOf(sale) * 4 + later).padStart(2, '0')}`

function linesFor(party: string): Record<string, unknown>[] {
  const sales = past.flatMap((one) => splitOf(one.paid).filter((line) => line.party.id === party).map((line) => ({
    at: one.at, happenedAt: one.at, late: false, kind: one.kind, title: text('卖货分账', 'Share of a sale'), effect: one.kind === 'ACCRUED' ? 'ESCROW' : 'IN', amount: line.amount, reason: line.reason, saleId: one.id, orderNumber: one.number,
    product: products[one.product]?.name, clauseNo: line.clauseNo, contractVersion: 1, sentence: line.sentence, counterparty: null, ref: null, note: null,
  })))
  const own = (at: string, kind: string, effect: string, amount: number, zh: string, en: string, why: [string, string], more = {}) => ({ at, happenedAt: at, late: false, kind, title: text(zh, en), effect, amount: cny(amount), reason: text(...why), saleId: null, orderNumber: null, product: null, clauseNo: null, contractVersion: null, sentence: null, counterparty: null, ref: null, note: null, ...more })
  return [
    ...sales.slice(0, 1), own('2026-11-21T16:10:00Z', 'PAYOUT_SENT', 'OUT', -60_000, '打款到银行卡', 'Payout to the bank', ['600.00 元，尾号 6631', '600.00 ¥, card ending 6631']),
    ...sales.slice(1, 3), { ...sales[1], kind: 'FROZEN', effect: 'NONE', at: '2026-11-20T09:00:00Z' },
    own('2026-11-16T02:00:00Z', 'FUND_DRAWN', 'IN', 4_200, '价格风险补偿', 'Price-risk fund', ['42.00 元 = 120 斤 × 0.35 元，行情低于保底价', '42.00 ¥ = 120 jin × 0.35 ¥, market below the floor'], { counterparty: { id: 'party-fund', name: text('价格风险补偿基金', 'Price-risk fund'), kind: 'FUND' }, late: true }),
    ...sales.slice(3),
  ]
}

function statement(call: Call): Answer {
  const party = partyOf(call)
  const period = call.url.searchParams.get('period') ?? ''
  const search = call.url.searchParams.get('search') ?? ''
  const all = period.startsWith('2026-11') && !period.endsWith('H1') ? linesFor(party.id) : period.endsWith('H1') ? linesFor(party.id).slice(-1) : []
  const sum = (effect: string) => all.filter((line) => line['effect'] === effect).reduce((whole, line) => whole + (line['amount'] as { amount: number }).amount, 0)
  const [opening, came, went] = [120_050, sum('IN'), -sum('OUT')]
  const closing = opening + came - went
  return ok({
    party, period, from: '2026-11-01', to: '2026-11-30', dated: 'BOOKED', asOf: null, opening: cny(opening), in: cny(came), out: cny(went), closing: cny(closing), escrow: cny(sum('ESCROW')),
    parts: { released: cny(came), gained: cny(0), lost: cny(0), paidOut: cny(went) },
    balances: { escrow: cny(sum('ESCROW')), payable: cny(closing), frozen: cny(2925), transit: cny(went), out: cny(1_280_000), receivable: cny(0) },
    lines: all.filter((line) => !search || JSON.stringify([line['orderNumber'], line['product']]).includes(search)), next: null,
  })
}

function totals(call: Call): Answer {
  const by = call.url.searchParams.get('by') ?? 'PRODUCT'
  const one = (key: string | null, name: ReturnType<typeof text> | null, sales: number, came: number, escrow = 0) => ({ key, name, contractId, sales, in: cny(came), out: cny(0), escrow: cny(escrow) })
  const found = {
    PRODUCT: [one('product-1', products[1]?.name ?? null, 1, 57_600), one('product-0', products[0]?.name ?? null, 3, 8_775, 1_463), one(null, null, 0, 4_200)],
    ROOM: [one('room-3', null, 2, 60_525), one(null, null, 2, 5_850, 1_463)], CLAUSE: [one('v1#1', contract.clauses[0]?.sentence ?? null, 4, 66_375, 1_463), one(null, null, 0, 4_200)],
  }[by] ?? []
  return ok({ by, from: '2026-11-01', to: '2026-11-30', dated: 'BOOKED', asOf: null, items: found, in: cny(found.reduce((sum, each) => sum + each.in.amount, 0)), out: cny(0) })
}

const file = { id: 'file-1', state: 'RUNNING', percent: 10, lines: { done: 1, all: 4 }, format: 'PDF', lang: 'zh', fileName: '同田账单-2026-11.pdf', problem: null as null }
const payouts = [
  { id: 'po-3', contractId, amount: cny(60_000), state: 'SENT', reason: null, numberMasked: '**** 6631', plannedAt: '2026-11-21T16:00:00Z', changedAt: '2026-11-21T16:10:00Z' },
  { id: 'po-2', contractId, amount: cny(88_450), state: 'DONE', reason: null, numberMasked: '**** 6631', plannedAt: '2026-11-06T16:00:00Z', changedAt: '2026-11-07T01:02:00Z' },
  { id: 'po-1', contractId, amount: cny(15_000), state: 'RETURNED', reason: 'ACCOUNT_CLOSED', numberMasked: '**** 1207', plannedAt: '2026-10-22T16:00:00Z', changedAt: '2026-10-23T02:30:00Z' },
]

function proofs(id: string): Answer {
  const one = past.find((each) => each.id === id)
  const paid = one?.paid ?? 3250
  const booked = { saleId: id, gross: paid, lines: splitOf(paid).map((line) => ({ clauseNo: line.clauseNo, payee: line.party.id, amount: line.amount.amount })) }
  const [first, second] = one && one.kind === 'RELEASED' ? [proofOf(booked, sealedOn(one, 0)), proofOf(booked, sealedOn(one, 1), 'RELEASED', 3)] : [proofOf(booked, null), null]
  const broken = id === 'past-3' ? { ...first, block: { ...first.block, canonical: first.block.canonical.replace('"amount":', '"amount":1') } } : first
  return ok({ saleId: id, book: 'book-1', proofs: second ? [broken, second] : [broken] })
}

const seals = ['2026-11-21', '2026-11-20', '2026-11-19'].map((day, at) => headOf(day, 'ab'.repeat(32), 3, 18 - at * 3, 2 - (at === 0 ? 2 : 0)))
const sealOf = (day: string) => seals.find((one) => one.day === day)

const movement = (at: string, kind: string, amount: number, note: string | null, orderNumber: string | null = null, cause: string | null = null) => ({ at, contractId, seq: 9, kind, amount: cny(amount), cause, note, clauseNo: 6, orderNumber })
const movements = [
  movement('2026-11-20T03:40:00Z', 'RELEASED', 130, null, 'TT202611200017'), movement('2026-11-18T10:05:00Z', 'RELEASED', 2_560, null, 'TT202611180009'),
  movement('2026-11-16T02:00:00Z', 'FUND_DRAWN', -4_200, '行情每斤 1.45 元，低于保底价', null, 'PRICE'), movement('2026-11-01T02:00:00Z', 'DEPOSITED', 500_000, '县财政第一期'),
]
const oneFund = (id: string, name: ReturnType<typeof text>, balance: number, debts: unknown[] = []) => ({
  fund: { id, name, kind: 'FUND' }, balance: cny(balance), available: cny(balance - 600), escrow: cny(65), in: cny(balance + 4_200), out: cny(4_200), debts,
  rules: [text('行情低于保底价时，价格风险补偿基金补给农户，一次最多 5,000.00 元，一个月最多 20,000.00 元。', 'When the market is below the floor the price-risk fund makes it up to the farmer, 5,000.00 ¥ at once and 20,000.00 ¥ a month at most.')], movements: null as unknown, next: null,
})
const funds = [oneFund('party-fund', text('价格风险补偿基金', 'Price-risk fund'), 498_490), oneFund('fund-culture', text('非遗竹编文化保护基金', 'Bamboo heritage culture fund'), 3_120, [{ creditor: { id: 'h1', name: text('传承人 冉师傅', 'Master Ran'), kind: 'FARMER' }, amount: cny(1_500) }])]

const terms = () => ({
  contractId, version: 1, title: contract.title, effectiveFrom: contract.effectiveFrom, parties: contract.parties.map(({ id, name, kind }) => ({ id, name, kind })), smallestSale: { units: 5, amount: cny(3250), unit: 'JIN' }, fieldPrice: cny(180),
  clauses: [['SHARE_OF_GROSS', 'party-farmer', 45], ['SHARE_OF_GROSS', 'party-host', 10], ['SHARE_OF_GROSS', 'party-platform', 5], ['SHARE_OF_GROSS', 'party-brand', 3], ['FIXED_FEE', 'party-carrier', 0], ['FUND_CONTRIBUTION', 'party-fund', 2], ['REMAINDER', 'party-coop', 0]].map(([kind, payee, rate]) => ({ kind, payee, ...(rate ? { rate: { numerator: rate, denominator: 100 } } : {}), ...(kind === 'FIXED_FEE' ? { fee: cny(300), per: 'ORDER' } : {}) })),
})
export const withTerms = <T extends object>(of: T): T & { canonical: string } => ({ ...of, canonical: canonical(JSON.parse(JSON.stringify(terms()))) })
interface ClauseBody { kind: string; payee?: string; party?: string; rate?: { numerator: number; denominator: number }; fee?: { amount: number } }
interface DraftBody { parties: { id: string; name: { zh: string; en: string }; kind: string }[]; clauses: ClauseBody[]; title: unknown; smallestSale?: { amount: { amount: number }; units: number } | null }

function preview(body: DraftBody): Answer {
  const gross = body.smallestSale?.amount.amount ?? 3250
  const problems: unknown[] = []
  let left = gross
  const lines: unknown[] = []
  const clauses = body.clauses.map((clause, at) => {
    const party = body.parties.find((one) => one.id === (clause.payee ?? clause.party))
    const rate = clause.rate ? (clause.rate.numerator * 100) / clause.rate.denominator : null
    const isWhole = clause.kind === 'REMAINDER' || rate !== null || clause.fee !== undefined
    if (!party) problems.push({ code: 'contract.clause_field_missing', field: `clauses[${at}].payee`, clauseNo: at + 1, detail: `第 ${at + 1} 条没有写给谁。` })
    else if (!isWhole) problems.push({ code: 'contract.clause_field_missing', field: `clauses[${at}].rate`, clauseNo: at + 1, detail: `第 ${at + 1} 条还没有写比例或金额。` })
    if (!party || !isWhole) return { no: at + 1, kind: clause.kind, sentence: null, payee: party ?? null }
    const amount = clause.kind === 'REMAINDER' ? left : Math.min(left, clause.fee?.amount ?? Math.floor((gross * (rate ?? 0)) / 100))
    left -= amount
    lines.push({ party, amount: cny(amount), percent: ((amount * 100) / gross).toFixed(1), reason: text(`${(amount / 100).toFixed(2)} 元`, `${(amount / 100).toFixed(2)} ¥`), clauseNo: at + 1 })
    const [zh, en] = clause.kind === 'REMAINDER' ? ['余下的', 'the remainder'] : clause.fee ? [`每单 ${(clause.fee.amount / 100).toFixed(2)} 元`, `${(clause.fee.amount / 100).toFixed(2)} ¥ per order`] : [`成交额的 ${rate} %`, `${rate} % of the sale`]
    return { no: at + 1, kind: clause.kind, sentence: text(`${party.name.zh}得${zh}。`, `${party.name.en} receives ${en}.`), payee: party }
  })
  if (!body.clauses.some((one) => one.kind === 'REMAINDER')) problems.push({ code: 'contract.remainder_missing', field: 'clauses', clauseNo: null, detail: '要有一条写明其余归谁。' })
  return ok({ clauses, problems, example: problems.length ? null : { gross: cny(gross), quantity: body.smallestSale?.units ?? 5, unit: 'JIN', lines } })
}

const cases: [string, string, string, string, string, number][] = [
  ['PAST', '去年这一季', 'Last season', '照过去卖的每一单重新分。', 'Every past sale split again.', 1], ['PRICE_DOWN_40', '价格跌四成', 'Price −40 %', '市场价跌 40 %。', 'The market falls by 40 %.', 0.6],
  ['RETURNS_15', '退货 15 %', 'Returns 15 %', '每一百单退十五单。', 'Fifteen of a hundred come back.', 0.85], ['LATE_48H', '货车晚 48 小时', 'Truck 48 h late', '一半的货晚到，三成坏掉。', 'Half arrives late, a third is lost.', 0.8], ['HOST_X5', '村播卖五倍', 'Host sells ×5', '村播的单子多五倍。', 'Five times the host’s orders.', 5],
]
function simulated(): Answer {
  const share = (label: ReturnType<typeof text>, whole: number, rate: number, party: unknown = null) => ({ party, label, amount: cny(Math.round(whole * rate)), percent: (rate * 100).toFixed(1) })
  const columns = (gross: number) => ({
    draft: splitOf(gross).map((line) => ({ party: line.party, label: line.party.name, amount: line.amount, percent: line.percent })),
    inForce: splitOf(gross).map((line) => ({ party: line.party, label: line.party.name, amount: line.party.kind === 'FARMER' ? cny(line.amount.amount - 3_000) : line.party.kind === 'COOPERATIVE' ? cny(line.amount.amount + 3_000) : line.amount, percent: line.percent })),
    commission: [share(text('农户（P4 所述 20 %）', 'Farmer (20 %, as P4 states it)'), gross, 0.2), share(text('农户（27.7 %：红薯地头价 1.8 ÷ 6.5，未扣成本）', 'Farmer (27.7 %: field price 1.8 / 6.5, before costs)'), gross, 0.277), share(text('中间环节（45 %）', 'Middle links (45 %)'), gross, 0.45), share(text('平台佣金（上限 25 %）', 'Platform (high end, 25 %)'), gross, 0.25), share(text('物流（每件 8.5 元）', 'Logistics (8.5 ¥ a parcel)'), gross, 0.26)],
  })
  return ok({ cases: cases.map(([id, zh, en, about, aboutEn, factor]) => ({ id, name: text(zh, en), about: text(about, aboutEn), sales: 312, gross: cny(Math.round(1_014_000 * factor)), refunded: cny(id === 'RETURNS_15' ? 152_100 : 0), columns: columns(Math.round(1_014_000 * factor)), notes: [] })), notes: [text('佣金模式各行出处不同，没有补差的一行。', 'The lines of the commission model come from different tables.')] })
}

const drafts: Record<string, unknown>[] = []
function draft(body: DraftBody): Answer {
  const clauses = (preview(body).body as { clauses: unknown[] }).clauses
  const made = withTerms({ ...contract, id: newId(), version: 1, state: 'DRAFT', title: body.title, effectiveFrom: '2026-12-01T00:00:00Z', hash: '3c5e91aa07', parties: body.parties.map((one) => ({ ...one, signedAt: null })), clauses })
  drafts.unshift(made)
  return ok(made, 201)
}
function sign(call: Call, id: string): Answer {
  const found = drafts.find((one) => one['id'] === id) as { parties: { id: string; signedAt: string | null }[] } | undefined
  const mine = found?.parties.find((one) => one.id === partyOf(call).id)
  if (mine) mine.signedAt = new Date().toISOString()
  return ok(found)
}

const kindWords: Record<string, ReturnType<typeof text>> = { FARMER: text('农户', 'Farmers'), HOST: text('村播', 'Hosts'), PLATFORM: text('平台', 'Platform'), BRAND_OWNER: text('品牌方', 'Brand owner'), CARRIER: text('物流', 'Carriers'), FUND: text('基金', 'Funds'), COOPERATIVE: text('合作社', 'Co-op') }
const yuanOf = (id: string) => ({
  productId: id, product: products.find((one) => one.id === id)?.name, sales: 86, paid: cny(283_400), from: '2026-10-28', to: '2026-11-22', farmerPercent: '45.0',
  kinds: splitOf(283_400).map((line) => ({ kind: line.party.kind, name: kindWords[line.party.kind], amount: line.amount, percent: line.party.kind === 'CARRIER' ? '9.1' : line.party.kind === 'COOPERATIVE' ? '25.9' : line.percent, parties: 1 })),
})
const monthly = [['2026-08', '20.0'], ['2026-09', '31.5'], ['2026-10', '44.1'], ['2026-11', '45.0']].map(([month, percent], at) => ({ month, sales: 20 + at * 9, paid: cny(65_000), farmers: cny(29_000), percent }))

export const settlementRoutes: Route[] = [
  ['GET', /^\/api\/settlement\/statement$/, statement],
  ['GET', /^\/api\/settlement\/statement\/totals$/, totals],
  ['POST', /^\/api\/settlement\/exports$/, ({ body }) => ok(Object.assign(file, { state: 'RUNNING', percent: 10, format: body['format'] }), 202)],
  ['GET', /^\/api\/settlement\/exports\/([^/]+)$/, () => { file.percent = Math.min(100, file.percent + 45); if (file.percent === 100) file.state = 'DONE'; return ok(file) }],
  ['GET', /^\/api\/settlement\/exports\/([^/]+)\/file$/, () => ok('a file')],
  ['GET', /^\/api\/settlement\/export$/, () => ok('{"kind":"header"}')],
  ['GET', /^\/api\/settlement\/audit\/(.+)$/, (_call, book) => ok({ book, sound: true, blocks: 42, fault: null })],
  ['GET', /^\/api\/settlement\/products\/([^/]+)\/yuan$/, (_call, id) => (id === 'product-4' ? { status: 404, body: { code: 'settlement.product_unsold', detail: '还没有卖过。' } } : ok(yuanOf(id)))],
  ['GET', /^\/api\/settlement\/products\/([^/]+)\/farmer-share$/, (_call, id) => ok({ productId: id, months: monthly })],
  ['GET', /^\/api\/settlement\/payouts$/, () => list(payouts)],
  ['GET', /^\/api\/settlement\/payout-account$/, (call) => ok({ party: partyOf(call).id, numberMasked: '**** 6631', holder: '罗春梅', bank: '紫云县农村信用社', cycle: 'HALF_MONTHLY', closed: false, nextRunAt: '2026-12-05T16:00:00Z' })],
  ['GET', /^\/api\/settlement\/proofs\/(.+)$/, (_call, id) => proofs(id)],
  ['GET', /^\/api\/settlement\/heads$/, () => list(seals)],
  ['GET', /^\/api\/settlement\/heads\/([^/]+)$/, (_call, day) => ok(sealOf(day))],
  ['POST', /^\/api\/settlement\/heads\/([^/]+)\/signatures$/, (_call, day) => { const seal = sealOf(day); if (seal) seal.signatures = headOf(day, seal.root, seal.books, seal.blocks, 1).signatures; return ok(seal) }],
  ['GET', /^\/api\/settlement\/(keys\/own|head-key)$/, (call) => ok({ party: partyOf(call).id, publicKey: null })],
  ['GET', /^\/api\/settlement\/(members|member-accounts|year-ends|forward-orders|governance\/(?:rules|decisions|proposals|minutes))$/, () => list([])],
  ['GET', /^\/api\/settlement\/disputes$/, () => list(disputed)],
  ['POST', /^\/api\/settlement\/disputes$/, (call) => { disputed.unshift({ id: newId(), book: contractId, ...call.body, by: partyOf(call).id, state: 'OPEN', openedAt: new Date().toISOString(), to: null, amount: 0, decision: null, decidedAt: null }); return ok(disputed[0], 201) }],
  ['GET', /^\/api\/settlement\/funds$/, () => list(funds)],
  ['GET', /^\/api\/settlement\/funds\/(.+)$/, (_call, id) => ok({ ...(funds.find((one) => one.fund.id === id) ?? funds[0]), movements })],
  ['GET', /^\/api\/settlement\/contracts$/, () => list([...drafts, withTerms(contract)])],
  ['POST', /^\/api\/settlement\/contracts\/preview$/, ({ body }) => preview(body as unknown as DraftBody)],
  ['POST', /^\/api\/settlement\/simulations$/, simulated],
  ['POST', /^\/api\/settlement\/contracts$/, ({ body }) => draft(body as unknown as DraftBody)],
  ['POST', /^\/api\/settlement\/contracts\/([^/]+)\/versions\/\d+\/signatures$/, sign],
  ['GET', /^\/api\/settlement\/contracts\/([^/]+)$/, (_call, id) => ok(drafts.find((one) => one['id'] === id) ?? withTerms(contract))],
]
