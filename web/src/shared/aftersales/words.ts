import { translator } from '../i18n/language'

export const zh = {
  afterSales: '售后', apply: '申请售后', myCases: '售后进度', nothingToAsk: '这单现在没有可以申请的售后。',
  kindBEFORE_SHIPMENT: '没发货，退款', kindREFUND_ONLY: '坏了，按比例退', kindRETURN: '退货退款', kindEXCHANGE: '换货',
  aboutBEFORE_SHIPMENT: '合作社两个工作日内答复，不答复就自动退', aboutREFUND_ONLY: '拍照说明坏了多少，货不用寄回', aboutRETURN: '寄回后，合作社收到就退款', aboutEXCHANGE: '寄回后换同样的货，没货就退款',
  reasonNOT_WANTED: '不想要了', reasonWRONG_ADDRESS: '地址填错了', reasonTOO_SLOW: '发得太慢', reasonSPOILED: '坏了、烂了', reasonMISSING: '少发了', reasonWRONG_GOODS: '发错货了', reasonNOT_AS_DESCRIBED: '和说的不一样',
  stateDECIDING: '等合作社答复', stateOFFERED: '合作社提出部分退', stateREFUSED: '合作社没有同意', stateAPPEALED: '平台处理中', stateTO_SEND_BACK: '等买家寄回', stateSENT_BACK: '寄回途中', stateTO_REPLACE: '等合作社发新货', stateREFUNDING: '正在退款', stateREFUNDED: '已退款', stateREPLACED: '已换货', stateWITHDRAWN: '已撤回', stateREJECTED: '不退，已结束', stateLAPSED: '没按时寄回，已结束', stateOVERTAKEN: '已经发货，已结束',
  stepOPEN: '提交申请', stepGRANT: '同意退款', stepOFFER: '提出退一部分', stepACCEPT: '同意寄回', stepREFUSE: '没有同意', stepTAKE_OFFER: '接受了退一部分', stepAPPEAL: '请平台处理', stepWITHDRAW: '撤回申请', stepSEND_BACK: '寄回了', stepARRIVE: '收到寄回的货', stepARRIVE_AND_HOLD: '收到寄回的货，新货已留好', stepREPLACE: '发出新货', stepPAY_INSTEAD: '不换了，改退款', stepAWARD: '判定退款', stepAWARD_RETURN: '判定先寄回', stepUPHOLD: '判定不退', stepLET_STAND: '过了申诉时间', stepLAPSE: '没有按时寄回', stepREFUND: '退款已发出，原路退回', stepOVERTAKE: '货已经发出，退不了了',
  byBUYER: '买家', byCOOPERATIVE: '合作社', byPLATFORM: '平台', byTIME: '到时间自动', byMARKET: '系统',
  noneToSwap: '没有同样的货可换，改为退款', quantityOf: '{n} {unit}', damagedShare: '坏了 {percent}', missingShare: '少了 {percent}', shareGranted: '退 {percent}', wantedSum: '申请退', grantedSum: '合作社提出退', refundedSum: '退款', noMoney: '换货不退钱',
  dueBefore: '最晚 {time}', duePast: '已过 {time}', wayBackBUYER: '寄回运费买家出', wayBackCOOPERATIVE: '寄回运费合作社出', returnTo: '寄到', sentBackWith: '寄回 {carrier} {number}', replacedWith: '新货 {carrier} {number}', photos: '照片', photoOf: '照片 {n}', photoLost: '照片没打开，点一下重试', close: '关闭', theirWords: '买家说', orderNumber: '订单 {number}',
}

export const en: Record<keyof typeof zh, string> = {
  afterSales: 'After-sales', apply: 'Ask for after-sales', myCases: 'After-sales', nothingToAsk: 'There is nothing to ask for with this order now.',
  kindBEFORE_SHIPMENT: 'Refund before sending', kindREFUND_ONLY: 'Refund for damage', kindRETURN: 'Return and refund', kindEXCHANGE: 'Exchange',
  aboutBEFORE_SHIPMENT: 'The co-op answers within two business days, or it is refunded by itself', aboutREFUND_ONLY: 'Photos of what is bad; nothing is sent back', aboutRETURN: 'Refunded when the co-op has the goods back', aboutEXCHANGE: 'The same goods again, or a refund if there are none',
  reasonNOT_WANTED: 'Not wanted any more', reasonWRONG_ADDRESS: 'Wrong address', reasonTOO_SLOW: 'Sent too late', reasonSPOILED: 'Spoiled', reasonMISSING: 'Something is missing', reasonWRONG_GOODS: 'Wrong goods', reasonNOT_AS_DESCRIBED: 'Not as described',
  stateDECIDING: 'Waiting for the co-op', stateOFFERED: 'Part offered', stateREFUSED: 'Refused by the co-op', stateAPPEALED: 'With the platform', stateTO_SEND_BACK: 'To be sent back', stateSENT_BACK: 'On its way back', stateTO_REPLACE: 'Waiting for new goods', stateREFUNDING: 'Being refunded', stateREFUNDED: 'Refunded', stateREPLACED: 'Replaced', stateWITHDRAWN: 'Taken back', stateREJECTED: 'Closed, no refund', stateLAPSED: 'Closed, not sent back', stateOVERTAKEN: 'Closed, already sent',
  stepOPEN: 'Asked', stepGRANT: 'Agreed to refund', stepOFFER: 'Offered a part', stepACCEPT: 'Agreed to a return', stepREFUSE: 'Refused', stepTAKE_OFFER: 'Took the part', stepAPPEAL: 'Asked the platform', stepWITHDRAW: 'Taken back', stepSEND_BACK: 'Sent back', stepARRIVE: 'Goods are back', stepARRIVE_AND_HOLD: 'Goods are back, new ones are held', stepREPLACE: 'New goods sent', stepPAY_INSTEAD: 'Refund instead of new goods', stepAWARD: 'Decided: refund', stepAWARD_RETURN: 'Decided: send back first', stepUPHOLD: 'Decided: no refund', stepLET_STAND: 'Time to appeal is over', stepLAPSE: 'Not sent back in time', stepREFUND: 'Refund sent to the same account', stepOVERTAKE: 'The goods were sent already',
  byBUYER: 'Buyer', byCOOPERATIVE: 'Co-op', byPLATFORM: 'Platform', byTIME: 'By time', byMARKET: 'System',
  noneToSwap: 'None of these goods left, so refunded', quantityOf: '{n} {unit}', damagedShare: '{percent} damaged', missingShare: '{percent} missing', shareGranted: '{percent} back', wantedSum: 'Asked for', grantedSum: 'Co-op offers', refundedSum: 'Refund', noMoney: 'No money moves',
  dueBefore: 'By {time} at the latest', duePast: 'Was due by {time}', wayBackBUYER: 'Buyer pays the way back', wayBackCOOPERATIVE: 'Co-op pays the way back', returnTo: 'Send to', sentBackWith: 'Back with {carrier} {number}', replacedWith: 'New goods with {carrier} {number}', photos: 'Photos', photoOf: 'Photo {n}', photoLost: 'Not loaded, tap to try again', close: 'Close', theirWords: 'Buyer says', orderNumber: 'Order {number}',
}

/** Words of after-sales that shop and desk share. */
export const w = translator(zh, en)
