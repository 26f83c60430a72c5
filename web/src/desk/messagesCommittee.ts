/** Words of the committee's table; what the public page says too stands in shared/i18n/committee. */
export const zh = {
  navCommittee: '委员会', aboutCommittee: '管大家的规矩，提、投、看记录', navRules: '平台的规矩', aboutRules: '哪几条管着所有人，怎么定的', tabMatters: '要定的事', tabRules: '现在的规矩', tabMinutes: '记录', noMatters: '还没有人提过事。', someSeat: '一个席位',
  proposeMatter: '提一件事', proposeMatterNow: '提出来', whichRule: '改哪一条', ruleIsNow: '现在是{words}', changeToWhat: '改成多少', voteUntil: '投到哪天', matterReason: '为什么', matterReasonHint: '如 让合作社少付一点', matterReasonMissing: '写一句为什么。', valueSame: '和现在一样，没有改。', effectiveTooEarly: '要在投完以后才生效。', matterProposed: '提出来了，等别类席位开启',
  proposedBy: '{name} {day}提出', dueOn: '投到{day}', openVote: '开启表决', openSure: '开启以后各席位可以投票，投到{day}。', voteOpened: '开始表决了', vote: '投票', voteNow: '投下去', yourVote: '你的一票', choiceMissing: '选一个。', voteReasonHint: '大家都会看到', voteFinal: '投了就不能改，写进记录。', voteCounted: '投好了',
  minutes: '会议记录', minutesAbout: '每一条都带着上一条的指纹，改一个字、少一条，后面都对不上。', minutesCheck: '现在查一遍', chaingood: '{n} 条，一环扣一环，都对得上', chainbad: '对不上，有人动过记录，联系审计', chainunknown: '这个浏览器查不了',
  minuteSEATED: '{who}入席', minutePROPOSED: '{who}提了一件事', minuteOPENED: '{who}开启了表决', minuteVOTED: '{who}投了{choice}', minuteDECIDED: '表决结果：{outcome}',
}

export const en: Record<keyof typeof zh, string> = {
  navCommittee: 'Committee', aboutCommittee: 'Rules for everybody: propose, vote, read the record', navRules: 'Rules of the platform', aboutRules: 'What binds everybody and how it was decided', tabMatters: 'Matters', tabRules: 'Rules', tabMinutes: 'Minutes', noMatters: 'Nothing has been proposed yet.', someSeat: 'a seat',
  proposeMatter: 'Propose', proposeMatterNow: 'Propose it', whichRule: 'Which rule', ruleIsNow: 'Now {words}', changeToWhat: 'Change it to', voteUntil: 'Votes until', matterReason: 'Why', matterReasonHint: 'e.g. so that co-ops pay a little less', matterReasonMissing: 'Write a sentence about why.', valueSame: 'That is what it is now.', effectiveTooEarly: 'Only after the votes are in.', matterProposed: 'Proposed; a seat of another class opens it',
  proposedBy: 'Proposed by {name}, {day}', dueOn: 'votes until {day}', openVote: 'Open the vote', openSure: 'From then on every seat may vote, until {day}.', voteOpened: 'The vote is open', vote: 'Vote', voteNow: 'Cast it', yourVote: 'Your vote', choiceMissing: 'Choose one.', voteReasonHint: 'Everybody will read it', voteFinal: 'A vote is final and stands in the minutes.', voteCounted: 'Your vote counts',
  minutes: 'Minutes', minutesAbout: 'Each holds the fingerprint of the one before; one changed word or missing minute breaks the chain.', minutesCheck: 'Check now', chaingood: '{n} minutes, each follows the one before', chainbad: 'It does not match: somebody changed the minutes. Call the auditor', chainunknown: 'This browser cannot check',
  minuteSEATED: '{who} took the seat', minutePROPOSED: '{who} proposed a matter', minuteOPENED: '{who} opened the vote', minuteVOTED: '{who} voted {choice}', minuteDECIDED: 'Decided: {outcome}',
}
