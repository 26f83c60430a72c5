/** Words of the places behind "more": what each of them is for. */
export const zh = {
  afterSales: '售后', aboutAfterSales: '退款、退货、换货，到点前要答复', appeals: '平台申诉', aboutAppeals: '买家和合作社谈不拢的，平台判',
  navMore: '更多', aboutContracts: '起草、签字、试算', aboutMembers: '每户的出资、份额、交易额', aboutYearEnds: '盈余怎么分到每一户', aboutMembership: '我家的出资、份额、年终分到多少',
  aboutSeals: '每天的账合成一个指纹，联署', aboutDisputes: '提出过的、审计定了的', aboutFunds: '每只基金收了多少、用在哪里',
}

export const en: Record<keyof typeof zh, string> = {
  afterSales: 'After-sales', aboutAfterSales: 'Refunds, returns and exchanges to answer in time', appeals: 'Appeals', aboutAppeals: 'What buyers and co-ops could not settle',
  navMore: 'More', aboutContracts: 'Draft, sign, simulate', aboutMembers: 'Capital, shares and trade of each household', aboutYearEnds: 'How the surplus reaches every household', aboutMembership: 'Our capital, shares and year-end money',
  aboutSeals: 'Each day’s books as one fingerprint to co-sign', aboutDisputes: 'Raised and decided', aboutFunds: 'What came into each fund and where it went',
}
