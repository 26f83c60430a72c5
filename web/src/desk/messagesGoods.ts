/** Words of how goods are sold: weights, windows, limits, presales and harvests. */
export const zh = {
  weight: '每{unit}连包装多重', gramsUnit: '克', weightHint: '运费按重量算，称一份装好的。', gramsWrong: '填 1 到 1000000 之间的整数。',
  isThere: '货在不在', thereNow: '已经采收', thereLater: '还没采收，先预售', thereNowMade: '已经做好', thereLaterMade: '还没做好，先预售',
  harvestFrom: '最早哪天采收', harvestUntil: '最晚哪天采收', harvestFromWrong: '选今天之后、一年之内的一天。', harvestUntilWrong: '不能早于开始那天，最多晚 {most} 天。',
  deposit: '订金占货款', depositWrong: '填 1 到 99 之间的整数。', balanceDays: '采收后几个工作日付尾款', balanceDaysWrong: '填 1 到 {most} 之间的整数。', balanceDayUnit: '天',
  stockExpected: '预计采收多少', presaleLot: '预售 · {from}至{until}采收 · {grade}', presaleTerms: '订金 {percent}%，采收后 {days} 个工作日内付尾款',
  sellingTerms: '开卖和限购', sellingSaved: '改好了，新单按这个卖', begins: '什么时候开卖', beginsNow: '现在就卖', beginsAt: '定个时间', endsWhen: '卖到什么时候', endsNever: '卖完为止', endsAt: '到点停卖',
  dayChosen: '哪一天', timeChosen: '几点', perBuyer: '每人最多买多少', perBuyerHint: '不填就不限。已经下的单不变。', saleDayMissing: '选一天。', endsBeforeItBegins: '停卖要在开卖之后。', saveTerms: '就这么卖',
  opensLine: '{time} 开卖', closesLine: '卖到 {time}', perBuyerLine: '每人限 {n} {unit}',
  harvestRecord: '记采收', harvestRecorded: '采收记下了', harvestDay: '哪天采收的', harvested: '采收了多少', harvestHint: '记下就不能改。买家马上会收到付尾款的提醒；采得比卖出的少，按付订金的先后分，分不到的换等级或退订金。', harvestDayWrong: '选采收那天，今天或之前。',
  harvestLine: '{day}采收 {n} {unit}，预计 {expected}', harvestShort: '比卖出的少 {n} {unit}',
}

export const en: Record<keyof typeof zh, string> = {
  weight: 'Weight of a {unit}, packed', gramsUnit: 'g', weightHint: 'The delivery fee goes by weight: weigh one as it is sent.', gramsWrong: 'A whole number from 1 to 1000000.',
  isThere: 'Are the goods there', thereNow: 'Harvested', thereLater: 'Not yet: sell ahead', thereNowMade: 'Made', thereLaterMade: 'Not yet: sell ahead',
  harvestFrom: 'Harvest begins', harvestUntil: 'Harvest ends', harvestFromWrong: 'A day after today, within a year.', harvestUntilWrong: 'Not before it begins, at most {most} days later.',
  deposit: 'Deposit of the price', depositWrong: 'A whole number from 1 to 99.', balanceDays: 'Business days for the balance', balanceDaysWrong: 'A whole number from 1 to {most}.', balanceDayUnit: 'days',
  stockExpected: 'Expected harvest', presaleLot: 'Presale · harvest {from} to {until} · {grade}', presaleTerms: '{percent}% deposit, balance within {days} business days of the harvest',
  sellingTerms: 'Times and limits', sellingSaved: 'Saved; new orders follow it', begins: 'Sale begins', beginsNow: 'At once', beginsAt: 'At a time', endsWhen: 'Sale ends', endsNever: 'When sold out', endsAt: 'At a time',
  dayChosen: 'Day', timeChosen: 'Time', perBuyer: 'Most for one buyer', perBuyerHint: 'Empty for no limit. What is ordered stays.', saleDayMissing: 'Choose a day.', endsBeforeItBegins: 'A sale ends after it begins.', saveTerms: 'Sell it like this',
  opensLine: 'Opens {time}', closesLine: 'Until {time}', perBuyerLine: 'Limit {n} {unit} each',
  harvestRecord: 'Record harvest', harvestRecorded: 'The harvest is recorded', harvestDay: 'Harvested on', harvested: 'How much was harvested', harvestHint: 'This cannot be changed later. Buyers are asked for the balance at once. Where it is less than was sold, who paid first is served first; the others are offered another grade or paid back.', harvestDayWrong: 'The day of harvest: today or before.',
  harvestLine: '{n} {unit} harvested {day}, {expected} expected', harvestShort: '{n} {unit} less than is sold',
}
