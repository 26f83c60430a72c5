import { translator } from '@/shared/i18n/language'
import * as bank from './messagesAccount'
import * as audits from './messagesAudit'
import * as committee from './messagesCommittee'
import * as contract from './messagesContract'
import * as coop from './messagesCoop'
import * as forward from './messagesForward'
import * as goods from './messagesGoods'
import * as moneyWords from './messagesMoney'
import * as orderWork from './messagesOrders'
import * as places from './messagesPlaces'
import * as reconciliation from './messagesReconciliation'
import * as selling from './messagesSelling'

const ownZh = {
  title: '同田 · 合作社', farmerTitle: '同田 · 我家的账',
  signInTitle: '看账、发货', signInText: '合作社、农户和合同各方都从这里进。',
  navToday: '今天', navProducts: '货品', navOrders: '发货', navStatement: '账单', navContract: '合同', navMine: '我的账',
  released: '本月到账', releasedHint: '收货后按合同放款', escrow: '等收货', escrowHint: '买家收货后到账',
  toShip: '待发货', toShipHint: '{n} 单等着发', toShipNone: '都发完了', goShip: '去发货',
  stockNow: '库存', runningLow: '快卖完', stockLine: '可卖 {free} / {total} {unit}', stockRest: '已卖 {sold} · 占用 {reserved}', stockUnknown: '可卖 {free}',
  noProducts: '还没有货品。',
  products: '货品和批次', lot: '{date}采收 · {grade}', lotMade: '{date}制作 · {grade}', farmerShare: '农户得 {percent}', shareBeside: '常见佣金模式 {percent}',
  contracts: '合同', noContract: '还没有合同。', seeContract: '看合同',
  stateDRAFT: '草稿，等签字', stateSIGNED: '签好了，还没到生效日', stateIN_FORCE: '生效中', stateSUPERSEDED: '已被新版替代',
  effectiveFrom: '{date} 起生效', clauses: '合同怎么分', parties: '各方签字', signedAt: '{date} 签', notSigned: '还没签',
  fingerprint: '合同指纹 {print}', fingerprintHint: '各方签的是同一个指纹，改一个字都会变。',
  orders: '订单',
  noOrders: '没有待发货的订单。', noOrdersHere: '这里还没有订单。',
  ship: '发货', shipTitle: '填运单', carrier: '谁来送', chooseCarrier: '选物流', tracking: '运单号', trackingHint: '照着面单填', shipSubmit: '确认发货',
  carrierMissing: '选一家物流。', trackingMissing: '填上运单号。', shipped: '已发货', trackingOf: '{carrier} · {number}',
  placed: '{time} 下单',
  statement: '账单', month: '月份', opening: '月初', in: '进账', out: '出账', closing: '月末',
  noLines: '这个月没有账。', kindACCRUED: '等收货', kindRELEASED: '已到账', kindREVERSED: '已冲回',
  more: '再看一些', wholeSplit: '这一单怎么分', listPrice: '原价', cooperativeCouponOff: '合作社优惠券', platformCouponOff: '平台优惠券', deliveryFee: '运费', paidByBuyer: '买家付了 {amount}', saleNumber: '订单 {number}', sumsUp: '各方加起来正好 {amount}',
  stateESCROW: '钱在平台保管，等买家收货', stateRELEASED: '已按合同放款', stateREVERSED: '订单取消，已冲回',
  proof: '账本第 {seq} 块 · 指纹 {print}', version: '合同第 {n} 版',
  hello: '{name}，{month}', earned: '这个月到手',
  why: '为什么', others: '别人分到多少', hideOthers: '收起', read: '念给我听', stopReading: '别念了',
  noSales: '这个月没有卖出。', readSum: '{month}，到手 {amount}。', readWaiting: '还有 {amount}，等买家收货。', readLine: '{product}，{amount}。{reason}。',
  previousMonth: '上个月', nextMonth: '下个月',
  newProduct: '上新货', addLot: '加一批', changePrice: '改价', putOnSale: '上架', listed: '上架了，店里看得到了', lotAdded: '新的一批上架了', priceChanged: '价格改好了',
  partGoods: '是什么货', partLot: '这一批', partMoney: '钱怎么分', lookAbove: '有几处要改，看上面标红的地方。',
  whatKind: '哪一类', productName: '名字', origin: '产地', season: '季节', about: '说一说', inChinese: '中文', inEnglish: '英文',
  nameHint: '如 紫云红芯红薯', nameHintEnglish: '英文名', originHint: '如 贵州紫云', originHintEnglish: '英文产地', seasonHint: '如 秋季', seasonHintEnglish: '英文季节',
  aboutHint: '一两句，怎么种的，什么味道', aboutHintEnglish: '同样的话，用英文', pack: '规格', packHint: '如 散装，按斤卖', packHintEnglish: '英文规格', soldBy: '按什么卖',
  harvestDate: '采收日期', madeDate: '制作日期', grade: '等级', priceFor: '每{unit}卖多少', stockToSell: '拿多少来卖', yuan: '元', newPrice: '每{unit}新价',
  priceHint: '已经下的单还是老价钱，新单按新价。', whichContract: '按哪份合同分', noSignedContract: '还没有各方签好的合同，签好了才能上架。',
  priceWrong: '填大于零的价钱，最多两位小数。', priceTooHigh: '最多一百万元。', stockWrong: '填大于零的整数。', stockWrongDecimal: '填大于零的数，最多一位小数。', stockTooMuch: '最多一百万。',
  harvestDateWrong: '选采收那天，今天或之前，五年之内。', madeDateWrong: '选做好那天，今天或之前，五年之内。', gradeMissing: '选一个等级。',
  bothLanguages: '中文和英文都要填，各不超过 {most} 个字。', contractMissing: '选一份签好的合同。',
  gradeSPECIAL: '特级', gradeFIRST: '一级', gradeSECOND: '二级', gradeTHIRD: '三级', gradeLIMITED: '限量',
  unitJIN: '斤', unitKG: '公斤', unitLIANG: '两', unitBOX: '盒', unitPIECE: '件',
  'kind-sweet-potato': '红薯', 'kind-kiwi': '猕猴桃', 'kind-tea': '茶', 'kind-chilli': '辣椒', 'kind-prickly-pear': '刺梨', 'kind-bamboo': '竹编', 'kind-guitar': '吉他',
  whoseBooks: '看哪一方的账', choosePartyShort: '选一方', chooseParty: '先选一方，再看它这个月的账。',
}

const ownEn: Record<keyof typeof ownZh, string> = {
  title: 'Tongtian · Co-op desk', farmerTitle: 'Tongtian · My account',
  signInTitle: 'Accounts and shipping', signInText: 'For co-ops, farmers and every party to a contract.',
  navToday: 'Today', navProducts: 'Goods', navOrders: 'Shipping', navStatement: 'Statement', navContract: 'Contract', navMine: 'My account',
  released: 'Credited this month', releasedHint: 'Released by contract after receipt', escrow: 'Waiting for receipt', escrowHint: 'Credited when the buyer has it',
  toShip: 'To ship', toShipHint: 'Waiting: {n}', toShipNone: 'All shipped', goShip: 'Ship them',
  stockNow: 'Stock', runningLow: 'Running low', stockLine: '{free} / {total} {unit} free', stockRest: '{sold} sold · {reserved} held', stockUnknown: '{free} free',
  noProducts: 'No goods yet.',
  products: 'Goods and lots', lot: 'Harvested {date} · {grade}', lotMade: 'Made {date} · {grade}', farmerShare: 'Farmer gets {percent}', shareBeside: 'Usual commission model {percent}',
  contracts: 'Contracts', noContract: 'No contract yet.', seeContract: 'See contract',
  stateDRAFT: 'Draft, waiting for signatures', stateSIGNED: 'Signed, not yet in force', stateIN_FORCE: 'In force', stateSUPERSEDED: 'Replaced by a newer version',
  effectiveFrom: 'In force from {date}', clauses: 'How it splits', parties: 'Signatures', signedAt: 'Signed {date}', notSigned: 'Not signed yet',
  fingerprint: 'Fingerprint {print}', fingerprintHint: 'Everyone signed the same fingerprint; one changed word changes it.',
  orders: 'Orders',
  noOrders: 'No orders to ship.', noOrdersHere: 'No orders here yet.',
  ship: 'Ship', shipTitle: 'Shipping label', carrier: 'Carrier', chooseCarrier: 'Choose a carrier', tracking: 'Tracking number', trackingHint: 'As on the label', shipSubmit: 'Confirm shipment',
  carrierMissing: 'Choose a carrier.', trackingMissing: 'Enter the tracking number.', shipped: 'Shipped', trackingOf: '{carrier} · {number}',
  placed: 'Ordered {time}',
  statement: 'Statement', month: 'Month', opening: 'Opening', in: 'In', out: 'Out', closing: 'Closing',
  noLines: 'Nothing booked this month.', kindACCRUED: 'Waiting', kindRELEASED: 'Credited', kindREVERSED: 'Reversed',
  more: 'Show more', wholeSplit: 'How this sale was split', listPrice: 'List price', cooperativeCouponOff: 'Co-op coupon', platformCouponOff: 'Platform coupon', deliveryFee: 'Delivery fee', paidByBuyer: 'The buyer paid {amount}', saleNumber: 'Order {number}', sumsUp: 'All parts add up to exactly {amount}',
  stateESCROW: 'Held in escrow until the buyer has the goods', stateRELEASED: 'Released by contract', stateREVERSED: 'Cancelled, reversed',
  proof: 'Book block {seq} · fingerprint {print}', version: 'Contract version {n}',
  hello: '{name}, {month}', earned: 'Credited this month',
  why: 'Why', others: 'What the others got', hideOthers: 'Hide', read: 'Read it to me', stopReading: 'Stop reading',
  noSales: 'Nothing sold this month.', readSum: '{month}: you received {amount}.', readWaiting: '{amount} more is waiting for receipt.', readLine: '{product}, {amount}. {reason}.',
  previousMonth: 'Month before', nextMonth: 'Month after',
  newProduct: 'New product', addLot: 'Add a lot', changePrice: 'Change price', putOnSale: 'Put on sale', listed: 'On sale, the shop shows it', lotAdded: 'The new lot is on sale', priceChanged: 'The price is changed',
  partGoods: 'What it is', partLot: 'This lot', partMoney: 'Who gets what', lookAbove: 'Some things need a look; they are marked above.',
  whatKind: 'Kind', productName: 'Name', origin: 'From', season: 'Season', about: 'About it', inChinese: 'Chinese', inEnglish: 'English',
  nameHint: 'Name in Chinese', nameHintEnglish: 'e.g. Ziyun red-heart sweet potato', originHint: 'Place in Chinese', originHintEnglish: 'e.g. Ziyun, Guizhou', seasonHint: 'Season in Chinese', seasonHintEnglish: 'e.g. Autumn',
  aboutHint: 'One or two sentences in Chinese', aboutHintEnglish: 'How it grows, how it tastes', pack: 'Pack', packHint: 'Pack in Chinese', packHintEnglish: 'e.g. Loose, by the jin', soldBy: 'Sold by',
  harvestDate: 'Harvested on', madeDate: 'Made on', grade: 'Grade', priceFor: 'Price per {unit}', stockToSell: 'How much to sell', yuan: 'yuan', newPrice: 'New price per {unit}',
  priceHint: 'What was ordered keeps its price; new orders pay the new one.', whichContract: 'Contract that splits the money', noSignedContract: 'No contract is signed by everybody yet; goods need one.',
  priceWrong: 'A price above zero, two decimals at most.', priceTooHigh: 'One million yuan at most.', stockWrong: 'A whole number above zero.', stockWrongDecimal: 'A number above zero, one decimal at most.', stockTooMuch: 'One million at most.',
  harvestDateWrong: 'The day of harvest: today or before, within five years.', madeDateWrong: 'The day it was made: today or before, within five years.', gradeMissing: 'Choose a grade.',
  bothLanguages: 'Both Chinese and English are needed, {most} characters each at most.', contractMissing: 'Choose a signed contract.',
  gradeSPECIAL: 'Special grade', gradeFIRST: 'First grade', gradeSECOND: 'Second grade', gradeTHIRD: 'Third grade', gradeLIMITED: 'Limited piece',
  unitJIN: 'jin', unitKG: 'kg', unitLIANG: 'liang', unitBOX: 'box', unitPIECE: 'piece',
  'kind-sweet-potato': 'Sweet potato', 'kind-kiwi': 'Kiwi', 'kind-tea': 'Tea', 'kind-chilli': 'Chilli', 'kind-prickly-pear': 'Roxburgh rose', 'kind-bamboo': 'Bamboo', 'kind-guitar': 'Guitar',
  whoseBooks: 'Whose books', choosePartyShort: 'Choose a party', chooseParty: 'Choose a party, then read its month.',
}

export const zh = { ...ownZh, ...moneyWords.zh, ...contract.zh, ...coop.zh, ...forward.zh, ...goods.zh, ...bank.zh, ...committee.zh, ...places.zh, ...orderWork.zh, ...reconciliation.zh, ...audits.zh, ...selling.zh }
export const en: Record<keyof typeof zh, string> = { ...ownEn, ...moneyWords.en, ...contract.en, ...coop.en, ...forward.en, ...goods.en, ...bank.en, ...committee.en, ...places.en, ...orderWork.en, ...reconciliation.en, ...audits.en, ...selling.en }

/** Words of the desk. */
export const t = translator(zh, en)
export type DeskKey = keyof typeof zh
