import { translator } from '@/shared/i18n/language'

export const zh = {
  filterTO_DO: '要处理', filterWAITING: '等别人', filterDONE: '已结束', noneTO_DO: '没有要处理的售后。', noneWAITING: '没有在等的售后。', noneDONE: '还没有结束的售后。', more: '再看一些', asksFor: '{buyer} 申请', appeals: '平台申诉', noAppeals: '没有要判的申诉。',
  decide: '怎么处理', grant: '同意，退 {amount}', grantSure: '退 {amount} 给买家，不能撤回。', yes: '同意退', no: '再看看', offer: '只退一部分', offerTitle: '退多少', offerHint: '说说为什么，比如：照片里坏的不到两成', shareOf: '{name} 退多少', sharesWorth: '一共退', refuse: '不同意', refuseTitle: '为什么不同意', refuseHint: '买家会看到，也可以请平台来判', accept: '同意寄回', acceptTitle: '寄回到哪里', returnTo: '收货人、电话、地址', acceptHint: '还要说什么（可不填）', arrived: '收到了', arrivedTitle: '确认收到寄回的货', arrivedSureRETURN: '确认后马上退款给买家。', arrivedSureEXCHANGE: '确认后留出同样的货，没货就改退款。', restock: '货完好，重新上架', replace: '填新货运单号', sendTo: '新货寄到', payInstead: '不换了，改退款', payInsteadSure: '新货不发了，退款给买家。',
  verdictAWARD: '判退款', verdictAWARD_RETURN: '判先寄回', verdictUPHOLD: '判不退', decisionHint: '说明理由，两边都看得到', decisionFinal: '判了就是最后结果。', send: '提交', carrier: '哪家快递', chooseCarrier: '选快递', tracking: '运单号', trackingHint: '照着面单填', waits: '等{who}',
}

export const en: Record<keyof typeof zh, string> = {
  filterTO_DO: 'To do', filterWAITING: 'Waiting', filterDONE: 'Closed', noneTO_DO: 'Nothing to do.', noneWAITING: 'Nothing is waiting.', noneDONE: 'Nothing closed yet.', more: 'Show more', asksFor: '{buyer} asks', appeals: 'Appeals', noAppeals: 'No appeals to decide.',
  decide: 'What to do', grant: 'Agree, refund {amount}', grantSure: 'Refund {amount} to the buyer. This can not be undone.', yes: 'Refund', no: 'Not yet', offer: 'Offer a part', offerTitle: 'How much to refund', offerHint: 'Say why, for instance: less than a fifth is bad', shareOf: 'Share of {name}', sharesWorth: 'Refund in all', refuse: 'Refuse', refuseTitle: 'Why not', refuseHint: 'The buyer reads it and may ask the platform', accept: 'Agree to a return', acceptTitle: 'Where to send it', returnTo: 'Name, phone, address', acceptHint: 'Anything else (may be empty)', arrived: 'Goods are back', arrivedTitle: 'The goods are back', arrivedSureRETURN: 'The buyer is refunded at once.', arrivedSureEXCHANGE: 'New goods are held; if there are none, the buyer is refunded.', restock: 'They are fine and go on sale again', replace: 'Give the new tracking number', sendTo: 'New goods go to', payInstead: 'Refund instead', payInsteadSure: 'No new goods are sent; the buyer is refunded.',
  verdictAWARD: 'Refund', verdictAWARD_RETURN: 'Send back first', verdictUPHOLD: 'No refund', decisionHint: 'Say why; both sides read it', decisionFinal: 'This decision is final.', send: 'Send', carrier: 'Carrier', chooseCarrier: 'Choose a carrier', tracking: 'Tracking number', trackingHint: 'As on the label', waits: 'Waiting for {who}',
}

export const t = translator(zh, en)
