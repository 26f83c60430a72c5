import { translator } from './language'

/** Words of the committee that desk and shop say alike. */
export const zh = {
  committee: '共治委员会', publicRules: '平台的规矩，谁定的', rulesAbout: '这几条管着所有人，只有委员会表决才能改。合作社、平台、政府、消费者各一票，三类以上有结果才算数。', ruleSince: '{day}起，{who}', ruleFounding: '平台开办时定的', ruleVoted: '委员会表决定的', ruleNext: '{day}起改为{words}', ruleHistory: '以前怎么定的', minuteNo: '记录第 {n} 号',
  decisionsTitle: '表决过的事', noDecisions: '还没有表决过。', changeTo: '改为{words}', effectiveOn: '{day}生效', decidedOn: '{day}表决', becauseOf: '理由', wholeVote: '谁投了什么', hideVote: '收起',
  matterPROPOSED: '等别的席位开启', matterOPEN: '正在表决', matterACCEPTED: '通过了', matterREJECTED: '没通过', matterLAPSED: '人数不够，作废', classCOOPERATIVES: '合作社', classPLATFORM: '平台', classGOVERNMENT: '政府', classCONSUMERS: '消费者', choiceYES: '赞成', choiceNO: '反对', choiceABSTAIN: '弃权', choiceNone: '还没有结果', castOf: '{cast}/{seats} 席投了',
}

export const en: Record<keyof typeof zh, string> = {
  committee: 'Committee', publicRules: 'Rules and who made them', rulesAbout: 'These bind everybody and only a vote of the committee changes them. Co-ops, platform, government and consumers have one vote each; three of the four must have one.', ruleSince: 'since {day}, {who}', ruleFounding: 'from the founding of the platform', ruleVoted: 'by a vote of the committee', ruleNext: 'from {day}: {words}', ruleHistory: 'What it was before', minuteNo: 'Minute {n}',
  decisionsTitle: 'What was decided', noDecisions: 'Nothing has been voted on yet.', changeTo: 'Change to {words}', effectiveOn: 'counts from {day}', decidedOn: 'decided {day}', becauseOf: 'Why', wholeVote: 'Who voted what', hideVote: 'Hide',
  matterPROPOSED: 'Waits to be opened', matterOPEN: 'Being voted on', matterACCEPTED: 'Accepted', matterREJECTED: 'Rejected', matterLAPSED: 'Lapsed, too few votes', classCOOPERATIVES: 'Co-ops', classPLATFORM: 'Platform', classGOVERNMENT: 'Government', classCONSUMERS: 'Consumers', choiceYES: 'for', choiceNO: 'against', choiceABSTAIN: 'abstained', choiceNone: 'no result yet', castOf: '{cast} of {seats} seats voted',
}

export const g = translator(zh, en)
