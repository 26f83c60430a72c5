/** Words of audits of money and stock, and of what bearers of coupons have in the books. */
export const zh = {
  audits: '审计', audit: '审计结果', aboutAudits: '每批货、每笔钱加一遍，看差在哪', startAudit: '现在查一遍', auditAbout: '把所有订单和所有批次加一遍：库存 = 已卖 + 占用 + 可卖；付的钱 = 保管 + 结算 + 退款。只看，不改。',
  noAudits: '还没有查过。随时可以查，不影响买卖。', auditLooked: '看了 {orders} 单、{lots} 批货', auditBegan: '{time} 开始', auditEnded: '{from} 到 {until}',
  audit_running: '在查', audit_silent: '没有差错', audit_broken: '没查完', auditDiffers: '{n} 处差错',
  auditSays_running: '正在查，可以离开这一页', auditSays_silent: '没有差错，货和钱都对得上', auditSays_broken: '没查完：有服务没有回应。再查一遍。',
  auditExpected: '应当', auditFound: '实际', auditNothing: '没有', auditHELD: '占用 {n}', auditSOLD: '已卖 {n}', auditRELEASED: '已放回 {n}', auditSHORTFALL: '缺货 {n}', auditSum: '已卖 {sold} + 占用 {reserved} + 可卖 {free}',
  auditLot: '{product}（{pack}），{grade}，{date}采收', auditLotGone: '已经下架的一批货',
  findingSTOCK_SUM: '这批货的库存加起来不等于登记的数', findingSTOCK_NOT_RESERVED: '订单等着付款，库存却没有占住', findingSTOCK_NOT_SOLD: '订单付了钱，库存没有按数记成已卖', findingSTOCK_NOT_RETURNED: '订单取消了，库存没有放回',
  findingSTOCK_WITHOUT_ORDER: '这批货有库存被拿走，却没有订单', findingSALE_NOT_BOOKED: '买家付了钱，分账的账本里没有', findingSALE_BOOKED_OTHERWISE: '账本里记的和订单不一样', findingSALE_SUM: '这一单进来的钱和去向加起来不等',
  findingSTATE_OTHERWISE: '订单现在的状态和它的经过不一样', findingPAYMENT_LOST: '钱到了，订单既没有算付款，钱也没有退回去', findingPAYMENT_MISSING: '订单算付了款，却没有收到钱的记录', findingPAYMENT_SUM: '一次付款不等于它付的几个订单之和', findingDEPOSIT_NOT_RETURNED: '预售结束了，订金没有退', auditDeposits: '预售订金，等付尾款', findingREFUND_SUM: '订单记的退款不等于各笔退款之和',
  auditMoney: '一共多少钱', auditPaid: '买家付的', auditToppedUp: '优惠券承担方补的', auditEscrow: '保管中，等收货', auditSettled: '已结算给各方', auditRefunded: '退给买家', auditGivenBack: '退给优惠券承担方', auditReturned: '没有成交、原样退回的',
  couponAccounts: '券的备付金', aboutCouponAccounts: '预存了多少、用了多少、还欠多少', noCouponAccounts: '没有合同要你承担优惠券。', couponBalance: '账上有', couponTaken: '优惠券用掉', couponReserve: '留着不付出去', couponUncovered: '还没补上',
  couponUncoveredHint: '这些钱补上之前，除农户外各方的付款要排队。', couponCovered: '没有欠的', couponDeposits: '存入记录', noDeposits: '还没有存过钱。', depositWithoutNote: '没有写来历',
}

export const en: Record<keyof typeof zh, string> = {
  audits: 'Audits', audit: 'Audit', aboutAudits: 'Every lot and every yuan added up', startAudit: 'Audit now', auditAbout: 'Adds up all orders and lots: stock = sold + held + free; paid = escrow + settled + refunded. It changes nothing.',
  noAudits: 'There was no audit yet. One can run at any time while people buy.', auditLooked: '{orders} orders and {lots} lots looked at', auditBegan: 'Began {time}', auditEnded: '{from} to {until}',
  audit_running: 'Running', audit_silent: 'No difference', audit_broken: 'Not finished', auditDiffers: '{n} differences',
  auditSays_running: 'Running; you can leave this page', auditSays_silent: 'No difference: goods and money agree', auditSays_broken: 'Not finished: a service did not answer. Audit again.',
  auditExpected: 'Should be', auditFound: 'Is', auditNothing: 'none', auditHELD: '{n} held', auditSOLD: '{n} sold', auditRELEASED: '{n} put back', auditSHORTFALL: '{n} missing', auditSum: '{sold} sold + {reserved} held + {free} free',
  auditLot: '{product} ({pack}), {grade}, harvested {date}', auditLotGone: 'A lot that is no longer offered',
  findingSTOCK_SUM: 'The stock of this lot does not add up to what was declared', findingSTOCK_NOT_RESERVED: 'The order waits for its payment, and no stock is held for it', findingSTOCK_NOT_SOLD: 'The order is paid, and its stock is not counted as sold', findingSTOCK_NOT_RETURNED: 'The order is cancelled, and its stock did not come back',
  findingSTOCK_WITHOUT_ORDER: 'Stock of this lot is taken, and there is no order', findingSALE_NOT_BOOKED: 'The buyer paid, and no book has this sale', findingSALE_BOOKED_OTHERWISE: 'The book and the order differ', findingSALE_SUM: 'What came in for this sale is not what is accounted for',
  findingSTATE_OTHERWISE: 'The order is in another state than its history says', findingPAYMENT_LOST: 'Money came, and it neither paid the order nor goes back', findingPAYMENT_MISSING: 'The order counts as paid, and no money is known to have come', findingPAYMENT_SUM: 'A payment is not the sum of the orders it paid', findingDEPOSIT_NOT_RETURNED: 'A presale ended and its deposit did not go back', auditDeposits: 'Deposits of presales', findingREFUND_SUM: 'The order’s refunded money is not the sum of its refunds',
  auditMoney: 'The money', auditPaid: 'Paid by buyers', auditToppedUp: 'Topped up by bearers of coupons', auditEscrow: 'In escrow until receipt', auditSettled: 'Settled with the parties', auditRefunded: 'Back to buyers', auditGivenBack: 'Back to bearers of coupons', auditReturned: 'Became no sale and went back',
  couponAccounts: 'Coupon deposits', aboutCouponAccounts: 'What is there, what coupons took, what is owed', noCouponAccounts: 'No contract has you bear coupons.', couponBalance: 'In the book', couponTaken: 'Taken by coupons', couponReserve: 'Kept back from payouts', couponUncovered: 'Still to make good',
  couponUncoveredHint: 'Until it comes in, payouts of all but farmers wait their turn.', couponCovered: 'Nothing is owed', couponDeposits: 'Paid in', noDeposits: 'Nothing was paid in yet.', depositWithoutNote: 'No note',
}
