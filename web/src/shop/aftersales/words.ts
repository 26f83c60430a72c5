import { translator } from '@/shared/i18n/language'

export const zh = {
  whatFor: '想怎么办', why: '什么原因', whichGoods: '哪些货', howMuch: '数量（{unit}）', damageOf: '坏了多少', allDamaged: '全坏了', missingOf: '少了多少', allMissing: '一点没收到', describe: '说明一下', describeHint: '比如：打开有三个烂了', describeMust: '说明一下（必填）',
  addPhoto: '拍照或选图', photosHint: '拍清楚坏的地方，最多 6 张', photosNeeded: '请至少拍一张照片。', photoSending: '上传中 {percent}', photoFailed: '没传上去，点一下重试', photoRefused: '不能用，换一张', photoTooLarge: '照片超过 5 MB，换一张小一点的。', removePhoto: '去掉这张', waitPhotos: '等照片传完再提交。', photosLost: '有照片没传上去，重试或去掉。',
  youWouldGet: '大约退', submit: '提交申请', goodsMissing: '请选要申请的货。', kindMissing: '请选想怎么办。', reasonMissing: '请选原因。', openUntil: '{time} 前可以申请', submitted: '已提交，等合作社答复',
  nextOFFERED: '合作社愿意退 {amount}。接受就马上退，不接受可以请平台来判。', nextREFUSED: '合作社没有同意。不服可以请平台来判。', nextTO_SEND_BACK: '把货寄到下面的地址，填上运单号。', nextDECIDING: '合作社正在看，不用做什么。', nextAPPEALED: '平台在看两边的说法，判了就是最后结果。', nextSENT_BACK: '货在路上，合作社收到后会处理。', nextTO_REPLACE: '合作社收到了，正在准备新货。', nextREFUNDING: '正在退款，稍等一会。', nextOVERTAKEN: '货已经发出，这次申请结束了。收到后有问题，可以再申请。',
  accept: '接受，退 {amount}', appeal: '请平台处理', appealTitle: '请平台处理', appealHint: '说说为什么不同意', appealSure: '平台判了就是最后结果。', sendBack: '填寄回单号', withdraw: '撤回申请', withdrawSure: '撤回后这次申请就结束了。', keep: '先不撤', send: '提交', carrier: '哪家快递', chooseCarrier: '选快递', tracking: '运单号', trackingHint: '照着面单填',
  openCases: '正在处理', entry: '退款 · 售后', entryAbout: '没发货可以退，坏了可以赔', seeCase: '看进度',
}

export const en: Record<keyof typeof zh, string> = {
  whatFor: 'What you want', why: 'Why', whichGoods: 'Which goods', howMuch: 'Quantity ({unit})', damageOf: 'How much is bad', allDamaged: 'All of it', missingOf: 'How much is missing', allMissing: 'All of it', describe: 'Say more', describeHint: 'For instance: three are rotten', describeMust: 'Say more (needed)',
  addPhoto: 'Take or choose', photosHint: 'Show what is bad, 6 at most', photosNeeded: 'Please take at least one photo.', photoSending: 'Sending {percent}', photoFailed: 'Not sent, tap to try again', photoRefused: 'Not usable, take another', photoTooLarge: 'The photo is larger than 5 MB. Please take a smaller one.', removePhoto: 'Remove this photo', waitPhotos: 'Please wait for the photos.', photosLost: 'Some photos were not sent. Try again or remove them.',
  youWouldGet: 'You would get', submit: 'Send', goodsMissing: 'Please choose the goods.', kindMissing: 'Please choose what you want.', reasonMissing: 'Please choose a reason.', openUntil: 'Open until {time}', submitted: 'Sent. The co-op will answer',
  nextOFFERED: 'The co-op offers {amount}. Accept and it is paid at once, or ask the platform to decide.', nextREFUSED: 'The co-op refused. You can ask the platform to decide.', nextTO_SEND_BACK: 'Send the goods to the address below and give the tracking number.', nextDECIDING: 'The co-op is looking at it. Nothing to do.', nextAPPEALED: 'The platform is reading both sides. Its word is final.', nextSENT_BACK: 'The goods are on their way back to the co-op.', nextTO_REPLACE: 'The co-op has them and is preparing new goods.', nextREFUNDING: 'The refund is under way.', nextOVERTAKEN: 'The goods had been sent by then. If something is wrong with them, ask again.',
  accept: 'Accept {amount}', appeal: 'Ask the platform', appealTitle: 'Ask the platform', appealHint: 'Say why you disagree', appealSure: 'What the platform decides is final.', sendBack: 'Give the tracking number', withdraw: 'Take it back', withdrawSure: 'This ends your request.', keep: 'Keep it', send: 'Send', carrier: 'Carrier', chooseCarrier: 'Choose a carrier', tracking: 'Tracking number', trackingHint: 'As on the label',
  openCases: 'Going on', entry: 'Refund and after-sales', entryAbout: 'Refunds before sending, and for damage', seeCase: 'See how it stands',
}

export const t = translator(zh, en)
