/** The words of presales. */
export const zh = {
  presaleBadge: '预售 · {until}前采收', gradeAhead: '{grade} · 预售，{from}到{until}采收', harvestAhead: '预计采收', madeAhead: '预计做好', fromUntil: '{from}到{until}', buyAhead: '预订，先付订金 {percent}',
  depositNow: '现在付订金', balanceLater: '货到齐后付尾款', balanceLaterWithFee: '尾款（含运费）', presaleTerms: '订金付了先占货，{from}到{until}采收。采收后 {days} 个工作日内付尾款，不付尾款订金全退。',
  presaleAlone: '预售的货要单独买', presaleNoCoupons: '预售的货不能用券', confirmDeposit: '付订金 {amount}',
  depositPaidTitle: '订金付好了', depositPaidHint: '货给你占着。采收后来付尾款，我的订单里会写明哪天前付。', payOverDeposit: '订单取消了，订金原路退回。喜欢的可以再买。',
  leadDEPOSIT_PAID: '等采收，{from}到{until}。', leadBALANCE_DUE: '货有了。{time}前付尾款，不付订单就取消，订金全退。', leadOffered: '这批没收够，轮不到你这单了。',
  wholeSum: '全款', depositSum: '订金', depositDone: '订金（已付）', balanceSum: '尾款', balanceDone: '尾款（已付）', ifPaidNow: '现在付尾款，{arrival}', balanceLeft: '{time}前付，过时订单取消，订金全退', payBalance: '付尾款 {amount}', giveUpSure: '取消这单？订金 {amount} 全部退回。',
  offerAsks: '没收够，问你换不换。{time}前答。', offerAnswer: '去答复', offerTitle: '换成{grade}，要不要', offerTitleSame: '换成另一批{grade}，要不要', offerTakeSame: '要，换这批', offerText: '同一种货，{grade}。每{unit} {price}，总价 {total}，尾款 {balance}，不会比原来贵。', offerBefore: '{time}前回复。不回复就取消，订金全退。', offerTake: '要，换{grade}', offerRefuse: '不要，退订金', offerRefuseSure: '不换了，订单取消，订金 {amount} 全部退回？',
  lineDEPOSIT_PAID: '订金已付，等采收', lineBALANCE_DUE: '货有了，等付尾款', reasonSHORTFALL: '没收够，订单取消，订金全退', reasonOFFER_GONE: '换的货也卖完了，订单取消，订金全退', reasonOFFER_TAKEN: '换好了，等付尾款', reasonBALANCE_UNPAID: '到时间没付尾款，订单取消，订金全退',
  reasonGAVE_UP: '你取消了订单，订金全退', reasonLATE_BALANCE: '尾款到得晚，订单已经取消，订金尾款都退', refundForDEPOSIT_RETURNED: '退订金',
}

export const en: Record<keyof typeof zh, string> = {
  presaleBadge: 'Presale, by {until}', gradeAhead: '{grade} · presale, harvest {from} to {until}', harvestAhead: 'Harvest', madeAhead: 'Made', fromUntil: '{from} to {until}', buyAhead: 'Order with {percent} deposit',
  depositNow: 'Deposit now', balanceLater: 'Balance after the harvest', balanceLaterWithFee: 'Balance (with delivery)', presaleTerms: 'The deposit keeps the goods for you; harvest {from} to {until}. Pay the balance within {days} working days after it, or have the whole deposit back.',
  presaleAlone: 'A presale is bought by itself', presaleNoCoupons: 'No coupons for a presale', confirmDeposit: 'Pay deposit {amount}',
  depositPaidTitle: 'Deposit paid', depositPaidHint: 'The goods are kept for you. Pay the balance after the harvest; your orders say by when.', payOverDeposit: 'The order was cancelled and the deposit goes back. You can buy again.',
  leadDEPOSIT_PAID: 'Waiting for the harvest, {from} to {until}.', leadBALANCE_DUE: 'Your goods are there. Pay the balance before {time}, or the order ends and the deposit goes back.', leadOffered: 'The harvest was too small for your order.',
  wholeSum: 'Price in all', depositSum: 'Deposit', depositDone: 'Deposit (paid)', balanceSum: 'Balance', balanceDone: 'Balance (paid)', ifPaidNow: 'If you pay now: {arrival}', balanceLeft: 'Pay before {time}, or the order ends and the deposit goes back', payBalance: 'Pay balance {amount}', giveUpSure: 'Cancel this order? The whole deposit of {amount} goes back.',
  offerAsks: 'Others are offered, until {time}.', offerAnswer: 'See the offer', offerTitle: 'Take {grade} instead?', offerTitleSame: 'Take another harvest of {grade} instead?', offerTakeSame: 'Yes, take these', offerText: 'The same goods, {grade}: {price} per {unit}, {total} in all, {balance} left to pay. Never more than before.', offerBefore: 'Please answer before {time}. Without an answer the deposit goes back.', offerTake: 'Yes, take {grade}', offerRefuse: 'No, refund me', offerRefuseSure: 'End the order and have the deposit of {amount} back?',
  lineDEPOSIT_PAID: 'Deposit paid, waiting for the harvest', lineBALANCE_DUE: 'Goods are there, balance to pay', reasonSHORTFALL: 'Harvest too small, cancelled, deposit goes back', reasonOFFER_GONE: 'The goods offered instead sold out too, cancelled, deposit goes back', reasonOFFER_TAKEN: 'Others taken instead, balance to pay', reasonBALANCE_UNPAID: 'Balance not paid in time, cancelled, deposit goes back',
  reasonGAVE_UP: 'You cancelled, deposit goes back', reasonLATE_BALANCE: 'Balance came after the order had ended, both parts go back', refundForDEPOSIT_RETURNED: 'Deposit returned',
}
