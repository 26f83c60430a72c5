/** Words of the co-op's work on orders. */
export const zh = {
  queueTO_SHIP: '待发货', queueOVERDUE: '该发没发', queuePARTLY_SENT: '发了一部分', queueON_THE_WAY: '路上', queueDONE: '已收货', queueCANCELLED: '已取消', queueALL: '全部',
  searchOrders: '找订单', findHint: '订单号、运单号、货名、手机后四位', fromDay: '从哪天', toDay: '到哪天', foundNothing: '没有找到。换个词，或放宽日期试试。', typeToSearch: '输入一样就能找：订单号、运单号、货名、收货人手机后四位。',
  bulkTracking: '批量填运单', pickList: '拣货单', labels: '打面单', exportOrders: '导出表格', chooseSome: '已选 {n} 单', chooseNone: '不选了', chooseOrder: '选订单 {number}', overdueSign: '该发了', shippedPart: '已发 {n} 包',
  orderTitle: '订单', contentsOfOrder: '要发的货', leftToShip: '还剩 {n} {unit} 没发', allShipped: '都发了', refundedOf: '已退 {amount}', receiver: '寄给谁', noteOf: '买家留言', noteWords: '买家留言：{note}', orderPaid: '买家付 {amount}',
  parcels: '包裹', noParcels: '还没有发出包裹。', parcelOf: '第 {n} 包', noEvents: '还没有物流记录。', byHand: '合作社记的', deliveredAt: '{time} 送到', receivesAt: '没人确认的话，{time} 自动收货', extended: '买家延长过一次',
  trackPICKED_UP: '已揽收', trackIN_TRANSIT: '运输中', trackOUT_FOR_DELIVERY: '正在派送', trackDELIVERED: '已送到', trackEXCEPTION: '出了状况',
  shipWhat: '这一包装多少', shipRest: '填小一点就是先发一部分。', quantityWrong: '数量不对：不能空着，也不能比剩下的多，至少装一样。', correctNumber: '改运单号', correctTitle: '改运单号', correctHint: '发出后两小时内、还没有物流记录时能改。', correctSubmit: '改好了', numberCorrected: '运单号改好了',
  noteTrack: '记一笔物流', noteTitle: '记一笔物流', noteKind: '发生了什么', notePlace: '在哪里', noteText: '说明', mayBeEmpty: '可以不填', noteHint: '手记的不会开始自动收货的计时，买家会看到是合作社记的。', noteSubmit: '记下', noted: '记下了',
  pickTitle: '拣货单', pickEmpty: '没有要拣的货。', pickSum: '{orders} 单 · 共 {weight}', byGoods: '按货拣', byOrder: '按单装', pickOrders: '{n} 单要', pickDay: '哪天下的单', pickAll: '所有待发', pickMore: '单子太多，只列了最早的 {n} 单。发掉一些再打一张。', print: '打印', inGrams: '{n} 克', inKilos: '{n} 公斤', lotOf: '{date}采收', tick: '拣好 {name}',
  labelsTitle: '面单', labelsHint: '纸 100×150 毫米，一张一单。', labelsEmpty: '没有要打的面单。', labelFrom: '寄件', labelTo: '收件', labelContents: '内件', labelNote: '留言', labelWeight: '约 {weight}',
  bulkTitle: '批量填运单', bulkHint: '一行一单：订单号；物流；运单号。可以从表格里整段贴进来，也可以选文件。', bulkExample: '订单号；物流；运单号', bulkFile: '选表格文件', bulkSubmit: '一起发货', bulkSent: '发出 {n} 单', bulkNotSent: '{n} 单没有发出，其余都发了。', bulkAllSent: '全部发出。', bulkLine: '第 {n} 行', bulkAgain: '再填一批', bulkReadProblem: '这个文件读不了，请另存为文本表格再试。',
  exportTitle: '导出订单', exportHint: '按下单日期导出，能用表格软件打开。发完收完的订单只留打码的收件人。', exportSubmit: '导出', exportProgress: '已写 {n} / {all} 单', exportBroken: '文件没有传完，没有保存。请再试一次。', exportDone: '导出好了',
  orderUnpaid: '待付款', orderCompleted: '已完成',
  journey: '货到哪了', journeyNone: '还没有发出。',
}

export const en: Record<keyof typeof zh, string> = {
  queueTO_SHIP: 'To ship', queueOVERDUE: 'Overdue', queuePARTLY_SENT: 'Partly sent', queueON_THE_WAY: 'On the way', queueDONE: 'Received', queueCANCELLED: 'Cancelled', queueALL: 'All',
  searchOrders: 'Find orders', findHint: 'Order, tracking number, goods, last 4 of phone', fromDay: 'From', toDay: 'To', foundNothing: 'Nothing found. Try other words or more days.', typeToSearch: 'Any one will do: order number, tracking number, goods, last four digits of the phone.',
  bulkTracking: 'Ship many', pickList: 'Pick list', labels: 'Labels', exportOrders: 'Export', chooseSome: '{n} chosen', chooseNone: 'Choose none', chooseOrder: 'Choose order {number}', overdueSign: 'Overdue', shippedPart: 'Parcels sent: {n}',
  orderTitle: 'Order', contentsOfOrder: 'Goods to send', leftToShip: '{n} {unit} left to send', allShipped: 'All sent', refundedOf: '{amount} refunded', receiver: 'Send to', noteOf: 'The buyer asks', noteWords: 'The buyer asks: {note}', orderPaid: 'The buyer paid {amount}',
  parcels: 'Parcels', noParcels: 'No parcel was sent yet.', parcelOf: 'Parcel {n}', noEvents: 'Nothing was reported yet.', byHand: 'Noted by the co-op', deliveredAt: 'Delivered {time}', receivesAt: 'Counts as received on {time} unless confirmed before', extended: 'The buyer asked for more time',
  trackPICKED_UP: 'Picked up', trackIN_TRANSIT: 'In transit', trackOUT_FOR_DELIVERY: 'Out for delivery', trackDELIVERED: 'Delivered', trackEXCEPTION: 'Something went wrong',
  shipWhat: 'What is in this parcel', shipRest: 'A smaller number sends a part first.', quantityWrong: 'Check the quantities: none left empty, none above what is left, at least one item.', correctNumber: 'Correct number', correctTitle: 'Correct the tracking number', correctHint: 'Possible for two hours after sending, while nothing was scanned.', correctSubmit: 'Correct it', numberCorrected: 'The number is corrected',
  noteTrack: 'Note an event', noteTitle: 'Note an event', noteKind: 'What happened', notePlace: 'Where', noteText: 'More', mayBeEmpty: 'Optional', noteHint: 'What is noted by hand starts no clock; the buyer sees that the co-op noted it.', noteSubmit: 'Note it', noted: 'Noted',
  pickTitle: 'Pick list', pickEmpty: 'Nothing to pick.', pickSum: 'Orders: {orders} · {weight} in all', byGoods: 'By goods', byOrder: 'By order', pickOrders: 'for orders: {n}', pickDay: 'Ordered on', pickAll: 'All to ship', pickMore: 'There are more: only the oldest {n} are listed. Send some and print another.', print: 'Print', inGrams: '{n} g', inKilos: '{n} kg', lotOf: 'Harvested {date}', tick: 'Picked {name}',
  labelsTitle: 'Labels', labelsHint: 'Paper 100×150 mm, one for each parcel.', labelsEmpty: 'No labels to print.', labelFrom: 'From', labelTo: 'To', labelContents: 'Contents', labelNote: 'Note', labelWeight: 'about {weight}',
  bulkTitle: 'Many tracking numbers', bulkHint: 'One line each: order number; carrier; tracking number. Paste them from a table or choose a file.', bulkExample: 'order number; carrier; tracking number', bulkFile: 'Choose a table file', bulkSubmit: 'Ship them all', bulkSent: 'Sent: {n}', bulkNotSent: 'Not sent: {n}. All others were.', bulkAllSent: 'All were sent.', bulkLine: 'Line {n}', bulkAgain: 'Another table', bulkReadProblem: 'This file can’t be read. Save it as a text table and try again.',
  exportTitle: 'Export orders', exportHint: 'By the day they were ordered, for any spreadsheet. Receivers of finished orders are masked.', exportSubmit: 'Export', exportProgress: '{n} of {all} orders written', exportBroken: 'The file did not arrive whole and was not saved. Please try again.', exportDone: 'Exported',
  orderUnpaid: 'Waiting for payment', orderCompleted: 'Completed',
  journey: 'Where the goods are', journeyNone: 'Not sent yet.',
}
