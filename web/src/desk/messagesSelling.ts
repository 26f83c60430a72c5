/** Words of what a co-operative sells by: delivery fees and coupons. */
export const zh = {
  delivery: '运费', aboutDelivery: '送到哪、多少钱、几天到', deliveryNone: '还没有运费表：现在送到哪里都不收运费，也不显示几天到。', deliverTo: '送到', whichProvinces: '选省份', allTheRest: '其余省份都选上', listComma: '、',
  firstWeight: '首重', firstFee: '首重运费', nextWeight: '每续重', nextFee: '续重运费', kilos: '公斤', daysOnTheWay: '路上要几天', daysAtLeast: '最快几天', daysAtMost: '最慢几天', daysTo: '到', workDays: '个工作日',
  sampleFee: '{n} 公斤收 {fee} 元', addRow: '加一行', freeFrom: '满多少包邮', freeFromHint: '按优惠后的货款算，不填就不包邮。', notServed: '不送：{provinces}', allServed: '全国都送。', saveDelivery: '保存运费表', deliverySaved: '运费表已更新，新订单按新的收',
  weightWrong: '大于 0，最多 {most} 公斤，三位小数。', feeWrong: '0 到 {most} 元，最多两位小数。', daysWrong: '0 到 {most} 之间的整数，最慢不少于最快。', provincesMissing: '这一行还没选省份。', rowsMissing: '至少留一行。想都免运费，把运费填 0。', freeFromWrong: '填大于 0 的金额，不包邮就空着。',
  coupons: '优惠券', aboutCoupons: '发券、停发、看用了多少', newCoupon: '发券', issueCoupon: '现在就发', couponIssued: '券发出去了，买家能领了', noCouponsIssued: '还没发过券。发一张，商品页上就能领。',
  couponTitle: '券名', couponTitleHint: '如 尝鲜券', couponTitleHintEnglish: '英文券名', couponKind: '怎么减', couponAMOUNT: '减一笔钱', couponPERCENT: '按百分比减', couponOff: '减多少', couponPercent: '减百分之几', couponCap: '最多减',
  couponThreshold: '满多少能用', couponThresholdHint: '按券能用的商品原价算。减钱的券，门槛要比减的多。', couponScope: '能用在', couponProducts: '哪些商品', couponFirstDay: '从哪天', couponLastDay: '到哪天', couponTotal: '一共几张', couponPerBuyer: '每人几张',
  couponBudget: '预算', couponBudgetHint: '每领一张，按它最多能减的钱从预算里留出。', platformBears: '减的钱由平台承担。', coopBears: '减的钱由合作社承担，不动农户和别家的份。',
  offWrong: '大于 0，最多 1000 元。', couponPercentWrong: '1 到 99 的整数。', thresholdWrong: '0 到 100000 元。', thresholdBelowOff: '门槛要比减的钱多。', couponProductsMissing: '选上能用这张券的商品。', periodWrong: '最后一天不能早于第一天。', totalWrong: '1 到 {most} 的整数。', budgetWrong: '预算至少够一张最多减的钱。',
  couponDRAFT: '草稿', couponACTIVE: '在发', couponSTOPPED: '停发了', couponOver: '到期了', couponDays: '{from}到{until}', couponClaimed: '领了', couponHeld: '待付款', couponUsed: '用了', couponGiven: '一共减了', couponBudgetLeft: '预算还有 {left}，一共 {all}',
  stopCoupon: '停发', startCoupon: '开始发', stopCouponSure: '停发后没人能再领，领到的还能用。', keepCoupon: '接着发',
}

export const en: Record<keyof typeof zh, string> = {
  delivery: 'Delivery fees', aboutDelivery: 'Where to, how much, how many days', deliveryNone: 'No table yet: delivery is free everywhere, and no days are shown.', deliverTo: 'Delivered to', whichProvinces: 'Choose provinces', allTheRest: 'All the others', listComma: ', ',
  firstWeight: 'First weight', firstFee: 'First fee', nextWeight: 'Each further', nextFee: 'Further fee', kilos: 'kg', daysOnTheWay: 'Days on the way', daysAtLeast: 'Days at least', daysAtMost: 'Days at most', daysTo: 'to', workDays: 'business days',
  sampleFee: '{n} kg cost {fee} yuan', addRow: 'Add a row', freeFrom: 'Free from', freeFromHint: 'By the price after coupons; leave it empty for never.', notServed: 'Not delivered to: {provinces}', allServed: 'Delivered everywhere.', saveDelivery: 'Save the fees', deliverySaved: 'Saved; new orders pay these fees',
  weightWrong: 'Above 0, at most {most} kg, three decimals.', feeWrong: '0 to {most} yuan, two decimals at most.', daysWrong: 'Whole numbers from 0 to {most}, the last not before the first.', provincesMissing: 'No province is chosen here.', rowsMissing: 'Keep one row at least. For free delivery, make its fees 0.', freeFromWrong: 'An amount above 0, or nothing.',
  coupons: 'Coupons', aboutCoupons: 'Issue, stop, see what was used', newCoupon: 'New coupon', issueCoupon: 'Issue it now', couponIssued: 'Issued; buyers can claim it', noCouponsIssued: 'No coupon yet. Issue one, and product pages offer it.',
  couponTitle: 'Title', couponTitleHint: 'Title in Chinese', couponTitleHintEnglish: 'e.g. First taste', couponKind: 'Takes off', couponAMOUNT: 'An amount', couponPERCENT: 'A per cent', couponOff: 'Amount off', couponPercent: 'Per cent off', couponCap: 'At most',
  couponThreshold: 'From', couponThresholdHint: 'By list prices of the goods it is for. An amount needs a threshold above it.', couponScope: 'Can be used on', couponProducts: 'Which products', couponFirstDay: 'First day', couponLastDay: 'Last day', couponTotal: 'How many', couponPerBuyer: 'Per buyer',
  couponBudget: 'Budget', couponBudgetHint: 'Each claim sets aside the most that the coupon can take off.', platformBears: 'The platform bears what it takes off.', coopBears: 'The co-op bears what it takes off; nobody else’s share changes.',
  offWrong: 'Above 0, at most 1000 yuan.', couponPercentWrong: 'A whole number from 1 to 99.', thresholdWrong: '0 to 100000 yuan.', thresholdBelowOff: 'The threshold must be above the amount off.', couponProductsMissing: 'Choose the products it is for.', periodWrong: 'The last day is not before the first.', totalWrong: 'A whole number from 1 to {most}.', budgetWrong: 'The budget holds at least one coupon.',
  couponDRAFT: 'Draft', couponACTIVE: 'On offer', couponSTOPPED: 'Stopped', couponOver: 'Over', couponDays: '{from} to {until}', couponClaimed: 'Claimed', couponHeld: 'To pay', couponUsed: 'Used', couponGiven: 'Taken off', couponBudgetLeft: '{left} of {all} left in the budget',
  stopCoupon: 'Stop it', startCoupon: 'Start it', stopCouponSure: 'Nobody can claim it any more; claimed ones stay good.', keepCoupon: 'Keep it',
}
